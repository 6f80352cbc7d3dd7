#include "window/work_list_strip.h"

#include "look/flow_layout.h"
#include "look/theme.h"
#include "watch/watch.h"

#include <QAction>
#include <QCoreApplication>
#include <QToolButton>

#include <array>

namespace fengsui::ui {

namespace {

using workflow::WorkList;

struct ListLook {
    const char* name;
    const char* meaning;
    const char16_t* mark;
};

// The marks are those that the cases themselves carry in the list.
constexpr std::array looks {
    ListLook { QT_TRANSLATE_NOOP("WorkLists", "Mine"),
        QT_TRANSLATE_NOOP("WorkLists", "What I can take on now, in any of my posts"), u"▸" },
    ListLook { QT_TRANSLATE_NOOP("WorkLists", "Due soon"),
        QT_TRANSLATE_NOOP("WorkLists", "Most of the limit has run, as the workflow says"), u"◐" },
    ListLook {
        QT_TRANSLATE_NOOP("WorkLists", "Overdue"), QT_TRANSLATE_NOOP("WorkLists", "The limit has run out"), u"!!" },
    ListLook { QT_TRANSLATE_NOOP("WorkLists", "To decide"),
        QT_TRANSLATE_NOOP("WorkLists", "A request waits for my decision"), u"?" },
    ListLook {
        QT_TRANSLATE_NOOP("WorkLists", "On hold"), QT_TRANSLATE_NOOP("WorkLists", "The clock stands still"), u"‖" },
    ListLook { QT_TRANSLATE_NOOP("WorkLists", "Supervised"),
        QT_TRANSLATE_NOOP("WorkLists", "Supervised, or with a leader's instruction that nobody has answered"), u"督" },
    ListLook { QT_TRANSLATE_NOOP("WorkLists", "My unit"),
        QT_TRANSLATE_NOOP("WorkLists", "My unit has it to do, as lead or by a task"), u"◆" },
};
static_assert(looks.size() == workflow::allWorkLists.size());

const ListLook& lookOf(WorkList list)
{
    return looks.at(static_cast<std::size_t>(list));
}

QString said(const char* text)
{
    return QCoreApplication::translate("WorkLists", text);
}

} // namespace

QString nameOf(WorkList list)
{
    return said(lookOf(list).name);
}

WorkListStrip::WorkListStrip(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
{
    auto* flow = new FlowLayout(this, fontMetrics().height() / 5);
    std::vector<std::optional<WorkList>> lists { workflow::allWorkLists.begin(), workflow::allWorkLists.end() };
    lists.emplace_back();
    for (const auto& list : lists) {
        auto* action = new QAction(this);
        action->setObjectName(
            QStringLiteral("list.") + (list ? QString::fromLatin1(toWord(*list)) : QStringLiteral("all")));
        // Alt and a digit is a team's status, Ctrl and a digit a pane.
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_F1 + std::ssize(m_choices))));
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, [this, list] { choose(list); });
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(action->objectName());
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        flow->addWidget(button);
        m_choices.push_back({ list, action, button });
    }
    m_wording->say([this] {
        setAccessibleName(tr("Work lists"));
        for (const Choice& choice : m_choices) {
            choice.action->setText(choice.list ? tr("Work list: %1").arg(nameOf(*choice.list)) : tr("All open cases"));
            choice.button->setToolTip(QStringLiteral("%1\n%2").arg(
                choice.list ? said(lookOf(*choice.list).meaning) : tr("Every case of the county that is not closed"),
                choice.action->shortcut().toString(QKeySequence::NativeText)));
        }
        showCounts();
    });
    connect(&watch.cases(), &CaseListModel::contentChanged, this, &WorkListStrip::showCounts);
    connect(&watch, &Watch::sessionChanged, this, &WorkListStrip::followSession);
    connect(&watch, &Watch::wordsChanged, this, &WorkListStrip::showCounts);
}

std::optional<WorkList> WorkListStrip::chosen() const
{
    return m_watch.cases().list();
}

void WorkListStrip::choose(std::optional<WorkList> list)
{
    if (m_watch.session())
        m_remembered[m_watch.session()->id] = list;
    m_watch.cases().setList(list);
    showCounts();
    Q_EMIT listChosen();
}

void WorkListStrip::followSession()
{
    if (!m_watch.session())
        return;
    const auto known = m_remembered.find(m_watch.session()->id);
    const auto list = known == m_remembered.end() ? std::nullopt : known->second;
    if (list != chosen())
        choose(list);
    showCounts();
}

std::vector<QAction*> WorkListStrip::actions() const
{
    std::vector<QAction*> all;
    for (const Choice& choice : m_choices)
        all.push_back(choice.action);
    return all;
}

QString WorkListStrip::textOf(std::optional<WorkList> list) const
{
    const CaseListModel& cases = m_watch.cases();
    if (!list)
        return QStringLiteral("≡ %1 %2").arg(tr("All")).arg(cases.total());
    return QStringLiteral("%1 %2 %3")
        .arg(QString::fromUtf16(lookOf(*list).mark), nameOf(*list))
        .arg(cases.count(*list));
}

void WorkListStrip::showCounts()
{
    const bool hasUnit = m_watch.session() && !m_watch.session()->team.isNull();
    bool isWiderOrNarrower = false;
    for (const Choice& choice : m_choices) {
        const QString text = textOf(choice.list);
        isWiderOrNarrower |= text.size() != choice.button->text().size();
        choice.button->setText(text);
        choice.button->setAccessibleName(text.section(QChar::Space, 1));
        choice.button->setChecked(choice.list == chosen());
        // Whoever speaks for no unit has nothing to look for there.
        if (choice.list == WorkList::MyUnit)
            choice.button->setVisible(hasUnit || chosen() == WorkList::MyUnit);
        const bool isPressing = choice.list && m_watch.cases().count(*choice.list) > 0
            && (choice.list == WorkList::Overdue || choice.list == WorkList::ToDecide);
        QFont font = this->font();
        font.setBold(isPressing || choice.button->isChecked());
        choice.button->setFont(font);
        QPalette palette = this->palette();
        if (choice.button->isChecked()) {
            palette.setColor(QPalette::Button, palette.color(QPalette::Highlight));
            palette.setColor(QPalette::ButtonText, palette.color(QPalette::HighlightedText));
        } else if (isPressing) {
            palette.setColor(
                QPalette::ButtonText, Look::ink(choice.list == WorkList::Overdue ? Tone::Danger : Tone::Accent));
        }
        choice.button->setPalette(palette);
    }
    if (isWiderOrNarrower) {
        layout()->invalidate();
        updateGeometry();
    }
}

} // namespace fengsui::ui
