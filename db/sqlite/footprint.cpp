#include "sqlite/footprint.h"

#include "base/digest.h"
#include "base/hex.h"

#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

constexpr const char* mark = "fengsui footprint 1";
constexpr std::size_t nameDigits = 32;

std::string contentOf(int file)
{
    std::string content;
    char piece[4096];
    for (;;) {
        const ssize_t got = pread(file, piece, sizeof piece, static_cast<off_t>(content.size()));
        if (got <= 0)
            return content;
        content.append(piece, static_cast<std::size_t>(got));
    }
}

// The last line is the digest of those before it: a torn footprint is none.
std::string soundPart(const std::string& content)
{
    const std::size_t digits = 2 * Digest {}.bytes.size();
    if (content.size() <= digits)
        return {};
    const std::string part = content.substr(0, content.size() - digits);
    return content.substr(part.size()) == sha256(part).toHex() ? part : std::string();
}

void removeOrphans(const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(folder, ignored)) {
        std::ifstream in(each.path());
        std::string first;
        std::string store;
        if (std::getline(in, first) && std::getline(in, store) && first == mark && !fs::exists(store, ignored))
            fs::remove(each.path(), ignored);
    }
}

} // namespace

std::unique_ptr<Footprint> Footprint::open(const fs::path& state, const fs::path& store, std::string machine)
{
    if (state.empty())
        return nullptr;
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(store, error);
    const fs::path folder = state / "fengsui" / "stores";
    fs::create_directories(folder, error);
    const fs::path path = folder / sha256(whole.string()).toHex().substr(0, nameDigits);
    if (!fs::exists(path, error))
        removeOrphans(folder);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return nullptr;
    return std::unique_ptr<Footprint>(
        new Footprint(file, std::string(mark) + '\n' + whole.string() + '\n' + std::move(machine) + '\n'));
}

Footprint::~Footprint()
{
    close(m_file);
}

bool Footprint::isOf(const Connection& connection) const
{
    const std::string part = soundPart(contentOf(m_file));
    if (!part.starts_with(m_start))
        return false;
    std::istringstream lines(part.substr(m_start.size()));
    std::string incarnation, stream, hash;
    std::uint64_t number = 0;
    Statement row(connection,
        "SELECT e.hash FROM entry e JOIN lane l ON l.id = e.lane WHERE l.incarnation = ?1 AND l.stream = ?2 AND "
        "e.number = ?3");
    while (lines >> incarnation >> stream >> number >> hash) {
        const auto id = IncarnationId::parse(incarnation);
        if (!id)
            return false;
        row.start().bind(1, *id).bindText(2, stream).bind(3, number);
        if (!row.step() || toHex(row.bytes(0)) != hash)
            return false;
        row.start();
    }
    return true;
}

void Footprint::follow(std::span<const Lane> own)
{
    std::string content = m_start;
    for (const Lane& lane : own)
        content += lane.incarnation.toString() + ' ' + lane.stream + ' ' + std::to_string(lane.number) + ' '
            + lane.hash.toHex() + '\n';
    content += sha256(content).toHex();
    // One that can't be written is torn, and then none: the store is renewed the next time, which does no harm.
    if (pwrite(m_file, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size())
        && ftruncate(m_file, static_cast<off_t>(content.size())) != 0)
        return;
}

void Footprint::sync()
{
    fsync(m_file); // as above: if it fails the store is only renewed
}

fs::path stateFolder()
{
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return state;
    const char* home = std::getenv("HOME");
    return home && *home == '/' ? fs::path(home) / ".local" / "state" : fs::path();
}

std::string machineName()
{
    std::ifstream in("/etc/machine-id");
    std::string id;
    in >> id;
    return sha256("fengsui machine " + id).toHex();
}

} // namespace fengsui
