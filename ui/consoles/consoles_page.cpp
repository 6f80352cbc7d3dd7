#include "consoles/consoles_page.h"

#include "consoles/bundle_dialog.h"
#include "consoles/card_dialog.h"
#include "consoles/clocks_dialog.h"
#include "consoles/console_list_model.h"
#include "consoles/console_words.h"
#include "consoles/pairing_dialog.h"
#include "consoles/revoke_dialog.h"
#include "consoles/routes_dialog.h"
#include "consoles/suspect_clocks.h"
#include "look/tables.h"
#include "watch/watch.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace fengsui::ui {

ConsolesPage::ConsolesPage(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_model(new ConsoleListModel(
          { [this](const std::string& code) { return m_watch.placeTitle(code); },
              [this](Instant at) { return m_watch.local(at).mid(5); }, [this] { return m_watch.now(); } },
          this))
    , m_own(new QLabel(this))
    , m_list(new QTableView(this))
    , m_about(new QLabel(this))
    , m_whyNot(new QLabel(this))
    , m_pair(new QPushButton(this))
    , m_cards(new QPushButton(this))
    , m_revoke(new QPushButton(this))
    , m_routes(new QPushButton(this))
    , m_suspects(new SuspectClocks(watch, this))
    , m_clocks(new QPushButton(this))
    , m_write(new QPushButton(this))
    , m_read(new QPushButton(this))
    , m_all(new QCheckBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_own, m_about, m_whyNot }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    dress(*m_list);
    m_list->setModel(m_model);
    m_list->setTextElideMode(Qt::ElideRight);
    // as wide as what usually stands there; the whole stands in the hint and below
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] { 26, 20, 9, 14, 9, 14, 10, 34, 24, 24 };
    for (int column = 0; column < ConsoleListModel::ColumnCount; ++column)
        m_list->setColumnWidth(column, letter * widths[column]);
    m_about->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* trust = new QHBoxLayout;
    for (QPushButton* button : { m_pair, m_cards, m_revoke, m_routes, m_clocks })
        trust->addWidget(button);
    trust->addStretch();
    auto* bundles = new QHBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*> { m_write, m_all, m_read })
        bundles->addWidget(widget);
    bundles->addStretch();
    for (QPushButton* button : { m_pair, m_cards, m_revoke, m_routes, m_clocks, m_write, m_read })
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_own);
    column->addWidget(m_list, 1);
    column->addWidget(m_about);
    column->addWidget(m_whyNot);
    column->addLayout(trust);
    column->addLayout(bundles);
    resize(letter * 150, fontMetrics().height() * 30);

    connect(m_pair, &QPushButton::clicked, this, &ConsolesPage::openPairing);
    connect(m_cards, &QPushButton::clicked, this, &ConsolesPage::openCards);
    connect(m_revoke, &QPushButton::clicked, this, &ConsolesPage::openRevoking);
    connect(m_routes, &QPushButton::clicked, this, &ConsolesPage::openRoutes);
    connect(m_clocks, &QPushButton::clicked, this, &ConsolesPage::openClocks);
    connect(m_suspects, &SuspectClocks::changed, this, &ConsolesPage::showClocks);
    connect(m_write, &QPushButton::clicked, this, &ConsolesPage::askWhereToWrite);
    connect(m_read, &QPushButton::clicked, this, &ConsolesPage::askWhatToRead);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConsolesPage::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model->rowCount() > 0)
            m_list->selectRow(0);
    });
    connect(&watch.backstage(), &Backstage::pictureCame, this, &ConsolesPage::showPicture);
    connect(&watch, &Watch::sessionChanged, this, &ConsolesPage::showPicture);
    m_wording->say([this] { putWords(); });
    m_list->setFocus();
}

