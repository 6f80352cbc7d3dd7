#include "look/trade_words.h"

#include "backstage/words.h"

#include <QCoreApplication>

#include <array>

namespace fengsui::ui {

namespace {

struct Word {
    const char* id;
    const char* text;
};

constexpr std::array sourceWords {
    Word { "phone", QT_TRANSLATE_NOOP("TradeWords", "Phone") },
    Word { "hotline", QT_TRANSLATE_NOOP("TradeWords", "12345 hotline") },
    Word { "patrol", QT_TRANSLATE_NOOP("TradeWords", "Grid patrol") },
    Word { "alarm", QT_TRANSLATE_NOOP("TradeWords", "One-key alarm") },
    Word { "sensor", QT_TRANSLATE_NOOP("TradeWords", "Sensor") },
    Word { "video", QT_TRANSLATE_NOOP("TradeWords", "Video") },
    Word { "superior", QT_TRANSLATE_NOOP("TradeWords", "From above") },
    Word { "media", QT_TRANSLATE_NOOP("TradeWords", "Media") },
    Word { "import", QT_TRANSLATE_NOOP("TradeWords", "Import") },
    Word { "warning", QT_TRANSLATE_NOOP("TradeWords", "Warning lead") },
};

constexpr std::array appealWords {
    Word { "", QT_TRANSLATE_NOOP("TradeWords", "Not stated") },
    Word { "help", QT_TRANSLATE_NOOP("TradeWords", "Help") },
    Word { "complaint", QT_TRANSLATE_NOOP("TradeWords", "Complaint") },
    Word { "tipOff", QT_TRANSLATE_NOOP("TradeWords", "Tip-off") },
    Word { "inquiry", QT_TRANSLATE_NOOP("TradeWords", "Inquiry") },
    Word { "suggestion", QT_TRANSLATE_NOOP("TradeWords", "Suggestion") },
};

constexpr std::array statusWords {
    QT_TRANSLATE_NOOP("TradeWords", "Available"),
    QT_TRANSLATE_NOOP("TradeWords", "Assigned"),
    QT_TRANSLATE_NOOP("TradeWords", "En route"),
    QT_TRANSLATE_NOOP("TradeWords", "On scene"),
    QT_TRANSLATE_NOOP("TradeWords", "Returning"),
    QT_TRANSLATE_NOOP("TradeWords", "Busy"),
    QT_TRANSLATE_NOOP("TradeWords", "Out of service"),
};

constexpr std::array roleWords {
    QT_TRANSLATE_NOOP("TradeWords", "Acceptor"),
    QT_TRANSLATE_NOOP("TradeWords", "Shift leader"),
    QT_TRANSLATE_NOOP("TradeWords", "Dispatcher"),
    QT_TRANSLATE_NOOP("TradeWords", "Responsible unit"),
    QT_TRANSLATE_NOOP("TradeWords", "Patroller"),
    QT_TRANSLATE_NOOP("TradeWords", "Leader on duty"),
    QT_TRANSLATE_NOOP("TradeWords", "Administrator"),
    QT_TRANSLATE_NOOP("TradeWords", "The console itself"),
};

constexpr std::array supervisionWords {
    QT_TRANSLATE_NOOP("TradeWords", "not supervised"),
    QT_TRANSLATE_NOOP("TradeWords", "supervised"),
    QT_TRANSLATE_NOOP("TradeWords", "yellow card"),
    QT_TRANSLATE_NOOP("TradeWords", "red card"),
};

constexpr std::array pendingWords {
    QT_TRANSLATE_NOOP("TradeWords", "no request"),
    QT_TRANSLATE_NOOP("TradeWords", "extension requested"),
    QT_TRANSLATE_NOOP("TradeWords", "return requested"),
    QT_TRANSLATE_NOOP("TradeWords", "suspension requested"),
    QT_TRANSLATE_NOOP("TradeWords", "voiding requested"),
};

constexpr std::array reasonWords {
    Word { "overtaken", QT_TRANSLATE_NOOP("TradeWords", "another action came first") },
    Word { "reportedTwice", QT_TRANSLATE_NOOP("TradeWords", "the case was opened already") },
    Word { "notReported", QT_TRANSLATE_NOOP("TradeWords", "the report has not arrived yet") },
    Word { "newerVersion", QT_TRANSLATE_NOOP("TradeWords", "written by a newer version of the program") },
};

constexpr std::array diaryWords {
    Word { "reported", QT_TRANSLATE_NOOP("TradeWords", "Case reported") },
    Word { "attached", QT_TRANSLATE_NOOP("TradeWords", "Report joined") },
    Word { "teamTracked", QT_TRANSLATE_NOOP("TradeWords", "Track of a team taken in") },
    Word { "shapeDrawn", QT_TRANSLATE_NOOP("TradeWords", "Drawn on the map") },
    Word { "shapeWithdrawn", QT_TRANSLATE_NOOP("TradeWords", "Drawing withdrawn") },
    Word { "cellDrawn", QT_TRANSLATE_NOOP("TradeWords", "Grid cell drawn") },
    Word { "cellWithdrawn", QT_TRANSLATE_NOOP("TradeWords", "Grid cell withdrawn") },
    Word { "componentIntact", QT_TRANSLATE_NOOP("TradeWords", "Component in order") },
    Word { "componentBroken", QT_TRANSLATE_NOOP("TradeWords", "Component broken") },
    Word { "componentLost", QT_TRANSLATE_NOOP("TradeWords", "Component lost") },
    Word { "componentAbandoned", QT_TRANSLATE_NOOP("TradeWords", "Component abandoned") },
    Word { "componentRemoved", QT_TRANSLATE_NOOP("TradeWords", "Component removed") },
    Word { "teamDissolved", QT_TRANSLATE_NOOP("TradeWords", "Team dissolved") },
    Word { "teamFormed", QT_TRANSLATE_NOOP("TradeWords", "Team formed") },
    Word { "ruleFiled", QT_TRANSLATE_NOOP("TradeWords", "Rules put in force") },
    Word { "peerEnrolled", QT_TRANSLATE_NOOP("TradeWords", "Console paired") },
    Word { "peerRevoked", QT_TRANSLATE_NOOP("TradeWords", "Console revoked") },
    Word { "clockSuspected", QT_TRANSLATE_NOOP("TradeWords", "A console's clock is far ahead") },
    Word { "keyRenewed", QT_TRANSLATE_NOOP("TradeWords", "Console took a new key") },
    Word { "clockCorrected", QT_TRANSLATE_NOOP("TradeWords", "Clock corrected") },
    Word { "branchRenamed", QT_TRANSLATE_NOOP("TradeWords", "Store was copied; both branches kept") },
    Word { "teamStatus", QT_TRANSLATE_NOOP("TradeWords", "Team status") },
    Word { "note", QT_TRANSLATE_NOOP("TradeWords", "Note") },
    Word { "handover", QT_TRANSLATE_NOOP("TradeWords", "Handover") },
    Word { "signIn", QT_TRANSLATE_NOOP("TradeWords", "Signed in") },
    Word { "signOut", QT_TRANSLATE_NOOP("TradeWords", "Signed out") },
    Word { "printed", QT_TRANSLATE_NOOP("TradeWords", "Copy printed") },
};

QString said(const char* text)
{
    return QCoreApplication::translate("TradeWords", text);
}

template <std::size_t N>
QString found(const std::array<Word, N>& words, const std::string& id)
{
    for (const Word& word : words)
        if (id == word.id)
            return said(word.text);
    return fromUtf8(id);
}

template <std::size_t N>
std::vector<std::string> ids(const std::array<Word, N>& words)
{
    std::vector<std::string> all;
    for (const Word& word : words)
        all.emplace_back(word.id);
    return all;
}

} // namespace

QString nameOf(TeamStatus status)
{
    return said(statusWords.at(static_cast<std::size_t>(status)));
}
QString nameOf(Role role)
{
    return said(roleWords.at(static_cast<std::size_t>(role)));
}
QString nameOf(Supervision supervision)
{
    return said(supervisionWords.at(static_cast<std::size_t>(supervision)));
}
QString nameOf(PendingRequest request)
{
    return said(pendingWords.at(static_cast<std::size_t>(request)));
}
QString sourceName(const std::string& source)
{
    return found(sourceWords, source);
}
QString appealName(const std::string& appeal)
{
    return found(appealWords, appeal);
}
std::vector<std::string> sources()
{
    return ids(sourceWords);
}
std::vector<std::string> appeals()
{
    return ids(appealWords);
}
QString ineffectiveReason(const std::string& reason)
{
    return found(reasonWords, reason);
}
QString diaryWord(const std::string& what)
{
    return found(diaryWords, what);
}

QString markOf(TeamStatus status)
{
    static constexpr std::array marks { u"○", u"◐", u"▶", u"●", u"◀", u"◆", u"✕" };
    return QString::fromUtf16(marks.at(static_cast<std::size_t>(status)));
}

QString remaining(Duration left)
{
    const bool isOver = left.count() < 0;
    const qint64 minutes = (isOver ? -left.count() : left.count()) / 60000;
    const QString sign = isOver ? QStringLiteral("−") : QString();
    const QString clock
        = QStringLiteral("%1:%2").arg(minutes / 60 % 24, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
    if (minutes < 24 * 60)
        return sign + clock;
    return sign + QCoreApplication::translate("TradeWords", "%1 d %2").arg(minutes / (24 * 60)).arg(clock);
}

QString caseFlags(const IncidentRow& row, bool asWords)
{
    QStringList marks;
    QStringList words;
    const auto add = [&](bool holds, const QString& mark, const QString& word) {
        if (holds) {
            marks << mark;
            words << word;
        }
    };
    add(row.isOverdue, QStringLiteral("!!"), said(QT_TRANSLATE_NOOP("TradeWords", "overdue")));
    add(row.isUrgent, QStringLiteral("!"), said(QT_TRANSLATE_NOOP("TradeWords", "urgent")));
    add(row.supervision != Supervision::None, QStringLiteral("督"), nameOf(row.supervision));
    add(row.pending != PendingRequest::None, QStringLiteral("?"), nameOf(row.pending));
    add(row.ineffective > 0, QStringLiteral("≠"), said(QT_TRANSLATE_NOOP("TradeWords", "an entry had no effect")));
    add(row.isDrill, QStringLiteral("⚑"), said(QT_TRANSLATE_NOOP("TradeWords", "drill")));
    return asWords ? words.join(QStringLiteral(", ")) : marks.join(QStringLiteral(" "));
}

} // namespace fengsui::ui
