#pragma once

#include "base/result.h"
#include "incident/case_type.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

struct TypeName {
    std::string english;
    std::string chinese;

    /// The Chinese one for "zh" and everything that begins with it ("zh_CN"), the English one for all else.
    const std::string& in(std::string_view language) const { return language.starts_with("zh") ? chinese : english; }
};

/// A minor class (小类): what a case can be.
struct MinorClass {
    CaseType type;
    TypeName name;
    std::vector<CaseType> sameAs; ///< what other schemes call the same
};

/// A major class (大类).
struct MajorClass {
    std::string code; ///< two digits
    TypeName name;
    std::vector<MinorClass> minors; ///< in the order of the file; empty when a county has yet to fill it
};

/// One classification: a national standard, or a county's own.
struct TypeScheme {
    std::string id;
    TypeName name;
    std::string basis; ///< where the code table comes from
    std::uint32_t version = 1;
    std::vector<MajorClass> events;
    std::vector<MajorClass> components;

    const std::vector<MajorClass>& majors(std::string_view kind) const
    {
        return kind == "component" ? components : events;
    }
};

/// All classifications that this console knows, from files such as resources/types/cjt214.json. Pointers that it gives
/// are valid until the next add.
class TypeCatalogue {
public:
    /// Takes a scheme in, in place of one with the same id: a county's edited copy wins over what shipped. Gives what
    /// is wrong with the file; then nothing is taken.
    std::vector<Refusal> add(std::string file, std::string_view text);

    const std::vector<TypeScheme>& schemes() const { return m_schemes; }
    /// Null when unknown.
    const TypeScheme* scheme(std::string_view id) const;
    const MinorClass* find(const CaseType& type) const;
    const MajorClass* majorOf(const CaseType& type) const;
    /// What other schemes call the same, named from either side, in order.
    std::vector<CaseType> equivalents(const CaseType& type) const;

    /// The minor classes of all schemes that hold every one of the words: in either language (whatever its case), in
    /// the code ("0102") or in the name of the major class. Those whose own name or code begins with the first word
    /// come first; otherwise the order is that of the files. An empty scheme or kind means any.
    std::vector<const MinorClass*> search(
        std::string_view words, std::string_view scheme = {}, std::string_view kind = {}, std::size_t limit = 50) const;

private:
    std::vector<TypeScheme> m_schemes;
};

} // namespace fengsui
