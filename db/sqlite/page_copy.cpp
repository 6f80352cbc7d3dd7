#include "sqlite/page_copy.h"

#include <optional>
#include <sqlite3.h>

namespace fengsui {

namespace {

constexpr int pagesAtOnce = 4096;

struct Copying {
    sqlite3_backup* handle = nullptr;
    ~Copying() { sqlite3_backup_finish(handle); }
};

} // namespace

bool copyPages(const Connection& from, const std::filesystem::path& to, const Progress& progress)
{
    Connection copy(to, Connection::Mode::Copy);
    const Snapshot moment(from);
    Statement(from, "SELECT count(*) FROM sqlite_schema").step(); // the moment begins with the first look
    Copying copying { sqlite3_backup_init(copy.handle(), "main", from.handle(), "main") };
    if (!copying.handle)
        copy.fail(sqlite3_errcode(copy.handle()));
    for (;;) {
        const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(copying.handle)); // 0 at first
        const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(copying.handle));
        if (progress && !progress(total - left, total))
            return false;
        const int code = sqlite3_backup_step(copying.handle, pagesAtOnce);
        if (code == SQLITE_DONE)
            return true;
        if (code != SQLITE_OK)
            copy.fail(code);
    }
}

} // namespace fengsui
