#pragma once

#include "attachment/attachment_file.h"
#include "attachment/blob_keeper.h"
#include "look/wording.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class Watch;

/// A file of a case as the page shows it.
struct FileLine {
    Attachment file;
    BlobState state;
    std::string console; ///< name of the one where it was added

    bool operator==(const FileLine& other) const
    {
        return file == other.file && console == other.console && state.isHere == other.state.isHere
            && state.bytes == other.state.bytes;
    }
};

/// The files of one case: what is here, what is on its way, and new ones by the button or dropped upon it. Pictures are
/// shown small; they are read and shrunk behind the window.
class FilePane : public QWidget {
    Q_OBJECT
public:
    explicit FilePane(Watch& watch, QWidget* parent = nullptr);

    /// `caller` is whom a new file may show; null when nobody is known.
    void show(IncidentId incident, PersonId caller, std::vector<FileLine> lines);
    const std::vector<FileLine>& lines() const { return m_lines; }
    /// Attaches the files, one after the other, in the background.
    void add(const QStringList& files);
    /// What the line says of where the file is: "here", "40 %", "waiting for 利店镇".
    static QString stateText(const FileLine& line);
    /// Pictures that are shown small now.
    int thumbnails() const { return static_cast<int>(m_thumbnails.size()); }

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    /// Something is on its way: the case is to be read again.
    void isWaiting();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();
    void open();
    void saveAs();
    void withdraw();
    const FileLine* chosen() const;
    void showLines();
    void showButtons();
    void readThumbnails();
    /// Copies the chosen file behind the window; `then` gets the copy's path.
    void copyTo(const QString& path, std::function<void(const QString&)> then);

    Watch& m_watch;
    Wording* m_wording;
    IncidentId m_incident;
    PersonId m_caller;
    std::vector<FileLine> m_lines;
    std::map<Digest, QImage> m_thumbnails;
    QTimer m_again;
    QTemporaryDir m_opened; ///< copies that other programs show; gone with the window
    QLabel* m_title;
    QPushButton* m_add;
    QCheckBox* m_showsCaller;
    QPushButton* m_open;
    QPushButton* m_save;
    QPushButton* m_withdraw;
    QTableWidget* m_table;
};

} // namespace fengsui::ui
