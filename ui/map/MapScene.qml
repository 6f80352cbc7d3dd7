import QtQuick
import QtLocation
import Fengsui.Map

// The scene of the map pane. The plugin gives camera, projection and items and no pictures of its own; the layers draw
// what is many, delegates only what is chosen. MapGestures (C++) moves the camera, for this scene and the plain view alike.
Item {
    id: root

    required property MapCamera camera
    required property TileStore tiles
    required property PinBoard pins
    required property color ink
    required property color paper

    function paintSymbolsAnew() {
        pinLayer.paintSymbolsAnew()
    }

    Map {
        anchors.fill: parent
        plugin: Plugin { name: "itemsoverlay" }
        center: root.camera.coordinate
        zoomLevel: root.camera.zoom
        bearing: 0
        tilt: 0
        minimumTilt: 0
        maximumTilt: 0
        copyrightsVisible: false
        color: root.tiles.outside

        GridLayer {
            anchors.fill: parent
            camera: root.camera
            tiles: root.tiles
        }
        PinLayer {
            id: pinLayer
            anchors.fill: parent
            camera: root.camera
            board: root.pins
        }
        MapQuickItem {
            visible: root.pins.hasChosen
            coordinate: root.pins.chosenCoordinate
            anchorPoint.x: ring.width / 2
            anchorPoint.y: ring.height / 2
            sourceItem: Item {
                width: ring.width
                height: ring.height

                Rectangle {
                    id: ring
                    width: 46
                    height: 46
                    radius: 23
                    color: "transparent"
                    border { width: 5; color: root.paper }
                    Rectangle {
                        anchors { fill: parent; margins: 1 }
                        radius: 22
                        color: "transparent"
                        border { width: 3; color: root.ink }
                    }
                }
                Rectangle {
                    visible: label.text.length > 0
                    anchors { top: ring.bottom; topMargin: 3; horizontalCenter: ring.horizontalCenter }
                    width: label.width + 12
                    height: label.height + 6
                    radius: 3
                    color: root.paper
                    border { width: 1; color: root.ink }
                    Text {
                        id: label
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, 320)
                        elide: Text.ElideRight
                        text: root.pins.chosenLabel
                        textFormat: Text.PlainText
                        color: root.ink
                    }
                }
            }
        }
    }
}
