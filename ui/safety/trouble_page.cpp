#include "safety/trouble_page.h"

#include "look/flow_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace fengsui::ui {

namespace {

using Door = TroublePage::Door;

struct Occasion {
    const char* title;
    std::vector<const char*> steps;
    std::vector<std::pair<const char*, Door>> doors;
};

// Each step is one thing to do, in the order in which it is done.
const std::vector<Occasion>& allOccasions()
{
    static const std::vector<Occasion> all {
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "The disk broke: restore this console"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "Find the newest backup: in the folder of the automatic ones, or on the stick."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Fetch the recovery key from the safe, or whoever knows the passphrase."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Restore it into a new folder. Every entry is verified before the store has its place."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Open the restored store. It writes under a new name, because other consoles may hold what the old "
                    "one wrote after the backup."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Wait until the list of consoles says that all have the same: what was written after the backup "
                    "comes back from them."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Don't open the old store any more, on any machine.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Restore a backup…"), Door::Restore },
                { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Other &consoles…"), Door::Consoles } } },
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "A console was lost or stolen"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "Revoke it now, at any console of the county: choose it in the list and say why. From then on nobody "
                  "talks to it, and what it writes counts nowhere."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Telephone the other duty rooms, and those that are cut off: they revoke it too."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Give everybody who used it a new password (\"fengsui-clerk operator password\")."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Report the loss as your rules on personal data ask for: the disk held cases and callers."),
                QT_TRANSLATE_NOOP(
                    "fengsui::ui::TroublePage", "Set up another console, from a backup of the lost one or anew.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Re&voke it…"), Door::Consoles },
                { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Restore a backup…"), Door::Restore } } },
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "A new console is set up"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "On the new machine make a store: \"fengsui-clerk init --store ~/fengsui --division 511129100 --name "
                  "…\", and the first administrator: \"fengsui-clerk operator add …\"."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Open it there, sign in, and compare its clock."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Pair: one of the two consoles waits, the other calls. Read the six digits to each other by "
                    "telephone. Without a line pair by files on a stick."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Wait until the list of consoles says that both have the same. A first sync may take minutes."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Let the machine make backups there too.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Pair…"), Door::Consoles },
                { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Backups…"), Door::Backups } } },
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "The key of a console changes"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "Do this when somebody may have copied the key, and when the county's rules ask for it. A console "
                  "that was stolen is revoked instead."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Close the window and run \"fengsui-clerk peer renew-key\" on that console."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Open the window again. The other consoles hear of the new key at the next meeting and go on."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Compare the digits of the new key with the others by telephone: they stand in the list of "
                    "consoles."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Make a backup: older ones hold the old key.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Other &consoles…"), Door::Consoles },
                { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Backups…"), Door::Backups } } },
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "A clock is wrong"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "Compare the clock at the lower right with a telephone's, at both consoles."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Set the clock of the machine that is wrong in the settings of its system, and let it keep time by "
                    "the network."),
                QT_TRANSLATE_NOOP(
                    "fengsui::ui::TroublePage", "This window asks whether the time shown is right: look, and confirm."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "What a console wrote more than a day ahead is held and does not count. An administrator says in "
                    "the list of consoles how far its clock was ahead; then it counts, at the right time.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Other &consoles…"), Door::Consoles } } },
        { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Two consoles did different things"),
            { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                  "Nothing is lost: both stand in the list of disagreements, with who, where and when."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "Telephone whoever did the other thing."),
                QT_TRANSLATE_NOOP("fengsui::ui::TroublePage",
                    "Settle it there by the action that is to be done next. Every console follows.") },
            { { QT_TRANSLATE_NOOP("fengsui::ui::TroublePage", "&Disagreements…"), Door::Disagreements } } },
    };
    return all;
}

} // namespace

TroublePage::TroublePage(QWidget* parent)
    : QDialog(parent)
    , m_wording(new Wording(this))
    , m_occasions(new QListWidget(this))
    , m_steps(new QLabel(this))
    , m_flow(new FlowLayout(nullptr, fontMetrics().averageCharWidth()))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_steps->setTextFormat(Qt::RichText);
    m_steps->setWordWrap(true);
    m_steps->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_steps->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* area = new QScrollArea(this);
    area->setWidget(m_steps);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* right = new QVBoxLayout;
    right->addWidget(area, 1);
    right->addLayout(m_flow);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_occasions);
    row->addLayout(right, 1);
    const int letter = fontMetrics().averageCharWidth();
    m_occasions->setFixedWidth(letter * 40);
    resize(letter * 130, fontMetrics().height() * 24);
    for (std::size_t i = 0; i < allOccasions().size(); ++i)
        m_occasions->addItem(QString());
    m_occasions->setCurrentRow(0);
    connect(m_occasions, &QListWidget::currentRowChanged, this, &TroublePage::showSteps);
    m_wording->say([this] { putWords(); });
    m_occasions->setFocus();
}

void TroublePage::putWords()
{
    setWindowTitle(tr("When something has happened"));
    m_occasions->setAccessibleName(tr("What has happened"));
    for (int i = 0; i < m_occasions->count(); ++i)
        m_occasions->item(i)->setText(tr(allOccasions()[static_cast<std::size_t>(i)].title));
    showSteps();
}

QString TroublePage::steps() const
{
    return m_steps->text();
}

void TroublePage::showSteps()
{
    const int row = std::max(0, m_occasions->currentRow());
    const Occasion& occasion = allOccasions()[static_cast<std::size_t>(row)];
    QString html = QStringLiteral("<h3>%1</h3><ol>").arg(tr(occasion.title).toHtmlEscaped());
    for (const char* step : occasion.steps)
        html += QStringLiteral("<li style='margin-bottom:6px'>%1</li>").arg(tr(step).toHtmlEscaped());
    m_steps->setText(html + QStringLiteral("</ol>"));
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_buttons.clear();
    for (const auto& [text, door] : occasion.doors) {
        auto* button = new QPushButton(tr(text), this);
        button->setAutoDefault(false);
        button->setAccessibleName(tr(text).remove(u'&'));
        connect(button, &QPushButton::clicked, this, [this, to = door] { Q_EMIT wanted(to); });
        m_flow->addWidget(button);
        button->show();
        m_buttons.push_back(button);
    }
}

} // namespace fengsui::ui
