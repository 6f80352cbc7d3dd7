#include "console/two_play.h"

#include "casepage/case_page.h"
#include "conflicts/conflict_light.h"
#include "conflicts/conflict_list_model.h"
#include "conflicts/conflicts_page.h"
#include "conflicts/settle_row.h"
#include "consoles/bundle_dialog.h"
#include "consoles/console_list_model.h"
#include "consoles/consoles_page.h"
#include "consoles/digits_field.h"
#include "consoles/pairing_dialog.h"
#include "consoles/revoke_dialog.h"
#include "consoles/routes_dialog.h"
#include "consoles/sync_light.h"
#include "forms/form_rows.h"
#include "tracks/track_import_dialog.h"
#include "tracks/track_link.h"
#include "tracks/track_page.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/main_window.h"
#include "wiring/demo_store.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <set>

namespace fengsui {

using ui::fromUtf8;

namespace {

constexpr const char* password = "river-crossing-7";

std::set<IncidentId> idsOf(ui::Watch& watch)
{
    std::set<IncidentId> ids;
    for (const IncidentRow& row : watch.cases().all())
        ids.insert(row.id);
    return ids;
}

void enrol(LocalWriter& writer, const std::string& account, const std::string& name)
{
    Operator person;
    person.account = account;
    person.name = name;
    person.roles = { Role::Administrator, Role::Acceptor, Role::ShiftLeader };
    const auto enrolled = writer.office().staff.enrol(Session::system(), person, password);
    if (!enrolled)
        throw PlayFailure(fromUtf8(enrolled.refusal().toString()));
}

} // namespace

/// One console: its store, its window, and the hands that work at it.
struct TwoPlay::Side {
    Side(const StoreFolder& folder, std::string who, const Clock& clock, const ui::Wardrobe& wardrobe, QSize size,
        const QString& pictures)
        : account(std::move(who))
        , watch(accessTo(folder, loadShelves(folder), clock), clock)
        , window(watch, wardrobe)
        , hands(window, watch, pictures)
    {
        window.resize(size);
        window.show();
        window.layOutAnew();
    }
    const PeerPicture* peer()
    {
        const auto& picture = watch.backstage().picture();
        return picture && !picture->peers.empty() ? &picture->peers.front() : nullptr;
    }

