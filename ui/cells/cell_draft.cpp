#include "cells/cell_draft.h"

#include "backstage/words.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QSettings>

namespace fengsui::ui {

namespace {

QString keyOf(const std::string& folder)
{
    const QByteArray path(folder.data(), std::ssize(folder));
    return QStringLiteral("cells/draft-")
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

void keepDraft(const std::string& folder, const CellDraft& draft)
{
    QJsonArray corners;
    for (const GeoPoint corner : draft.corners)
        corners.append(QJsonArray { corner.longitudeE7, corner.latitudeE7 });
    const QJsonObject object { { QStringLiteral("code"), fromUtf8(draft.code) },
        { QStringLiteral("division"), fromUtf8(draft.division) }, { QStringLiteral("name"), fromUtf8(draft.name) },
        { QStringLiteral("new"), draft.isNew }, { QStringLiteral("corners"), corners } };
    QSettings().setValue(keyOf(folder), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void forgetDraft(const std::string& folder)
{
    QSettings().remove(keyOf(folder));
}

std::optional<CellDraft> keptDraft(const std::string& folder)
{
    const QByteArray text = QSettings().value(keyOf(folder)).toByteArray();
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const auto word = [&](const char* key) { return toUtf8(object.value(QLatin1String(key)).toString()); };
    CellDraft draft { word("code"), word("division"), word("name"), object.value(QLatin1String("new")).toBool(true),
        {} };
    for (const QJsonValue& value : object.value(QLatin1String("corners")).toArray()) {
        const QJsonArray pair = value.toArray();
        const auto corner = GeoPoint::fromDegrees(pair.at(0).toDouble(1e12) * 1e-7, pair.at(1).toDouble(1e12) * 1e-7);
        if (!corner)
            return std::nullopt;
        draft.corners.push_back(*corner);
    }
    if (draft.corners.empty())
        return std::nullopt;
    return draft;
}

} // namespace fengsui::ui
