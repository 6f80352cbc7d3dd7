#include "places/gazetteer_room.h"

namespace fengsui::ui {

GazetteerRoom::GazetteerRoom(OpenGazetteer open, QObject* parent)
    : QObject(parent)
    , m_room([open = std::move(open)] { return open ? open() : std::make_unique<Gazetteer>(); })
{
}

} // namespace fengsui::ui
