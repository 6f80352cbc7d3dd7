#include "casepage/answer_editor.h"

#include "backstage/words.h"
#include "casepage/attachment_field.h"
#include "forms/type_choices.h"
#include "look/language.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"
#include "workflow/conditions.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace fengsui::ui {

namespace {

using workflow::Field;
using workflow::FieldType;

std::string word(const QLineEdit* line)
{
    return toUtf8(line->text().trimmed());
}

AnswerEditor longTextEditor(QWidget* parent, const QString& known)
{
    auto* text = new QPlainTextEdit(known, parent);
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().height() * 4);
    return { text, [text] { return toUtf8(text->toPlainText().trimmed()); }, {} };
}

AnswerEditor numberEditor(QWidget* parent, const Field& field, const QString& known)
{
    auto* line = new QLineEdit(known, parent);
    const auto bounded
        = [](std::int64_t value) { return static_cast<int>(std::clamp<std::int64_t>(value, -2147483647, 2147483647)); };
    line->setValidator(new QIntValidator(bounded(field.least), bounded(field.most), line));
    return { line, [line] { return word(line); }, {} };
}

AnswerEditor choiceEditor(QWidget* parent, const Field& field, const std::string& known)
{
    auto* box = new QComboBox(parent);
    const auto options = field.choices;
    const std::string first = known.empty() && options.size() == 1 ? options.front().id : known;
    const auto fill = [box, options](const QString& chosen) {
        box->clear();
        box->addItem(QCoreApplication::translate("AnswerEditor", "– choose –"), QString());
        for (const workflow::Choice& option : options)
            box->addItem(bilingual(option.title.english, option.title.chinese), fromUtf8(option.id));
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    };
    fill(fromUtf8(first));
    return { box, [box] { return toUtf8(box->currentData().toString()); },
        [box, fill] { fill(box->currentData().toString()); } };
}

AnswerEditor instantEditor(Watch& watch, QWidget* parent, const Field& field, const std::string& known)
{
    auto* line = new QLineEdit(parent);
    if (const auto at = Instant::parse(known))
        line->setText(watch.local(*at));
    else if (field.when == Field::When::Past)
        line->setText(watch.local(watch.now()));
    const auto say
        = [line] { line->setPlaceholderText(QCoreApplication::translate("AnswerEditor", "yyyy-mm-dd hh:mm")); };
    say();
    const auto read = [line, zone = watch.access().zone] {
        const std::string text = word(line);
        const auto at = zone.parse(text);
        return at ? at->toString() : text; // what can't be read is refused at the field by the desk
    };
    return { line, read, say };
}

QString teamText(const Team& team)
{
    return markOf(team.status.status) + QStringLiteral(" %1 · %2").arg(fromUtf8(team.name), nameOf(team.status.status));
}

/// Those who can go first, then by name; of those that the question can only mean, if it can't mean all.
std::vector<Team> teamsInOrder(Watch& watch, const std::vector<TeamId>& offered)
{
    std::vector<Team> teams = watch.teams().teams();
    std::erase_if(teams, [&offered](const Team& team) {
        return !offered.empty() && std::ranges::find(offered, team.id) == offered.end();
    });
    std::ranges::stable_sort(teams, {}, [](const Team& team) { return team.status.status; });
    return teams;
}

QString reasonsOf(const Proposal& proposal)
{
    QStringList reasons;
    for (const Refusal& reason : proposal.reasons)
        reasons << translated("Recommendation", reason.text, reason.arguments);
    return reasons.join(QCoreApplication::translate("AnswerEditor", "; "));
}

