#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

enum class Encoding { Utf8, Gb18030 };

/// The bytes of a text file, plain or gzip (told by its first bytes), in chunks and in constant memory. A byte order
/// mark of UTF-8 is taken off. What can't be a text is refused when opened, in the words of someone who can mend it:
/// empty, UTF-16, a workbook or another packed file.
class TextSource {
public:
    static Result<TextSource> open(const std::filesystem::path& path);
    TextSource(TextSource&&) noexcept;
    TextSource& operator=(TextSource&&) noexcept;
    ~TextSource();

    /// The next bytes as they stand in the file, valid until the next call; empty at the end. A refusal when the file
    /// is cut off, damaged or can't be read; what came before it was right.
    Result<std::string_view> next();

    /// What the bytes given so far are encoded in: nothing while they are all ASCII. Decided once, from the first chunk
    /// that shows it: UTF-8 if its sequences are, otherwise GB18030 if it looks like Chinese in that.
    std::optional<Encoding> encoding() const;
    std::uint64_t bytesRead() const; ///< of the file as it lies on disk
    std::uint64_t bytesTotal() const; ///< of the file as it lies on disk
    const std::string& name() const; ///< of the file, for people

private:
    struct State;
    explicit TextSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Turns pieces of a text of one encoding into UTF-8. A piece must not be cut within a character.
class TextDecoder {
public:
    explicit TextDecoder(Encoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    /// The piece itself when it is UTF-8 already, or what was put into `room` (appended, so earlier results stay valid
    /// as long as it has the capacity); nothing when the bytes are not of this encoding.
    std::optional<std::string_view> decode(std::string_view piece, std::string& room) const;

private:
    Encoding m_encoding;
    void* m_converter = nullptr;
};

/// Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

} // namespace fengsui
