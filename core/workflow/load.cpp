#include "workflow/load.h"

#include "workflow/reading.h"

namespace fengsui::workflow {

std::variant<Workflow, Faults> load(std::string_view text, const std::string& fileName)
{
    const auto document = JsonDocument::parse(fileName, text);
    if (!document)
        return Faults { document.refusal() };
    JsonReader reader(*document);
    Draft draft;
    const JsonNode& root = document->root();
    if (root.is(JsonNode::Kind::Object)) {
        readParts(reader, root, draft);
        readActions(reader, root, draft);
    } else {
        reader.onlyKnows(root, {}); // says that an object is wanted
    }
    if (reader.isOk()) // a state that can't be read would make every path through it look broken
        checkSoundness(reader, root, draft);
    if (!reader.isOk())
        return reader.faults();
    return std::move(draft.workflow);
}

} // namespace fengsui::workflow
