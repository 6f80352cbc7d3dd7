#pragma once

#include "backstage/answer.h"
#include "base/chinese_offset.h"
#include "desk/inventory_intake.h"
#include "desk/session.h"
#include "look/wording.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableWidget;

namespace fengsui::ui {

class InventoryColumns;
class InventoryRun;
class Watch;

/// Takes an inventory of components in from a file: what its columns are, what that comes to, and whether it is taken.
/// The file is read behind; the window goes on meanwhile, also while this one is closed.
class InventoryDialog : public QDialog {
    Q_OBJECT
public:
    /// The watch outlives it.
    InventoryDialog(Watch& watch, InventoryIntake intake, QWidget* parent = nullptr);
    ~InventoryDialog() override;

    /// As if it had been chosen in the list of files.
    void choose(const QString& file);
    /// False while somebody has yet to say in which coordinates the file is.
    bool chooseReference(CoordinateReference reference);
    InventoryColumns& columns() { return *m_columns; }
    QComboBox& layers() { return *m_layers; }
    QComboBox& coordinates() { return *m_reference; }
    QTableWidget& preview() { return *m_preview; }
    QTableWidget& refused() { return *m_refused; }
    QPushButton& tryButton() { return *m_try; }
    QPushButton& takeButton() { return *m_take; }
    QPushButton& saveButton() { return *m_save; }
    QPushButton& closeButton() { return *m_close; }
    /// The line that says what is missing, what goes on, or what came of it.
    QString said() const;
    bool isRunning() const { return m_run != nullptr; }
    /// True while the file is looked at or its first rows are read.
    bool isLooking() const { return m_isLooking || m_isPreviewing || m_soon.isActive(); }
    /// Writes every row that was refused into a table.
    void save(const QString& file);

Q_SIGNALS:
    void finished(const QString& sentence, bool isProblem);

protected:
    void reject() override;

private:
    enum class Purpose { Try, Take };

    void retranslate();
    void askForFile();
    void look();
    void take(const InventorySight& sight);
    void lookLater();
    void showPreview();
    void fillPreview(const std::vector<InventoryRow>& rows);
    QString missing() const;
    ComponentMapping mapping() const;
    void begin(Purpose purpose);
    void end(const Answer<ComponentImport>& import);
    void announce(const ComponentImport& import);
    void fillRefused();
    void askWhereToSave();
    QString told(const ComponentImport& import) const;
    void say(const QString& sentence, bool isProblem);
    void enable();

    Watch& m_watch;
    InventoryIntake m_intake;
    Wording* m_wording;
    QLabel* m_fileLabel;
    QLabel* m_file;
    QPushButton* m_choose;
    QLabel* m_layerLabel;
    QComboBox* m_layers;
    QLabel* m_referenceLabel;
    QComboBox* m_reference;
    QLabel* m_systemLabel;
    QLineEdit* m_system;
    QTabWidget* m_tabs;
    InventoryColumns* m_columns;
    QTableWidget* m_preview;
    QTableWidget* m_refused;
    QLabel* m_said;
    QProgressBar* m_progress;
    QPushButton* m_try;
    QPushButton* m_take;
    QPushButton* m_save;
    QPushButton* m_close;
    QTimer m_soon; ///< gathers what is changed into one reading of the first rows
    QTimer m_moving;
    QString m_path;
    std::optional<InventorySight> m_sight; ///< nothing while no file is chosen that can be read
    std::unique_ptr<InventoryRun> m_run; ///< null while none goes on
    Purpose m_purpose = Purpose::Try;
    std::optional<Session> m_session; ///< of who began it
    std::shared_ptr<const std::vector<ComponentProblem>> m_problems;
    std::uint64_t m_problemsInAll = 0;
    int m_asked = 0; ///< only the answer to the last question counts
    bool m_isLooking = false;
    bool m_isPreviewing = false;
    bool m_isAnnouncing = false;
};

} // namespace fengsui::ui
