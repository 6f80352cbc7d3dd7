#include "wiring/holidays.h"

#include <KHolidays/Holiday>
#include <KHolidays/HolidayRegion>

#include <QDate>
#include <QString>

#include <algorithm>
#include <map>
#include <mutex>

namespace fengsui {

namespace {

using namespace std::chrono;

constexpr int firstYear = 2020;
constexpr int lastYear = 2050;

std::string codeOf(const std::string& region)
{
    const QString wanted = QString::fromStdString(region);
    QStringList codes = KHolidays::HolidayRegion::regionCodes();
    codes.sort();
    const auto known = std::ranges::find_if(
        codes, [&](const QString& code) { return code == wanted || code.startsWith(wanted + u'_'); });
    return known == codes.end() ? std::string() : known->toStdString();
}

// KHolidays reads its files with a parser that knows nothing of threads: one at a time in the whole program.
std::mutex& readers()
{
    static std::mutex mutex;
    return mutex;
}

// Its Chinese file lists the days of work that made up for the holidays of one year among the days off.
bool isDayOff(const KHolidays::Holiday& holiday)
{
    return holiday.dayType() == KHolidays::Holiday::NonWorkday
        && holiday.categoryList().contains(QStringLiteral("public"))
        && !holiday.name().contains(QStringLiteral("工作日"));
}

std::vector<SpecialDays> daysOff(const std::string& code)
{
    const KHolidays::HolidayRegion region(QString::fromStdString(code));
    std::vector<SpecialDays> all;
    for (int year = firstYear; year <= lastYear; ++year) {
        // Days of one certain year are given for every year that is asked about.
        for (const auto& holiday : region.rawHolidays(QDate(year, 1, 1), QDate(year, 12, 31))) {
            const QDate first = holiday.observedStartDate();
            if (!isDayOff(holiday) || first.year() != year)
                continue;
            const local_days from(std::chrono::year(first.year()) / first.month() / first.day());
            const std::string name = holiday.name().toStdString();
            all.push_back({ from, from + days(std::max(1, holiday.duration()) - 1), {}, name, name, false });
        }
    }
    std::ranges::stable_sort(all, {}, &SpecialDays::from);
    const auto again
        = std::ranges::unique(all, {}, [](const SpecialDays& one) { return std::pair(one.from, one.chinese); });
    all.erase(again.begin(), again.end());
    return all;
}

} // namespace

HolidaySource publicHolidays()
{
    return [](const std::string& region) -> std::optional<std::vector<SpecialDays>> {
        static std::map<std::string, std::vector<SpecialDays>> known; // by code; what a library installs stays the same
        const std::lock_guard guard(readers());
        const std::string code = codeOf(region);
        if (code.empty())
            return std::nullopt;
        auto days = known.find(code);
        if (days == known.end())
            days = known.emplace(code, daysOff(code)).first;
        return days->second;
    };
}

std::vector<std::string> holidayRegions()
{
    const std::lock_guard guard(readers());
    std::vector<std::string> codes;
    for (const QString& code : KHolidays::HolidayRegion::regionCodes())
        codes.push_back(code.toStdString());
    std::ranges::sort(codes);
    return codes;
}

} // namespace fengsui