/// One team of those there are, and below it why: those that are proposed first, each with its reasons. Nobody is
/// chosen beforehand; the operator decides.
class TeamChoice {
public:
    TeamChoice(Watch& watch, QWidget* parent, std::vector<TeamId> offered)
        : m_watch(watch)
        , m_offered(std::move(offered))
        , m_whole(new QWidget(parent))
        , m_box(new QComboBox(m_whole))
        , m_why(new QLabel(m_whole))
    {
        auto* column = new QVBoxLayout(m_whole);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_box);
        column->addWidget(m_why);
        m_whole->setFocusProxy(m_box);
        m_why->setWordWrap(true);
        m_why->setTextFormat(Qt::PlainText);
        QPalette palette = m_why->palette();
        palette.setColor(QPalette::WindowText, Look::ink(Tone::Quiet));
        m_why->setPalette(palette);
        m_why->hide();
        QObject::connect(m_box, &QComboBox::currentIndexChanged, m_why, [this] {
            m_isTouched = true;
            tellWhy();
        });
    }
    QWidget* widget() const { return m_whole; }
    std::string chosen() const { return toUtf8(m_box->currentData().toString()); }
    void propose(const std::vector<Proposal>& proposals)
    {
        m_proposals = proposals;
        fill(m_box->currentData().toString());
    }
    void fill(const QString& chosen)
    {
        const QSignalBlocker quiet(m_box);
        if (!m_isTouched && !m_box->view()->isVisible())
            m_box->clear();
        const QString none = QCoreApplication::translate("AnswerEditor", "– choose –");
        if (m_box->count() == 0)
            m_box->addItem(none, QString());
        m_box->setItemText(0, none);
        // Once somebody goes through the list nothing changes its place: a hand would take the neighbour.
        for (const Team& team : inOrder()) {
            const QString id = fromUtf8(team.id.toString());
            if (const int at = m_box->findData(id); at >= 0)
                m_box->setItemText(at, line(team));
            else
                m_box->addItem(line(team), id);
        }
        m_box->setCurrentIndex(std::max(0, m_box->findData(chosen)));
        tellWhy();
    }

private:
    QString line(const Team& team) const
    {
        const Proposal* proposal = proposalOf(team.id);
        return proposal && proposal->travel
            ? QCoreApplication::translate("AnswerEditor", "%1 · %2 min")
                  .arg(teamText(team))
                  .arg(std::max<qint64>(1, (proposal->travel->time.count() + 30'000) / 60'000))
            : teamText(team);
    }
    std::vector<Team> inOrder() const
    {
        std::vector<Team> teams = teamsInOrder(m_watch, m_offered);
        std::ranges::stable_sort(teams, {}, [this](const Team& team) {
            return std::ranges::find(m_proposals, team.id, &Proposal::team) - m_proposals.begin();
        });
        return teams;
    }
    const Proposal* proposalOf(TeamId id) const
    {
        const auto found = std::ranges::find(m_proposals, id, &Proposal::team);
        return found == m_proposals.end() ? nullptr : &*found;
    }
    void tellWhy()
    {
        const auto id = TeamId::parse(chosen());
        const Proposal* proposal = id ? proposalOf(*id) : nullptr;
        if (proposal) {
            m_why->setText(QCoreApplication::translate("AnswerEditor", "Why: %1").arg(reasonsOf(*proposal)));
        } else if (const auto teams = inOrder(); !teams.empty()) {
            if (const Proposal* best = proposalOf(teams.front().id))
                m_why->setText(QCoreApplication::translate("AnswerEditor", "Proposed: %1 – %2")
                        .arg(fromUtf8(best->name), reasonsOf(*best)));
        }
        m_why->setVisible(!m_proposals.empty());
        m_box->setAccessibleDescription(m_why->text());
    }

    Watch& m_watch;
    const std::vector<TeamId> m_offered;
    QWidget* m_whole;
    QComboBox* m_box;
    QLabel* m_why;
    std::vector<Proposal> m_proposals;
    bool m_isTouched = false;
};

AnswerEditor teamEditor(Watch& watch, QWidget* parent, const std::string& known, const std::vector<TeamId>& offered)
{
    const auto choice = std::make_shared<TeamChoice>(watch, parent, offered);
    choice->fill(fromUtf8(known));
    return { choice->widget(), [choice] { return choice->chosen(); },
        [choice] { choice->fill(fromUtf8(choice->chosen())); },
        [choice](const std::vector<Proposal>& proposals) { choice->propose(proposals); } };
}

