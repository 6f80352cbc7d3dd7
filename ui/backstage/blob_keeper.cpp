#include "backstage/blob_keeper.h"

#include "backstage/words.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace fengsui::ui {

Result<Digest> keepBlob(const QString& file, const QString& folder)
{
    constexpr qint64 largest = 64 * 1024 * 1024;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be read: %2"),
            { toUtf8(file), toUtf8(source.errorString()) }, {} };
    if (source.size() > largest)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file %1 is larger than 64 MiB."),
            { toUtf8(file) }, {} };
    const QByteArray bytes = source.readAll();
    const Digest digest = sha256({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    const QString name = fromUtf8(digest.toHex());
    const QDir place(folder + QStringLiteral("/blobs/") + name.left(2));
    if (QFile::exists(place.filePath(name)))
        return digest;
    QSaveFile copy(place.filePath(name));
    if (!place.mkpath(QStringLiteral(".")) || !copy.open(QIODevice::WriteOnly) || copy.write(bytes) != bytes.size()
        || !copy.commit())
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "The file can't be put into the store: %1"), { toUtf8(copy.errorString()) });
    return digest;
}

} // namespace fengsui::ui
