#include "journal/journal.h"

#include "base/result.h"

namespace fengsui {

StoreFailure::StoreFailure(std::string text, std::vector<std::string> arguments)
    : std::runtime_error(Refusal { Refusal::Reason::NotFound, text, arguments, {} }.toString())
    , m_text(std::move(text))
    , m_arguments(std::move(arguments))
{
}

} // namespace fengsui
