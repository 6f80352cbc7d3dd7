#pragma once

#include "base/result.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// One value of a JSON text, which knows the line it begins on.
struct JsonNode {
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Real, Text, List, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0; ///< of an integer too
    std::size_t line = 0; ///< from 1
    std::string key; ///< its name in the object that holds it, or empty
    std::string text;
    std::vector<JsonNode> children; ///< of a list or an object, in the order of the text

    bool is(Kind which) const { return kind == which; }
    bool isNumber() const { return kind == Kind::Integer || kind == Kind::Real; }
    /// The member of that name, or null; also null when this is no object.
    const JsonNode* find(std::string_view name) const;
};

/// A configuration file read as JSON (RFC 8259), for readers that must say on which line a fault is. UTF-8, with or
/// without a byte order mark; a name that stands twice in one object is a fault.
class JsonDocument {
public:
    /// `file` is only used in faults.
    static Result<JsonDocument> parse(std::string file, std::string_view text);

    const std::string& file() const { return m_file; }
    const JsonNode& root() const { return m_root; }
    /// A refusal about the place of `at`. The text's %1 and %2 are the file and the line, `more` begins at %3.
    Refusal fault(const JsonNode& at, std::string text, std::vector<std::string> more = {}) const;

private:
    JsonDocument(std::string file, JsonNode root)
        : m_file(std::move(file))
        , m_root(std::move(root))
    {
    }
    std::string m_file;
    JsonNode m_root;
};

/// Takes typed values out of a document and gathers what is wrong on the way, so that a person sees all faults at once.
/// What is missing or of the wrong kind comes out empty (or as `otherwise`) and leaves a fault.
class JsonReader {
public:
    explicit JsonReader(const JsonDocument& document)
        : m_document(document)
    {
    }

    /// The member, which must be there and not empty.
    std::string text(const JsonNode& object, std::string_view name);
    std::string text(const JsonNode& object, std::string_view name, std::string_view otherwise);
    std::int64_t integer(const JsonNode& object, std::string_view name);
    std::int64_t integer(const JsonNode& object, std::string_view name, std::int64_t otherwise);
    double number(const JsonNode& object, std::string_view name);
    bool boolean(const JsonNode& object, std::string_view name, bool otherwise);
    /// A list of texts; empty when it is not there.
    std::vector<std::string> texts(const JsonNode& object, std::string_view name);
    /// Null, with a fault, when the member is not there or of another kind.
    const JsonNode* list(const JsonNode& object, std::string_view name);
    const JsonNode* object(const JsonNode& object, std::string_view name);
    /// Null when the member is not there; a fault when it is of another kind.
    const JsonNode* optionalList(const JsonNode& object, std::string_view name);
    const JsonNode* optionalObject(const JsonNode& object, std::string_view name);
    /// Leaves a fault for each member whose name is not in the list: a mistyped name must not be overlooked. False,
    /// with a fault, when this is no object.
    bool onlyKnows(const JsonNode& object, std::initializer_list<std::string_view> names);

    /// Adds a fault of the caller's own; see JsonDocument::fault.
    void fault(const JsonNode& at, std::string text, std::vector<std::string> more = {});
    bool isOk() const { return m_faults.empty(); }
    const std::vector<Refusal>& faults() const { return m_faults; }

private:
    const JsonNode* member(const JsonNode& object, std::string_view name, JsonNode::Kind kind, bool isNeeded);

    const JsonDocument& m_document;
    std::vector<Refusal> m_faults;
};

/// What came out of a configuration file: the thing, or else everything that is wrong with the file.
template <typename T>
struct Loaded {
    std::optional<T> value; ///< when there are no faults
    std::vector<Refusal> faults;
};

} // namespace fengsui
