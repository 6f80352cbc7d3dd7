#include "wiring/store_care.h"

#include "backup/restore.h"
#include "base/disk_room.h"
#include "sqlite/ballast.h"
#include "sqlite/durable_file.h"
#include "wiring/automatic_backup.h"
#include "wiring/backup_care.h"

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

using namespace std::chrono_literals;

constexpr Duration checkedEvery = 7 * 24h;
constexpr auto lookEvery = 1min;
constexpr std::uintmax_t longestLog = 64ULL * 1024 * 1024;

CareNotice noticeOf(const StoreFailure& failure)
{
    return { { Refusal::Reason::Conflict, failure.text(), failure.arguments(), {} }, "Failure" };
}

// The file says when all was found sound the last time; without it the store is checked at once.
bool isCheckDue(const StoreFolder& folder, Instant now)
{
    try {
        const auto last = Instant::parse(readWhole(folder.checked()));
        return !last || now - *last >= checkedEvery || *last > now + 24h;
    } catch (const std::system_error&) {
        return true;
    }
}

void checkIfDue(const StoreFolder& folder, Instant now, const Progress& progress)
{
    if (!isCheckDue(folder, now))
        return;
    const StoreReader reader(folder);
    if (!requireSound(reader.journal(), folder.journal(), progress))
        return;
    try {
        writeDurably(folder.checked(), now.toString());
    } catch (const std::system_error&) {
        // then it is checked again the next time
    }
}

std::optional<Refusal> logAlarm(const StoreFolder& folder)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(std::filesystem::path(folder.journal()) += "-wal", error);
    if (error || size <= longestLog)
        return std::nullopt;
    return Refusal { Refusal::Reason::Conflict,
        QT_TRANSLATE_NOOP("Refusal",
            "The write-ahead log of %1 has grown beyond 64 MB: some program has been reading the store for very long. "
            "Close it."),
        { folder.path.string() }, {} };
}

std::vector<CareNotice> lookAfter(const StoreFolder& folder, const Clock& clock, const Progress& progress)
{
    std::vector<CareNotice> notices;
    const auto attempt = [&](const auto& what) {
        try {
            if (std::optional<Refusal> notice = what())
                notices.push_back({ std::move(*notice) });
        } catch (const StoreFailure& failure) {
            notices.push_back(noticeOf(failure));
        }
    };
    attempt([&]() -> std::optional<Refusal> {
        const auto left = bytesLeft(folder.path);
        return left ? diskAlarm(*left, folder.path.string()) : std::nullopt;
    });
    keepBallast(folder.ballast());
    attempt([&] { return logAlarm(folder); });
    attempt([&]() -> std::optional<Refusal> {
        checkIfDue(folder, clock.now(), progress);
        return std::nullopt;
    });
    attempt([&]() -> std::optional<Refusal> {
        const auto made = backUpIfDue(folder, clock, progress);
        return made ? std::nullopt : std::optional(made.refusal());
    });
    return notices;
}

} // namespace

StoreCare careFor(const StoreFolder& folder, const Clock& clock)
{
    StoreCare care;
    addBackupCare(care, folder, clock);
    care.lookAfter = [folder, &clock](const Progress& progress) { return lookAfter(folder, clock, progress); };
    return care;
}

Caretaker::Caretaker(StoreCare care, std::function<void(const CareNotice&)> notice)
    : m_care(std::move(care))
    , m_notice(std::move(notice))
    , m_thread([this] { run(); })
{
}

Caretaker::~Caretaker()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isLeaving = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Caretaker::run()
{
    const Progress goesOn = [this](std::uint64_t, std::uint64_t) { return !m_isLeaving; };
    std::vector<std::string> told;
    std::unique_lock guard(m_mutex);
    while (!m_isLeaving) {
        guard.unlock();
        std::vector<std::string> now;
        for (const CareNotice& notice : m_care.lookAfter(goesOn)) {
            now.push_back(notice.what.toString());
            if (std::ranges::find(told, now.back()) == told.end())
                m_notice(notice);
        }
        told = std::move(now);
        guard.lock();
        m_wake.wait_for(guard, lookEvery, [this] { return m_isLeaving.load(); });
    }
}

} // namespace fengsui
