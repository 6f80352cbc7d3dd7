#pragma once

#include "backstage/answer.h"
#include "backstage/work_thread.h"
#include "journal/journal.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <utility>

namespace fengsui::ui {

/// One piece of work that takes long, on a thread of its own, with progress and a way to stop. It opens what it needs
/// for itself, so neither the desks nor the lists wait for it.
class LongWork : public QObject {
    Q_OBJECT
public:
    explicit LongWork(QObject* parent)
        : QObject(parent)
    {
    }
    /// Stops what runs and waits for it.
    ~LongWork() override;

    bool isRunning() const { return m_thread != nullptr; }
    /// The work's progress answers false from now on.
    void stop() { m_isStopped = true; }

    /// Runs `work` (const Progress& -> Result<T>); `then` gets an Answer<T> in this object's thread. Not while
    /// something runs.
    template <typename T, typename Work, typename Then>
    void run(Work work, Then then)
    {
        m_isStopped = false;
        m_thread = std::make_unique<WorkThread>([this, work = std::move(work), then = std::move(then)] {
            auto answer = std::make_shared<Answer<T>>(answered<T>(work));
            QMetaObject::invokeMethod(
                this,
                [this, answer, then] {
                    m_thread->join();
                    m_thread.reset();
                    then(*answer);
                },
                Qt::QueuedConnection);
        });
        m_thread->start();
    }

Q_SIGNALS:
    /// In thousandths; each at most once.
    void moved(int thousandths);

private:
    template <typename T, typename Work>
    Answer<T> answered(const Work& work)
    {
        try {
            return Answer<T>(work(progress()));
        } catch (const StoreFailure& failure) {
            return failure;
        } catch (const std::exception& fault) {
            return StoreFailure(
                QT_TRANSLATE_NOOP("Failure", "Something went wrong inside the program (%1)"), { fault.what() });
        }
    }
    Progress progress();

    std::unique_ptr<WorkThread> m_thread;
    std::atomic<bool> m_isStopped = false;
};

} // namespace fengsui::ui
