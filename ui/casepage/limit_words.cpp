#include "casepage/limit_words.h"

#include "calendar/due_time.h"
#include "look/language.h"
#include "look/trade_words.h"
#include "watch/watch.h"

#include <QCoreApplication>

#include <format>

namespace fengsui::ui {

namespace {

struct LimitWords {
    Q_DECLARE_TR_FUNCTIONS(LimitWords)
};

QString restText(const DutyCalendar::Rest& rest)
{
    const QString from = fromUtf8(std::format("{:%m-%d}", rest.from));
    const QString days
        = rest.from == rest.to ? from : from + QStringLiteral(" – ") + fromUtf8(std::format("{:%m-%d}", rest.to));
    if (!rest.named)
        return days;
    const QString named = days + QChar::Space + bilingual(rest.named->english, rest.named->chinese);
    return rest.named->isProvisional ? LimitWords::tr("%1 (provisional)").arg(named) : named;
}

// Time on duty in hours: a day of it is no day of the calendar.
QString hours(Duration time)
{
    const qint64 minutes = time.count() / 60'000;
    return minutes < 60 ? LimitWords::tr("%1 min").arg(minutes)
                        : LimitWords::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString spanText(std::uint32_t amount, TimeUnit unit)
{
    const auto count = static_cast<int>(amount);
    switch (unit) {
    case TimeUnit::Minute:
        return LimitWords::tr("%n minute(s)", nullptr, count);
    case TimeUnit::WorkHour:
        return LimitWords::tr("%n working hour(s)", nullptr, count);
    case TimeUnit::WorkDay:
        return LimitWords::tr("%n working day(s)", nullptr, count);
    case TimeUnit::CalendarDay:
        return LimitWords::tr("%n day(s)", nullptr, count);
    }
    return {};
}

} // namespace

QString whatItTook(const workflow::StepTimes& times)
{
    QStringList parts;
    if (times.given)
        parts << LimitWords::tr("limit %1").arg(spanText(times.given->amount, times.given->unit));
    if (times.given || times.used > Duration())
        parts << LimitWords::tr("used %1").arg(hours(times.used));
    if (times.held > Duration())
        parts << LimitWords::tr("held %1").arg(remaining(times.held));
    QStringList extensions;
    for (const Span& more : times.extensions)
        extensions << spanText(more.amount, more.unit);
    if (!extensions.isEmpty())
        parts << LimitWords::tr("extended by %1").arg(extensions.join(QStringLiteral(" + ")));
    return parts.join(QStringLiteral(" · "));
}

QString howCounted(const Incident& incident, const Limit& limit, const Watch& watch)
{
    if (limit.from.milliseconds == 0)
        return {};
    QStringList lines;
    lines << (incident.isUrgent ? LimitWords::tr("Counted from %1, round the clock.")
                                : LimitWords::tr("Counted from %1."))
                 .arg(watch.local(limit.from));
    if (limit.run > Duration())
        lines << LimitWords::tr("%1 had run before it was on hold.").arg(remaining(limit.run));
    const DutyCalendar* calendar = watch.rules().calendarOf(limit.rule);
    const bool isOfWork = limit.unit == toWord(TimeUnit::WorkHour) || limit.unit == toWord(TimeUnit::WorkDay);
    if (calendar && isOfWork && !incident.isUrgent) {
        QStringList rests;
        for (const DutyCalendar::Rest& rest : calendar->rests(limit.from, limit.dueAt))
            rests << restText(rest);
        if (!rests.isEmpty())
            lines << LimitWords::tr("Days of rest on the way: %1.").arg(rests.join(LimitWords::tr(", ")));
    } else if (isOfWork && !incident.isUrgent && limit.rule.find(' ') != std::string::npos) {
        lines << LimitWords::tr("This console doesn't have that version of the calendar, so it can't name the days of "
                                "rest on the way.");
    }
    lines << LimitWords::tr("Rule: %1.").arg(fromUtf8(limit.rule));
    return lines.join(u'\n');
}

} // namespace fengsui::ui
