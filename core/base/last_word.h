#pragma once

#include "base/stamp.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Two entries that say different things of one matter, neither of whose authors had seen the other.
struct Disagreement {
    std::string about; ///< "step", or what was said: "title", "place", "record", …
    Digest counts; ///< the entry that holds for now
    Digest other; ///< the one that doesn't
    std::optional<Digest> settledBy {}; ///< by somebody who had both in view

    bool operator==(const Disagreement&) const = default;
};

/// Who said last what a thing is like. Of what is said anew the later entry holds; but where its author had not seen
/// what was said before, both are kept side by side until somebody who has both in view says it once more. Fed in the
/// order of folding, it is the same on every console.
class LastWord {
public:
    /// An empty value says nothing that could be contradicted, but has seen what was said before.
    void say(const Stamp& stamp, std::string_view about, std::string value);
    /// What whoever speaks now has in view: the entries to build upon.
    std::vector<Digest> inView() const;
    /// First those that nobody has settled.
    std::vector<Disagreement> disagreements() const;
    /// The value that this entry said, while nobody who saw it has spoken since.
    std::string_view valueOf(const Digest& entry, std::string_view about) const;

private:
    struct Said {
        std::string about;
        std::string value;
        Digest entry;
        IncarnationId by;
    };
    std::vector<Said> m_said; ///< by people of whom none had seen the other, in the order of folding
    std::vector<Disagreement> m_settled;
};

} // namespace fengsui
