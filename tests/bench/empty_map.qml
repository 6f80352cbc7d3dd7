import QtQuick
import QtLocation

Map {
    plugin: Plugin { name: "itemsoverlay" }
}
