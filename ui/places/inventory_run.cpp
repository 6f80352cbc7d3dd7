#include "places/inventory_run.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace fengsui::ui {

InventoryRun::InventoryRun(Work work, QObject* parent)
    : QObject(parent)
    , m_thread([this, work = std::move(work)] {
        auto import = std::make_shared<const Answer<ComponentImport>>(done(work));
        QMetaObject::invokeMethod(
            this,
            [this, import] {
                m_thread.join();
                Q_EMIT finished(*import);
            },
            Qt::QueuedConnection);
    })
{
    m_thread.start();
}

InventoryRun::~InventoryRun()
{
    cancel();
    m_thread.join();
}

Answer<ComponentImport> InventoryRun::done(const Work& work)
{
    const auto complain = [this](const ComponentProblem& problem) {
        if (m_problems.size() < mostKept)
            m_problems.push_back(problem);
    };
    const Progress goesOn = [this](std::uint64_t done, std::uint64_t total) {
        m_done = done;
        m_total = total;
        return !m_isCancelled;
    };
    try {
        return work(complain, goesOn);
    } catch (const StoreFailure& failure) {
        return failure;
    } catch (const std::exception& fault) {
        return StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "Something went wrong inside the program (%1)"), { fault.what() });
    }
}

int InventoryRun::perMille() const
{
    const std::uint64_t total = m_total;
    return total == 0 ? -1 : static_cast<int>(std::min<std::uint64_t>(1000, m_done * 1000 / total));
}

} // namespace fengsui::ui
