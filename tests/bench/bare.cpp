#include "bench/bare.h"

#include "base/id.h"
#include "bench/bench.h"
#include "sqlite/connection.h"

#include <string>

namespace fengsui::bench {

double bareInserts(
    const std::filesystem::path& folder, const std::vector<std::size_t>& sizes, std::size_t perTransaction)
{
    Connection connection(folder / "bare.sqlite", Connection::Mode::ReadWrite);
    connection.execute("CREATE TABLE entry(id INTEGER PRIMARY KEY, lane INTEGER NOT NULL, number INTEGER NOT NULL, "
                       "subject BLOB NOT NULL, recorded_at INTEGER NOT NULL, body BLOB NOT NULL)");
    connection.execute("CREATE UNIQUE INDEX entry_key ON entry(lane, number)");
    connection.execute("CREATE INDEX entry_subject ON entry(subject)");
    connection.execute("CREATE INDEX entry_recorded ON entry(recorded_at)");
    std::vector<RawId> subjects;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        subjects.push_back(RawId::random());
    const std::string body(*std::ranges::max_element(sizes), 'x');
    Statement insert(
        connection, "INSERT INTO entry(lane, number, subject, recorded_at, body) VALUES(1, ?1, ?2, ?3, ?4)");
    return seconds([&] {
        for (std::size_t i = 0; i < sizes.size();) {
            Transaction transaction(connection);
            for (std::size_t n = 0; n < perTransaction && i < sizes.size(); ++n, ++i)
                insert.start()
                    .bind(1, static_cast<std::uint64_t>(i + 1))
                    .bind(2, subjects[i])
                    .bind(3, static_cast<std::uint64_t>(1'700'000'000'000 + i))
                    .bindBytes(4, std::string_view(body).substr(0, sizes[i]))
                    .run();
            transaction.commit();
            connection.checkpoint(false);
        }
    });
}

} // namespace fengsui::bench