void ConsolesPage::putWords()
{
    setWindowTitle(tr("Other consoles"));
    m_list->setAccessibleName(tr("Paired consoles"));
    m_pair->setText(tr("&Pair…"));
    m_cards->setText(tr("Pair by &files…"));
    m_revoke->setText(tr("Re&voke…"));
    m_routes->setText(tr("Rou&tes…"));
    m_write->setText(tr("&Write a bundle…"));
    m_all->setText(tr("with everythin&g"));
    m_all->setToolTip(tr("Not only what the console lacked when it was last heard"));
    m_read->setText(tr("R&ead a bundle…"));
    m_pair->setAccessibleName(tr("Pair with another console"));
    m_cards->setAccessibleName(tr("Pair by files on a stick"));
    m_revoke->setAccessibleName(tr("Revoke the chosen console"));
    m_routes->setAccessibleName(tr("Routes of this console"));
    m_write->setAccessibleName(tr("Write a bundle for the chosen console"));
    m_read->setAccessibleName(tr("Read a bundle"));
    m_clocks->setAccessibleName(tr("Clocks that ran ahead"));
    m_model->refreshWords();
    showClocks();
    showPicture();
}

PairingDialog* ConsolesPage::pairing() const
{
    return m_pairing;
}

RoutesDialog* ConsolesPage::routes() const
{
    return m_routesDialog;
}

RevokeDialog* ConsolesPage::revoking() const
{
    return m_revoking;
}

BundleDialog* ConsolesPage::bundle() const
{
    return m_bundle;
}

QString ConsolesPage::whyNot() const
{
    return m_whyNot->text();
}

QString ConsolesPage::about() const
{
    return m_about->text();
}

void ConsolesPage::showPicture()
{
    const auto& picture = m_watch.backstage().picture();
    const auto& session = m_watch.session();
    const bool isAdministrator = session && session->holds(Role::Administrator);
    m_whyNot->setText(isAdministrator ? QString()
                                      : tr("Pairing, revoking and routes are for administrators. Bundles are for "
                                           "everybody who is signed in."));
    m_whyNot->setVisible(!isAdministrator);
    for (QPushButton* button : { m_pair, m_cards, m_routes })
        button->setEnabled(isAdministrator && picture);
    m_read->setEnabled(session && picture);
    if (!picture) {
        m_own->setText(
            tr("This console talks with no other: it can only read its store, or its own key is damaged (see "
               "\"fengsui-clerk peer list\")."));
        return showChosen();
    }
    QString routes = picture->port != 0
        ? tr("Others call it at %1 (port %2).").arg(fromUtf8(picture->routes.listen)).arg(picture->port)
        : tr("Nobody can call it.");
    if (picture->trouble)
        routes = QStringLiteral("✕ ") + sentence(*picture->trouble);
    QStringList calls;
    for (const std::string& call : picture->routes.call)
        calls << fromUtf8(call);
    routes += u' ' + (calls.isEmpty() ? tr("It calls nobody.") : tr("It calls %1.").arg(calls.join(tr(", "))));
    m_own->setText(tr("This console: %1. %2\nIts key: %3")
            .arg(fromUtf8(m_watch.access().identity.name), routes, fromUtf8(picture->fingerprint)));
    m_model->setPeers(picture->peers);
    showChosen();
}

const PeerPicture* ConsolesPage::chosen() const
{
    return m_model->at(m_list->currentIndex().row());
}

void ConsolesPage::showChosen()
{
    const PeerPicture* peer = chosen();
    const auto& session = m_watch.session();
    const bool isAllowed = peer && !peer->peer.isRevoked && m_watch.backstage().picture();
    m_revoke->setEnabled(isAllowed && session && session->holds(Role::Administrator));
    m_write->setEnabled(isAllowed && session);
    m_all->setEnabled(m_write->isEnabled());
    if (!peer) {
        m_about->setText(tr("No other console is paired with this one: it works alone."));
        return;
    }
    QString about = tr("%1 (%2): %3.")
                        .arg(fromUtf8(peer->peer.name), m_watch.placeTitle(peer->peer.division),
                            standingOf(*peer, m_watch.now()).word);
    if (peer->heardAt)
        about += u' ' + tr("Last heard %1, %2.").arg(m_watch.local(*peer->heardAt), wayOf(*peer));
    if (peer->peer.isRevoked)
        about += u' ' + tr("Revoked %1: %2").arg(m_watch.local(peer->peer.revokedAt), fromUtf8(peer->peer.reason));
    if (peer->ledgersAgree == false)
        about += u' '
            + tr("Both hold the same entries and reckon different ledgers: do not rely on the lists of either "
                 "console. Call whoever looks after the program.");
    if (!peer->trouble.empty())
        about += u' ' + translated("Refusal", peer->trouble);
    m_about->setText(about + u'\n' + tr("Its key: %1").arg(fromUtf8(peer->fingerprint)));
}

