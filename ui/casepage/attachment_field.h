#pragma once

#include "look/wording.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class Watch;

/// Photographs and papers that go with an action. Each chosen file is put into the store under its digest before the
/// action is taken; the answer is the digests.
class AttachmentField : public QWidget {
    Q_OBJECT
public:
    explicit AttachmentField(Watch& watch, QWidget* parent = nullptr);

    /// The digests with commas between.
    std::string word() const;
    /// Puts the files into the store, in the background.
    void add(const QStringList& files);
    int count() const { return static_cast<int>(m_digests.size()); }

private:
    void choose();
    void show();

    Watch& m_watch;
    Wording* m_wording;
    QPushButton* m_button;
    QLabel* m_label;
    QStringList m_names;
    std::vector<std::string> m_digests;
    QString m_problem;
};

} // namespace fengsui::ui