    std::string account;
    ui::Watch watch;
    ui::MainWindow window;
    OperatorHands hands;
};

TwoPlay::TwoPlay(const ui::Wardrobe& wardrobe, QSize size, QString folder)
    : m_wardrobe(wardrobe)
    , m_size(size)
    , m_folder(std::move(folder))
{
}

TwoPlay::~TwoPlay() = default;

int TwoPlay::run()
{
    m_time.start();
    try {
        if (!QDir().mkpath(m_folder))
            throw PlayFailure(QStringLiteral("the folder %1 can't be made").arg(m_folder));
        play();
    } catch (const std::exception& failure) {
        QTextStream(stderr) << "fengsui: the play of two consoles failed at “" << m_step << "”: " << failure.what()
                            << '\n';
        for (Side* side : { m_county.get(), m_town.get() })
            if (side)
                side->hands.photograph(QStringLiteral("failed-") + fromUtf8(side->account));
        return 1;
    }
    QTextStream out(stdout);
    for (const QString& done : m_done)
        out << "  " << done << '\n';
    out << "Two consoles played in " << m_time.elapsed() / 1000 << " s; pictures in " << m_folder << '\n';
    return 0;
}

void TwoPlay::step(const QString& what)
{
    m_step = what;
    m_done << what;
}

void TwoPlay::play()
{
    makeStores();
    signIn(*m_county);
    signIn(*m_town);
    pair();
    workTogether();
    track();
    cut();
    workApart();
    join();
    settle();
    carryBundle();
    revoke();
}

void TwoPlay::makeStores()
{
    step(QStringLiteral("A county's demo store and a town's empty one are made and opened."));
    const StoreFolder county { (m_folder + QStringLiteral("/county")).toStdString() };
    const StoreFolder town { (m_folder + QStringLiteral("/town")).toStdString() };
    if (const auto made = createDemoStore(county, m_clock, [](auto, auto) { return true; }); !made)
        throw PlayFailure(fromUtf8(made.refusal().toString()));
    NewStore about;
    about.division = "511129100";
    about.name = "沐溪镇综合指挥分中心（应急值班室）";
    if (const auto made = createStore(town, about, m_clock); !made)
        throw PlayFailure(fromUtf8(made.refusal().toString()));
    {
        LocalWriter writer(county, loadShelves(county), m_clock);
        enrol(writer, "county-duty", "陈值班");
    }
    {
        LocalWriter writer(town, loadShelves(town), m_clock);
        enrol(writer, "town-duty", "周值班");
    }
    m_county = std::make_unique<Side>(county, "county-duty", m_clock, m_wardrobe, m_size, m_folder);
    m_town = std::make_unique<Side>(town, "town-duty", m_clock, m_wardrobe, m_size, m_folder);
    for (Side* side : { m_county.get(), m_town.get() })
        side->hands.until(QStringLiteral("the lists are read"), [side] {
            return side->watch.isLoaded() && side->watch.canWrite() && !side->watch.operators().empty()
                && side->watch.backstage().picture();
        });
}

void TwoPlay::turnTo(Side& side)
{
    side.window.raise();
    side.hands.bringToFront(QStringLiteral("the window"), [&side] { return &side.window; });
}

void TwoPlay::signIn(Side& side)
{
    step(QStringLiteral("%1 signs in.").arg(fromUtf8(side.account)));
    turnTo(side);
    side.hands.signIn(fromUtf8(side.account), fromUtf8(password));
}

ui::ConsolesPage& TwoPlay::consoles(Side& side)
{
    if (!side.window.consolesPage()) {
        turnTo(side);
        side.hands.press(Qt::Key_K, Qt::ControlModifier);
    }
    side.hands.bringToFront(QStringLiteral("the list of consoles"), [&side] { return side.window.consolesPage(); });
    return *side.window.consolesPage();
}

void TwoPlay::leaveConsoles(Side& side)
{
    side.window.consolesPage()->close();
    turnTo(side);
}

void TwoPlay::pair()
{
    step(QStringLiteral("The county waits, the town calls; both show the same six digits."));
    ui::ConsolesPage& county = consoles(*m_county);
    m_county->hands.click(county.pairButton());
    ui::PairingDialog* waiting = county.pairing();
    m_county->hands.bringToFront(QStringLiteral("the pairing"), [waiting] { return waiting; });
    m_county->hands.write(waiting->door(), QStringLiteral("127.0.0.1:0"));
    m_county->hands.click(waiting->waitButton());
    m_county->hands.until(QStringLiteral("the county waits"), [waiting] { return waiting->port() > 0; });
    m_address = QStringLiteral("127.0.0.1:%1").arg(waiting->port());
    m_county->hands.photograph(QStringLiteral("01-county-waits"));

    ui::ConsolesPage& town = consoles(*m_town);
    m_town->hands.click(town.pairButton());
    ui::PairingDialog* calling = town.pairing();
    m_town->hands.bringToFront(QStringLiteral("the pairing"), [calling] { return calling; });
    m_town->hands.write(calling->address(), m_address);
    m_town->hands.click(calling->callButton());
    m_town->hands.until(QStringLiteral("both show six digits"),
        [&] { return calling->digits().size() == 6 && waiting->digits() == calling->digits(); });
    m_town->hands.write(calling->theirs(), waiting->digits());
    m_town->hands.photograph(QStringLiteral("02-town-digits"));
    m_town->hands.press(Qt::Key_Return);
    m_county->hands.bringToFront(QStringLiteral("the pairing"), [waiting] { return waiting; });
    m_county->hands.write(waiting->theirs(), waiting->digits());
    m_county->hands.press(Qt::Key_Return);
    m_county->hands.until(QStringLiteral("both are paired"), [&] { return !county.pairing() && !town.pairing(); });
    untilEqual();
    m_county->hands.photograph(QStringLiteral("03-county-paired"));
    m_town->hands.photograph(QStringLiteral("04-town-paired"));
    leaveConsoles(*m_county);
    leaveConsoles(*m_town);
}

bool TwoPlay::isEqual(Side& side) const
{
    const PeerPicture* peer = side.peer();
    return peer && peer->isLive && peer->waitingOut + peer->waitingIn == 0 && peer->ledgersAgree == true;
}

// Ledgers are compared when both hold the same, and then with the heartbeat.
void TwoPlay::untilEqual()
{
    m_town->hands.until(
        QStringLiteral("both hold the same and their ledgers are equal"),
        [this] {
            return isEqual(*m_county) && isEqual(*m_town) && idsOf(m_county->watch) == idsOf(m_town->watch)
                && m_county->watch.entries() == m_town->watch.entries();
        },
        60);
}

IncidentId TwoPlay::file(Side& side, const QString& title)
{
    turnTo(side);
    const auto before = idsOf(side.watch);
    side.hands.takeDown({ QStringLiteral("王秀英"), QStringLiteral("13800005678"), title,
        title + QStringLiteral("，请派人查看。"), QStringLiteral("沐溪镇滨河路") });
    side.hands.press(Qt::Key_Return, Qt::ControlModifier);
    std::set<IncidentId> after;
    side.hands.until(QStringLiteral("the case “%1” is taken in").arg(title), [&] {
        after = idsOf(side.watch);
        return after.size() == before.size() + 1;
    });
    for (const IncidentId& id : after)
        if (!before.contains(id))
            return id;
    return {};
}

void TwoPlay::workTogether()
{
    QElapsedTimer time;
    const IncidentId id = file(*m_town, QStringLiteral("滨河路积水"));
    time.start();
    m_county->hands.until(QStringLiteral("the county sees it"), [&] { return idsOf(m_county->watch).contains(id); });
    step(QStringLiteral("The town takes a case in; the county's list shows it %1 ms after the town's.")
            .arg(time.elapsed()));
    m_shared = id;
    m_county->window.page().show(id);
    m_county->hands.photograph(QStringLiteral("05-county-sees-towns-case"));
}

// A file of a receiver as there are many: east and back with a stop in between.
QString TwoPlay::trackFile()
{
    const Instant begin = m_county->window.tracks().from();
    QByteArray text = "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"receiver\"><trk><trkseg>\n";
    constexpr int minutes = 40;
    for (int minute = 0; minute <= minutes; ++minute) {
        const int east = minute < 15 ? minute : minute < 25 ? 15 : minutes - minute;
        text += QStringLiteral("<trkpt lat=\"%1\" lon=\"%2\"><time>%3</time></trkpt>\n")
                    .arg(28.9567 + 0.0004 * (minute % 3), 0, 'f', 6)
                    .arg(103.9028 + 0.004 * east, 0, 'f', 6)
                    .arg(fromUtf8((begin + std::chrono::minutes(minute)).toString()))
                    .toUtf8();
    }
    text += "</trkseg></trk></gpx>\n";
    const QString path = m_folder + QStringLiteral("/patrol.gpx");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw PlayFailure(QStringLiteral("%1 can't be written").arg(path));
    return path;
}

void TwoPlay::track()
{
    step(QStringLiteral("The county takes in where a team was, and the town's map shows it."));
    const auto count = [](Side& side) { return side.window.tracks().tracks()->tracks().size(); };
    const auto openPage = [this](Side& side) {
        turnTo(side);
        side.hands.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        side.hands.bringToFront(QStringLiteral("the tracks"), [&side] { return side.window.trackPage(); });
        return side.window.trackPage();
    };
    ui::TrackPage* page = openPage(*m_county);
    m_county->hands.click(&page->importButton());
    m_county->hands.bringToFront(QStringLiteral("the import"), [this] { return m_county->window.trackImport(); });
    ui::TrackImportDialog* import = m_county->window.trackImport();
    m_county->hands.click(&import->chooseButton());
    m_county->hands.chooseFile(trackFile());
    m_county->hands.until(QStringLiteral("the file is looked at"), [import] { return import->sight() != nullptr; });
    m_county->hands.bringToFront(QStringLiteral("the import"), [import] { return import; });
    m_county->hands.enter(&import->team());
    if (import->team().currentIndex() < 1)
        m_county->hands.press(Qt::Key_Down);
    m_county->hands.until(QStringLiteral("it is new"), [import] { return import->takeButton().isEnabled(); });
    m_county->hands.photograph(QStringLiteral("20-county-takes-a-track-in"));
    m_county->hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_county->hands.until(QStringLiteral("the county has it"), [&] { return count(*m_county) == 1; });
    m_county->hands.press(Qt::Key_Escape);
    m_county->hands.until(
        QStringLiteral("the import is closed"), [this] { return m_county->window.trackImport() == nullptr; });
    page->close();
    m_town->hands.until(QStringLiteral("the town has it"), [&] { return count(*m_town) == 1; });
    page = openPage(*m_town);
    m_town->hands.press(Qt::Key_Return); // goes there
    page->close();
    turnTo(*m_town);
    m_town->hands.photograph(QStringLiteral("21-town-sees-the-track"));
}

void TwoPlay::route(Side& side, const QString& call)
{
    ui::ConsolesPage& page = consoles(side);
    side.hands.click(page.routesButton());
    side.hands.bringToFront(QStringLiteral("the routes"), [&page] { return page.routes(); });
    side.hands.write(page.routes()->call(), call);
    if (call.isEmpty())
        side.hands.photograph(QStringLiteral("06-town-routes"));
    side.hands.press(Qt::Key_Return, Qt::ControlModifier);
    side.hands.until(QStringLiteral("the routes are saved"), [&page] { return !page.routes(); });
}

void TwoPlay::cut()
{
    step(QStringLiteral("The line is cut."));
    route(*m_town, QString());
    m_town->hands.until(QStringLiteral("both notice"),
        [this] { return m_county->peer() && !m_county->peer()->isLive && m_town->peer() && !m_town->peer()->isLive; });
    leaveConsoles(*m_town);
}

void TwoPlay::workApart()
{
    step(QStringLiteral("Both work on alone, and say how much waits; of one case they say different things."));
    amend(*m_county, QStringLiteral("滨河路积水，已封闭一条车道"));
    amend(*m_town, QStringLiteral("滨河路桥下积水"));
    file(*m_county, QStringLiteral("县道落石，一侧封闭"));
    file(*m_town, QStringLiteral("下水道井盖丢失"));
    file(*m_town, QStringLiteral("路灯整段不亮"));
    m_town->hands.until(QStringLiteral("what waits is counted"),
        [this] { return m_county->peer()->waitingOut > 0 && m_town->peer()->waitingOut > 0; });
    consoles(*m_town);
    m_town->hands.photograph(QStringLiteral("07-town-apart"));
    consoles(*m_county);
    m_county->hands.photograph(QStringLiteral("08-county-apart"));
    leaveConsoles(*m_county);
}

// Both correct the description of the case that both see, and neither knows of the other.
void TwoPlay::amend(Side& side, const QString& title)
{
    turnTo(side);
    ui::CasePage& page = side.window.page();
    page.show(m_shared);
    side.window.cases().select(m_shared);
    side.hands.write(side.hands.begin(QStringLiteral("amend"))->rows()->field("title"), title);
    side.hands.press(Qt::Key_Return, Qt::ControlModifier);
    side.hands.until(QStringLiteral("the form is taken"), [&page] { return !page.openDialog(); });
}

void TwoPlay::settle()
{
    step(QStringLiteral("Both see that they disagree; the county settles it, and the town hears it."));
    const auto isLit = [](Side& side) { return side.window.conflictLight().isVisible(); };
    m_county->hands.until(QStringLiteral("both lights are on"), [&] { return isLit(*m_county) && isLit(*m_town); });
    turnTo(*m_county);
    m_county->hands.press(Qt::Key_D, Qt::ControlModifier);
    m_county->hands.bringToFront(
        QStringLiteral("the disagreements"), [this] { return m_county->window.conflictsPage(); });
    ui::ConflictsPage& page = *m_county->window.conflictsPage();
    m_county->hands.until(QStringLiteral("it can be settled"),
        [&page] { return page.model().rowCount() == 1 && !page.settling().buttons().empty(); });
    m_county->hands.photograph(QStringLiteral("11-county-disagreement"));
    m_county->hands.click(page.settling().buttons().front());
    m_county->hands.bringToFront(QStringLiteral("the form"), [&page] { return page.settling().openDialog(); });
    m_county->hands.write(
        page.settling().openDialog()->rows()->field("title"), QStringLiteral("滨河路桥下积水，已封闭一条车道"));
    m_county->hands.photograph(QStringLiteral("12-county-settles"));
    m_county->hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_county->hands.until(QStringLiteral("both lights are out"), [&] { return !isLit(*m_county) && !isLit(*m_town); });
    m_county->hands.bringToFront(
        QStringLiteral("the disagreements"), [this] { return m_county->window.conflictsPage(); });
    page.tabs()->setCurrentIndex(1);
    m_county->hands.until(QStringLiteral("the settled one"), [&page] { return page.model().rowCount() == 1; });
    m_county->hands.photograph(QStringLiteral("13-county-settled"));
    page.close();
}

void TwoPlay::join()
{
    step(QStringLiteral("The line comes back; both hold the same, and their ledgers are equal."));
    route(*m_town, m_address);
    untilEqual();
    m_town->hands.photograph(QStringLiteral("09-town-joined"));
    leaveConsoles(*m_town);
    turnTo(*m_county);
    m_county->hands.photograph(QStringLiteral("10-county-joined"));
}

void TwoPlay::carryBundle()
{
    step(QStringLiteral("Without a line a bundle carries a case; a torn one is refused."));
    route(*m_town, QString());
    m_county->hands.until(QStringLiteral("the line is gone"), [this] { return !m_county->peer()->isLive; });
    const IncidentId id = file(*m_county, QStringLiteral("河堤巡查发现渗水"));
    const QString bundle = m_folder + QStringLiteral("/town.bundle");
    ui::ConsolesPage& county = consoles(*m_county);
    county.writeBundle(bundle);
    m_county->hands.until(QStringLiteral("the bundle is written"),
        [&county] { return county.bundle() && !county.bundle()->isRunning() && !county.bundle()->said().isEmpty(); });
    m_county->hands.photograph(QStringLiteral("14-county-wrote-bundle"));
    leaveConsoles(*m_county);

    QFile whole(bundle);
    QFile torn(m_folder + QStringLiteral("/torn.bundle"));
    if (!whole.open(QIODevice::ReadOnly) || !torn.open(QIODevice::WriteOnly))
        throw PlayFailure(QStringLiteral("the bundle can't be torn"));
    torn.write(whole.readAll().chopped(200));
    torn.close();
    ui::ConsolesPage& town = consoles(*m_town);
    const auto isRead = [&town] { return !town.bundle()->isRunning() && !town.bundle()->said().isEmpty(); };
    town.readBundle(torn.fileName());
    m_town->hands.until(QStringLiteral("the torn bundle is refused"), isRead);
    m_town->hands.photograph(QStringLiteral("15-town-torn-bundle"));
    if (idsOf(m_town->watch).contains(id))
        throw PlayFailure(QStringLiteral("something of the torn bundle was taken"));
    town.readBundle(bundle);
    m_town->hands.until(
        QStringLiteral("the bundle is read"), [&] { return isRead() && idsOf(m_town->watch).contains(id); });
    m_town->hands.photograph(QStringLiteral("16-town-read-bundle"));
    leaveConsoles(*m_town);
}

void TwoPlay::revoke()
{
    step(QStringLiteral("The county revokes the town, and the town's calls are refused."));
    ui::ConsolesPage& county = consoles(*m_county);
    m_county->hands.click(county.revokeButton());
    m_county->hands.bringToFront(QStringLiteral("the revocation"), [&county] { return county.revoking(); });
    m_county->hands.write(county.revoking()->reason(), QStringLiteral("值班电脑遗失"));
    m_county->hands.photograph(QStringLiteral("17-county-revokes"));
    m_county->hands.click(county.revoking()->confirmButton());
    m_county->hands.until(QStringLiteral("the town is revoked"), [this] { return m_county->peer()->peer.isRevoked; });
    m_county->hands.photograph(QStringLiteral("18-county-revoked"));
    route(*m_town, m_address);
    m_town->hands.photograph(QStringLiteral("19-town-refused"));
    if (m_town->peer()->isLive || m_county->peer()->isLive)
        throw PlayFailure(QStringLiteral("a revoked console was let in"));
}

} // namespace fengsui