AnswerEditor teamsEditor(Watch& watch, QWidget* parent, const std::string& known, const std::vector<TeamId>& offered)
{
    auto* list = new QListWidget(parent);
    list->setFixedHeight(list->fontMetrics().height() * 6);
    for (const Team& team : teamsInOrder(watch, offered)) {
        auto* item = new QListWidgetItem(teamText(team), list);
        item->setData(Qt::UserRole, fromUtf8(team.id.toString()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(known.find(team.id.toString()) == std::string::npos ? Qt::Unchecked : Qt::Checked);
    }
    const auto read = [list] {
        QStringList ids;
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->checkState() == Qt::Checked)
                ids << list->item(i)->data(Qt::UserRole).toString();
        return toUtf8(ids.join(u','));
    };
    return { list, read, {} };
}

/// A list to tick; nothing in it is chosen beforehand but what is known.
AnswerEditor choicesEditor(QWidget* parent, const Field& field, const std::string& known)
{
    auto* list = new QListWidget(parent);
    list->setFixedHeight(
        list->fontMetrics().height() * (2 + 3 * static_cast<int>(std::min<std::size_t>(6, field.choices.size())) / 2));
    const auto words = workflow::splitWords(known);
    for (const workflow::Choice& option : field.choices) {
        auto* item = new QListWidgetItem(list);
        item->setData(Qt::UserRole, fromUtf8(option.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(words, option.id) == words.end() ? Qt::Unchecked : Qt::Checked);
    }
    const auto say = [list, options = field.choices] {
        for (int i = 0; i < list->count(); ++i) {
            const workflow::Title& title = options[static_cast<std::size_t>(i)].title;
            list->item(i)->setText(bilingual(title.english, title.chinese));
        }
    };
    say();
    const auto read = [list] {
        QStringList ids;
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->checkState() == Qt::Checked)
                ids << list->item(i)->data(Qt::UserRole).toString();
        return toUtf8(ids.join(u','));
    };
    return { list, read, say };
}

/// Name and telephone; they become a person's record and never stand in the case itself.
AnswerEditor personEditor(QWidget* parent)
{
    auto* both = new QWidget(parent);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    auto* name = new QLineEdit(both);
    auto* phone = new QLineEdit(both);
    phone->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    row->addWidget(name, 3);
    row->addWidget(phone, 2);
    both->setFocusProxy(name);
    const auto say = [name, phone] {
        name->setPlaceholderText(QCoreApplication::translate("AnswerEditor", "Name"));
        phone->setPlaceholderText(QCoreApplication::translate("AnswerEditor", "Phone"));
        name->setAccessibleName(name->placeholderText());
        phone->setAccessibleName(phone->placeholderText());
    };
    say();
    const auto read = [name, phone] {
        std::string who = word(name);
        std::ranges::replace(who, '|', ' '); // which parts name and telephone
        return who.empty() ? std::string() : who + '|' + word(phone);
    };
    return { both, read, say };
}

AnswerEditor incidentEditor(Watch& watch, QWidget* parent, IncidentId self, const std::string& known)
{
    auto* field = new SearchField(parent);
    std::vector<SearchField::Choice> choices;
    for (const IncidentRow& row : watch.cases().all()) {
        if (row.id == self)
            continue;
        const QString title = QStringLiteral("%1  %2").arg(fromUtf8(row.number), fromUtf8(row.title));
        choices.push_back({ row.id.toString(), title, title + QChar::Space + fromUtf8(row.address) });
    }
    field->setChoices(std::move(choices));
    field->choose(known);
    return { field, [field] { return field->chosen().empty() ? word(field) : field->chosen(); }, {} };
}

AnswerEditor typeEditor(Watch& watch, QWidget* parent, const std::string& known)
{
    auto* field = new SearchField(parent);
    field->setChoices(typeChoices(watch.types(), watch.access().identity.profile));
    field->choose(known);
    return { field, [field] { return field->chosen().empty() ? word(field) : field->chosen(); },
        [field, &watch] { field->setChoices(typeChoices(watch.types(), watch.access().identity.profile)); } };
}

} // namespace

AnswerEditor makeAnswerEditor(Watch& watch, const workflow::FieldOnForm& asked, IncidentId about, QWidget* parent)
{
    const Field& field = asked.field;
    switch (field.type) {
    case FieldType::LongText:
        return longTextEditor(parent, fromUtf8(asked.proposed));
    case FieldType::Choice:
        return choiceEditor(parent, field, asked.proposed);
    case FieldType::Choices:
        return choicesEditor(parent, field, asked.proposed);
    case FieldType::Person:
        return personEditor(parent);
    case FieldType::Number:
        return numberEditor(parent, field, fromUtf8(asked.proposed));
    case FieldType::Instant:
        return instantEditor(watch, parent, field, asked.proposed);
    case FieldType::Team:
        return teamEditor(watch, parent, asked.proposed, asked.offered);
    case FieldType::Teams:
        return teamsEditor(watch, parent, asked.proposed, asked.offered);
    case FieldType::Incident:
        return incidentEditor(watch, parent, about, asked.proposed);
    case FieldType::Type:
        return typeEditor(watch, parent, asked.proposed);
    case FieldType::Attachments: {
        auto* files = new AttachmentField(watch, parent);
        return { files, [files] { return files->word(); }, {} };
    }
    case FieldType::Text:
    case FieldType::Cell:
    case FieldType::Point:
        break;
    }
    auto* line = new QLineEdit(fromUtf8(asked.proposed), parent);
    return { line, [line] { return word(line); }, {} };
}

} // namespace fengsui::ui
