#pragma once

#include "calendar/calendar_file.h"

#include <QFile>

#include <memory>
#include <stdexcept>

namespace fengsui {

inline std::string readTestFile(const QString& path)
{
    QFile file(qEnvironmentVariable("FENGSUI_SOURCE") + path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("can't be read: " + path.toStdString());
    return file.readAll().toStdString();
}

// The calendar tests/data/calendar/NAME.json in a zone.
inline std::unique_ptr<DutyCalendar> testCalendar(const QString& name, const QString& zone)
{
    auto rules = readCalendar(name.toStdString() + ".json", readTestFile("/tests/data/calendar/" + name + ".json"));
    if (!rules.value)
        throw std::runtime_error(rules.faults.front().toString());
    return std::make_unique<DutyCalendar>(*std::move(rules.value), *Zone::named(zone.toStdString()));
}

} // namespace fengsui
