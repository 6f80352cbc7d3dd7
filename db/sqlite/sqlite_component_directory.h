#pragma once

#include "base/digest.h"
#include "component/component_directory.h"
#include "component/component_index.h"
#include "sqlite/component_words.h"
#include "sqlite/connection.h"

#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <thread>

namespace fengsui {

/// A component edition, read from its file. What is near and within is answered by an index in memory, which a thread
/// of its own builds from the opening on.
class SqliteComponentDirectory final : public ComponentDirectory {
public:
    /// Throws StoreFailure when the file of the folder is missing, or is no component edition. That its bytes are those
    /// of its name is checked when it comes here (see SqliteBlobStore), not at each opening.
    SqliteComponentDirectory(const std::filesystem::path& folder, const Digest& digest);
    ~SqliteComponentDirectory() override;

    std::uint64_t size() const override;
    std::vector<ClassCount> classes() const override;
    std::optional<Component> component(ComponentCode) const override;
    std::vector<Component> withPrefix(
        std::string_view digits, std::size_t limit, std::optional<std::uint16_t> classCode) const override;
    std::vector<Component> ofClass(std::uint16_t classCode, std::size_t limit) const override;
    std::vector<Component> withText(
        std::string_view text, std::size_t limit, std::optional<std::uint16_t> classCode) const override;
    std::vector<Near> nearest(GeoPoint at, std::size_t count, std::optional<std::uint16_t> classCode) const override;
    std::vector<Component> within(
        const Outline& outline, std::size_t limit, std::optional<std::uint16_t> classCode) const override;
    std::optional<Inside> inside(const Outline& outline, std::size_t mostOfClass, std::size_t most,
        const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn) const override;
    bool isIndexed() const override;

    /// The codes alone; waits as nearest does.
    const ComponentIndex& index() const;

private:
    class Gathering;
    void takeNumbers(std::string_view text, Gathering& into) const;
    void takeWords(std::string_view text, Gathering& into) const;
    struct AskedAddress {
        std::string_view road, house, name;
        bool isWhole = false; ///< the house number goes on no further
    };
    void takeAddress(const AskedAddress&, Gathering& into) const;
    /// By the house number first, where the road is so little of a word that thousands have it; false where the road
    /// tells more, or the edition has no such index.
    bool takeByHouse(const AskedAddress&, Gathering& into) const;

    Connection m_connection;
    WordFinder m_words;
    bool m_hasHouseIndex = false;
    std::atomic<bool> m_stops = false;
    std::shared_future<std::shared_ptr<const ComponentIndex>> m_index;
    std::jthread m_indexing; ///< last: ends first
};

} // namespace fengsui
