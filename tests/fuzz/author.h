#pragma once

#include "base/signature.h"
#include "fuzz/fuzz.h"
#include "journal/envelope.h"
#include "sync/sync_store.h"

#include <map>
#include <vector>

namespace fengsui {

/// One thing that somebody writes down, as the fuzzer makes it up. Nonsense, but for the names of kinds, subjects and
/// streams, which are few, so that entries meet.
struct Said {
    std::uint16_t kind = 0;
    SubjectId subject;
    StreamName stream;
    std::size_t later = 0; ///< than what was said before
    std::size_t builds = 0; ///< upon so many of the entries before
    std::string body;

    static Said from(Material&);
};

/// What Said::from() reads; `kind` is a place in the catalogue, past its end a kind that nobody knows.
std::string asSaid(std::size_t kind, std::size_t subject, std::size_t stream, std::string_view body);

/// A console that exists only in what it writes: entries in chains as an honest one makes them, whatever they hold.
class Author {
public:
    explicit Author(const std::string& name);

    /// Says who it is.
    Entry open();
    Entry write(const Said&);
    /// The last entry of the stream was never written: what follows is another branch.
    void forget(const StreamName& stream);
    IncarnationId incarnation() const { return m_incarnation; }
    sync::Vector ends() const;
    sync::SignedHead head(const StreamName& stream) const;
    const std::map<StreamName, std::vector<Entry>>& written() const { return m_written; }

private:
    IncarnationId m_incarnation;
    SigningKey m_key;
    std::map<StreamName, std::vector<Entry>> m_written;
    std::vector<Digest> m_recent;
    std::uint64_t m_milliseconds = 2'000'000;
};

} // namespace fengsui
