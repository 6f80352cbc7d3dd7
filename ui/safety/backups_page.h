#pragma once

#include "desk/store_care.h"
#include "look/wording.h"

#include <QDialog>
#include <QPointer>

#include <optional>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class BackupDialog;
class KeyDialog;
class LongWork;
class PathField;
class RestoreDialog;
class Watch;
class WorkStrip;

/// How it stands with the backups of this store, and what is done about them: those that the machine makes into a
/// second folder, one by hand, and the way back. Setting is for administrators.
class BackupsPage : public QDialog {
    Q_OBJECT
public:
    explicit BackupsPage(Watch& watch, QWidget* parent = nullptr);

    /// The standing as it stands on the page.
    QString standing() const;
    /// What came of the last thing that was done here.
    QString told() const;
    PathField* folder() const { return m_folder; }
    QPushButton* setButton() const { return m_set; }
    QPushButton* stopButton() const { return m_stop; }
    QPushButton* nowButton() const { return m_now; }
    KeyDialog* key() const;
    BackupDialog* openBackup();
    RestoreDialog* openRestore();
    bool isRunning() const;

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    void openWanted(const QString& folder);

protected:
    void reject() override;

private:
    void putWords();
    void read();
    void showStanding();
    void enableButtons();
    void setPlan(bool isNewKey);
    void stopPlan();
    void backUpNow();
    void tell(const QString& sentence, bool isProblem);

    Watch& m_watch;
    Wording* m_wording;
    LongWork* m_work;
    std::optional<BackupStanding> m_standing;
    bool m_isRead = false;
    QLabel* m_how;
    QLabel* m_state;
    PathField* m_folder;
    QPushButton* m_set;
    QPushButton* m_newKey;
    QPushButton* m_stop;
    QPushButton* m_now;
    QPushButton* m_byHand;
    QPushButton* m_restore;
    WorkStrip* m_strip;
    QPointer<KeyDialog> m_key;
    QPointer<BackupDialog> m_backup;
    QPointer<RestoreDialog> m_restoring;
};

} // namespace fengsui::ui
