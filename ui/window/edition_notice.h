#pragma once

#include <QObject>

#include <string>

namespace fengsui::ui {

class Watch;

/// Hears when another console has announced newer divisions and cells than those that this window was opened with.
class EditionNotice : public QObject {
    Q_OBJECT
public:
    EditionNotice(Watch& watch, QObject* parent);

Q_SIGNALS:
    void arrived(const QString& title);

private:
    void read();

    Watch& m_watch;
    std::string m_digest; ///< of the edition in force when it was last read
    bool m_isRead = false;
};

} // namespace fengsui::ui
