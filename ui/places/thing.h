#pragma once

#include "component/component_file.h"
#include "facility/facility.h"
#include "map/web_mercator.h"

#include <QImage>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace fengsui::ui {

class Watch;

/// Something that stands in the county, in words.
struct Thing {
    QString name; ///< what it is called, or its class where it has no name
    QString kind; ///< "Street lamp", "Camera"
    std::vector<std::pair<QString, QString>> lines; ///< what is known of it: a word and what it is
    QString advice; ///< what to do with it
    QString link; ///< of a camera: what the player opens
    Degrees at;
    QImage symbol; ///< 36 pixels wide
    std::optional<Component> component; ///< that it is
};

/// `noted` is what people noted of it last, where they did.
Thing thingOf(const Component& component, const std::optional<ComponentChange>& noted, const Watch& watch, bool isDark);
Thing thingOf(const Facility& facility, const Watch& watch, bool isDark);
/// 完好, 破损 and so on, in the language of the window.
QString nameOf(ComponentState state);

} // namespace fengsui::ui