void ConsolesPage::openPairing()
{
    if (!m_pairing) {
        m_pairing = new PairingDialog(m_watch, this);
        connect(
            m_pairing, &PairingDialog::paired, this, [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    }
    m_pairing->show();
    m_pairing->activateWindow();
}

void ConsolesPage::openCards()
{
    if (!m_card) {
        m_card = new CardDialog(m_watch, this);
        connect(m_card, &CardDialog::paired, this, [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    }
    m_card->show();
    m_card->activateWindow();
}

void ConsolesPage::openRevoking()
{
    const PeerPicture* peer = chosen();
    if (!peer || m_revoking)
        return;
    m_revoking = new RevokeDialog(m_watch, peer->peer, this);
    connect(
        m_revoking, &RevokeDialog::revoked, this, [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    m_revoking->open();
}

void ConsolesPage::openRoutes()
{
    if (m_routesDialog)
        return;
    m_routesDialog = new RoutesDialog(m_watch, this);
    connect(
        m_routesDialog, &RoutesDialog::saved, this, [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    m_routesDialog->open();
}

ClocksDialog* ConsolesPage::clocks() const
{
    return m_clocksDialog;
}

void ConsolesPage::showClocks()
{
    const int open = m_suspects->open();
    m_clocks->setText(open > 0 ? tr("✕ Cloc&ks (%1)…").arg(open) : tr("Cloc&ks…"));
}

void ConsolesPage::openClocks()
{
    if (!m_clocksDialog) {
        m_clocksDialog = new ClocksDialog(m_watch, *m_suspects, this);
        connect(m_clocksDialog, &ClocksDialog::corrected, this,
            [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    }
    m_clocksDialog->show();
    m_clocksDialog->activateWindow();
}

BundleDialog* ConsolesPage::openBundle()
{
    if (!m_bundle) {
        m_bundle = new BundleDialog(m_watch, this);
        connect(m_bundle, &BundleDialog::finished, this, &ConsolesPage::said);
    }
    m_bundle->show();
    m_bundle->activateWindow();
    return m_bundle;
}

void ConsolesPage::writeBundle(const QString& file)
{
    if (const PeerPicture* peer = chosen())
        openBundle()->write(peer->peer.pin, file, m_all->isChecked());
}

void ConsolesPage::readBundle(const QString& file)
{
    if (m_watch.session())
        openBundle()->read(file);
}

void ConsolesPage::askWhereToWrite()
{
    const PeerPicture* peer = chosen();
    if (!peer)
        return;
    const QString name = QStringLiteral("%1-%2.bundle")
                             .arg(fromUtf8(peer->peer.name), m_watch.local(m_watch.now()).left(10).remove(u'-'));
    auto* dialog = new QFileDialog(this, tr("Bundle for %1").arg(fromUtf8(peer->peer.name)), name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("bundle"));
    connect(dialog, &QFileDialog::fileSelected, this, &ConsolesPage::writeBundle);
    dialog->open();
}

void ConsolesPage::askWhatToRead()
{
    auto* dialog = new QFileDialog(this, tr("Bundle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Bundles (*.bundle)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &ConsolesPage::readBundle);
    dialog->open();
}

} // namespace fengsui::ui
