#pragma once

#include "base/digest.h"
#include "component/component_ground.h"
#include "sqlite/connection.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace fengsui {

/// The squares of a component edition, read from its file, each thread through a connection of its own.
class SqliteComponentGround final : public ComponentGround {
public:
    /// Throws StoreFailure when the file of the folder is missing, or is no component edition.
    SqliteComponentGround(const std::filesystem::path& folder, const Digest& digest);

    const std::vector<ClassCount>& classes() const override { return m_classes; }
    Result<std::vector<PackedComponent>> packed(PlaceTile square) const override;
    Outcome visit(const Visitor& visitor) const override;

private:
    std::unique_ptr<Connection> lend() const;
    void giveBack(std::unique_ptr<Connection> connection) const;

    std::filesystem::path m_path;
    std::vector<ClassCount> m_classes;
    mutable std::mutex m_mutex; // guards the connections that nobody uses just now: one a thread at most
    mutable std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace fengsui
