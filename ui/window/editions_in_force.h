#pragma once

#include "desk/editions.h"
#include "places/gazetteer_room.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::ui {

class Watch;

/// Keeps an open window at the editions in force: when another one is announced, or the file of one comes, it is
/// opened beside the one in use, and takes its place once it can be asked. What can't be opened leaves the one before
/// in use, and is tried again when its file changes.
class EditionsInForce : public QObject {
    Q_OBJECT
public:
    /// Watch and room outlive it.
    EditionsInForce(Watch& watch, GazetteerRoom& room, QObject* parent);

    /// Compares what is in force with what is in use. Happens by itself at news and every few seconds: files come
    /// without any.
    void look();
    bool isOpening() const { return m_opening.has_value(); }

Q_SIGNALS:
    /// What came, or is awaited.
    void said(const QString& sentence, bool isProblem);
    /// What could not be opened.
    void failed(const QString& sentence);
    /// What has been opened for more than a second; empty when it is over.
    void opening(const QString& words);

private:
    struct Kind {
        std::string used; ///< digests
        std::string awaited;
        std::optional<EditionHere> refused;
    };
    using Editions = std::optional<std::vector<EditionHere>>; ///< nothing when the store could not be read just now

    void compare(const std::vector<EditionHere>& inForce);
    void openGrid(const EditionHere& edition);
    void openGazetteer(const std::vector<EditionHere>& wanted);
    void begin(const EditionHere& edition);
    void end();
    void take(const EditionHere& edition);
    void refuse(const EditionHere& edition, const QString& why);
    void tellOpening();
    static QString titleOf(const EditionHere& edition);

    Watch& m_watch;
    GazetteerRoom& m_room;
    std::map<std::string, Kind> m_kinds;
    std::optional<EditionHere> m_opening;
    QElapsedTimer m_since;
    QTimer m_every;
    QTimer m_second;
    bool m_isLooking = false;
    bool m_isNewsWaiting = false;
};

} // namespace fengsui::ui
