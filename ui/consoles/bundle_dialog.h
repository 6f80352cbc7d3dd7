#pragma once

#include "desk/exchange.h"
#include "look/wording.h"

#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace fengsui::ui {

template <typename T>
class Answer;
class Watch;

/// A bundle on its way into a file or out of one: progress, a way to stop, and in the end what came of it in numbers,
/// or why not. Goes on behind the window, a piece at a time.
class BundleDialog : public QDialog {
    Q_OBJECT
public:
    explicit BundleDialog(Watch& watch, QWidget* parent = nullptr);

    /// What the console lacks, as far as is known; or everything.
    void write(const Digest& pin, const QString& file, bool all);
    void read(const QString& file);
    bool isRunning() const { return m_isRunning; }
    QString said() const;

Q_SIGNALS:
    void finished(const QString& sentence, bool isProblem);

protected:
    void reject() override;

private:
    using Work = std::shared_ptr<BundleWork>;
    void begin(const QString& file, bool writes, std::function<Result<Work>(Exchange&)> open);
    void step();
    void take(const Answer<BundleWork::Count>& answer);
    void end(const QString& sentence, bool isProblem);
    /// Where its store is: on the writer's thread.
    void letGo();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_file;
    QProgressBar* m_progress;
    QLabel* m_said;
    QPushButton* m_leave;
    Work m_work;
    bool m_writes = false;
    bool m_isRunning = false;
    bool m_isCancelled = false;
};

} // namespace fengsui::ui
