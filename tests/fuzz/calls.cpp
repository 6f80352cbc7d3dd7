#include "fuzz/fuzz.h"
#include "intake/call_file_reader.h"
#include "intake/text_source.h"

#include <filesystem>
#include <sys/mman.h>
#include <unistd.h>

namespace fengsui {

namespace {

const CallMapping& mapping()
{
    static const CallMapping mapping = [] {
        auto loaded = CallMapping::parse("mapping",
            R"({ "id": "own", "name": { "en": "Own", "zh_CN": "本地" }, "key": ["no"], "rowsPerCall": "several",
                "header": ["no", "what", "when", "lon", "lat", "town", "street", "who", "phone"], "empty": ["-"],
                "receivedAt": { "column": "when", "formats": ["%Y-%m-%d %H:%M"], "zone": "Asia/Shanghai" },
                "title": "{what}", "address": "{street}", "division": "{town}",
                "caller": { "name": "{who}", "phone": "{phone}" },
                "place": { "longitude": "lon", "latitude": "lat", "reference": "gcj02",
                    "bounds": { "west": 103, "south": 28, "east": 105, "north": 30 } } })",
            {});
        require(loaded.value.has_value(), loaded.faults.empty() ? "" : loaded.faults.front().toString());
        return *std::move(loaded.value);
    }();
    return mapping;
}

/// A file that lies in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : m_file(::memfd_create("calls", 0))
    {
        require(::write(m_file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "memory is a file");
    }
    ~MemoryFile() { ::close(m_file); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_file); }

private:
    int m_file;
};

} // namespace

// A file of calls from another system, plain or packed, in whatever encoding. Every row is a call or a problem that is
// told, the lines go up, and the end is reached.
void fuzz(std::string_view input)
{
    static constexpr std::string_view header = "no,what,when,lon,lat,town,street,who,phone\n";
    Material material(input);
    const bool hasHeader = material.number(2) == 1;
    const MemoryFile file((hasHeader ? std::string(header) : std::string()) + std::string(material.rest()));
    auto opened = CallFileReader::open(file.path(), mapping());
    if (!opened)
        return require(!opened.refusal().toString().empty(), "what is no call file is refused with a reason");
    CallFileReader reader = *std::move(opened);
    std::size_t line = 0;
    for (std::size_t items = 0;; ++items) {
        const CallFileItem item = reader.next();
        if (const auto* row = std::get_if<CallRow>(&item)) {
            require(row->line > line, "lines go up");
            line = row->line;
            require(!row->report.externalKey.empty(), "a call has a name");
            require(isUtf8(row->report.title) && isUtf8(row->report.text), "texts are UTF-8");
        } else if (const auto* problem = std::get_if<RowProblem>(&item)) {
            require(problem->line >= line, "lines don't go back");
            line = problem->line;
            require(!problem->reason.text.empty(), "a problem is told");
        } else {
            break;
        }
        require(items <= input.size() + header.size(), "the end is reached");
    }
    require(reader.bytesRead() <= reader.bytesTotal(), "no more is read than there is");
}

} // namespace fengsui
