#pragma once

#include "look/wording.h"
#include "map/map_sheet.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class MapPane;
class MapSheetPress;
class Watch;

/// A page of the map: what is in the middle of it now, at a scale that somebody chooses, seen as it will come out.
class MapSheetDialog : public QDialog {
    Q_OBJECT
public:
    /// Both outlive it.
    MapSheetDialog(Watch& watch, MapPane& map, bool isChinese, QWidget* parent = nullptr);

    QLineEdit* title() const { return m_title; }
    QComboBox* paper() const { return m_paper; }
    QComboBox* scale() const { return m_scale; }
    /// What of the map is on the page, the topmost first; each may be left out.
    QListWidget* layers() const { return m_layers; }
    QLineEdit* file() const { return m_file; }
    QLabel* preview() const { return m_preview; }
    /// What would be printed now; nothing while the scale is none.
    std::optional<MapSheet> sheet() const;

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    void written(const QString& pdf);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::optional<int> chosenScale() const;
    void listLayers();
    void proposeFormat();
    void look();
    void showPreview(const QImage& page);
    /// Asks who prints, and what the journal's head is, for the foot and the code; then goes on.
    void withOrigin(std::function<void(MapSheet)> then);
    void chooseFile();
    void write();
    void print();
    void setBusy(bool isBusy);

    Watch& m_watch;
    const bool m_isChinese;
    MapSheet m_start; ///< what the map showed when it was opened
    QSizeF m_metresShown;
    Wording* m_wording;
    FormRows* m_rows;
    QLineEdit* m_title;
    QComboBox* m_paper;
    QComboBox* m_scale;
    QCheckBox* m_grid;
    QListWidget* m_layers;
    QLineEdit* m_file;
    QPushButton* m_choose;
    QLabel* m_preview;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_pdf;
    QPushButton* m_print;
    MapSheetPress* m_press; ///< of what is written
    MapSheetPress* m_eye; ///< of what is shown
    QImage m_page;
    QTimer m_later; ///< typing is not followed letter by letter
    QTimer m_patience; ///< until it is worth saying that it takes a while
};

} // namespace fengsui::ui
