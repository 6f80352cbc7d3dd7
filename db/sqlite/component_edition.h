#pragma once

#include "base/digest.h"
#include "component/component.h"
#include "journal/journal.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// A component edition as it lies in a store beside those of the grid: an immutable SQLite file, named by the SHA-256
/// of its bytes.
struct ComponentEdition {
    Digest digest;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

/// Writes a component edition piece by piece. In memory are 12 bytes a component, SQLite's page cache (64 MiB) and the
/// texts that were last met; a file that is not finished is taken away again. The same components in the same order
/// give the same bytes with the same release of SQLite. All may throw StoreFailure.
class ComponentEditionWriter {
public:
    ComponentEditionWriter(const std::filesystem::path& folder, const std::string& title);
    ~ComponentEditionWriter();
    ComponentEditionWriter(const ComponentEditionWriter&) = delete;
    ComponentEditionWriter& operator=(const ComponentEditionWriter&) = delete;

    /// False when its code is there already; the first one stays.
    bool add(const Component&);
    std::uint64_t size() const;

    /// Numbers of owners that stand at several components: how many components have such a number, and the first few of
    /// the numbers. To be asked once, after the last add.
    struct RepeatedNumbers {
        std::uint64_t components = 0;
        std::vector<std::string> first;
    };
    RepeatedNumbers repeatedNumbers(std::size_t examples);

    /// Indexes, digest, name. Nothing when the progress said stop; then nothing stays.
    std::optional<ComponentEdition> finish(const Progress&);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

namespace component_edition {
/// What a file must say to be read as a component edition.
inline constexpr int applicationId = 0x46534350; // "FSCP"
inline constexpr int format = 1;
} // namespace component_edition

} // namespace fengsui
