#include "places/copy_menu.h"

#include "backstage/words.h"
#include "geo/notation.h"
#include "look/language.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace fengsui::ui {

void addCopies(QMenu& menu, Degrees at)
{
    const auto add = [&menu](const QString& text, const QString& what) {
        QObject::connect(
            menu.addAction(text), &QAction::triggered, &menu, [what] { QApplication::clipboard()->setText(what); });
    };
    const auto words = bilingual("en", "zh") == QStringLiteral("zh") ? PlaceWords::Chinese : PlaceWords::English;
    const fengsui::Degrees place { at.longitude, at.latitude };
    for (const Notation notation : allNotations) {
        const QString text = fromUtf8(toText(place, notation, words));
        add(QCoreApplication::translate("CopyMenu", "Copy  %1").arg(text), text);
    }
    menu.addSeparator();
    for (const auto& [reference, name] : { std::pair(CoordinateReference::Gcj02, QStringLiteral("GCJ-02")),
             std::pair(CoordinateReference::Bd09, QStringLiteral("BD-09")) }) {
        const fengsui::Degrees shifted = fromWgs84(place, reference);
        const QString text
            = QStringLiteral("%1, %2").arg(shifted.longitude, 0, 'f', 6).arg(shifted.latitude, 0, 'f', 6);
        //: %1 is GCJ-02 or BD-09, %2 longitude and latitude
        add(QCoreApplication::translate("CopyMenu", "Copy for %1 maps  %2").arg(name, text), text);
    }
}

} // namespace fengsui::ui
