#pragma once

#include "backstage/answer.h"
#include "backstage/work_thread.h"
#include "desk/inventory_intake.h"

#include <QObject>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace fengsui::ui {

/// One reading of an inventory, on a thread of its own. Ends with it: the thread is waited for.
class InventoryRun : public QObject {
    Q_OBJECT
public:
    using Work = std::function<Result<ComponentImport>(const ComponentComplaint&, const Progress&)>;
    /// So many refused rows are kept; the import counts the rest.
    static constexpr std::size_t mostKept = 200'000;

    explicit InventoryRun(Work work, QObject* parent = nullptr);
    ~InventoryRun() override;

    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    /// 0 to 1000; -1 while nobody knows.
    int perMille() const;
    /// Whole after `finished`.
    const std::vector<ComponentProblem>& problems() const { return m_problems; }

Q_SIGNALS:
    /// In the window's thread.
    void finished(const fengsui::ui::Answer<fengsui::ComponentImport>& import);

private:
    Answer<ComponentImport> done(const Work& work);

    std::atomic<bool> m_isCancelled = false;
    std::atomic<std::uint64_t> m_done = 0, m_total = 0;
    std::vector<ComponentProblem> m_problems; // the thread's until it ends
    WorkThread m_thread;
};

} // namespace fengsui::ui
