#pragma once

#include "desk/editions.h"
#include "desk/office.h"
#include "desk/rule_book.h"
#include "desk/store_care.h"
#include "incident/type_catalogue.h"
#include "intake/call_mapping.h"
#include "journal/journal.h"
#include "journal/ledgers.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

class Exchange;

/// A store opened for writing. Made, used and destroyed on one thread, the writer's; there is one in the whole machine.
class WritingStore {
public:
    virtual ~WritingStore() = default;
    virtual Office& office() = 0;
    virtual Journal& journal() = 0;
    virtual const Ledgers& ledgers() = 0;
    /// The talk with other consoles; null where there is none.
    virtual Exchange* exchange() { return nullptr; }
    /// From the next command on these are the divisions and cells in force.
    virtual void takeGrid(const std::shared_ptr<const GridDirectory>&) { }
};

/// A store opened for reading only: any number, each used by one thread at a time. Each answer is of one moment, and
/// moments never go back.
class ReadingStore {
public:
    virtual ~ReadingStore() = default;
    virtual const Ledgers& ledgers() = 0;
    virtual const JournalReader& journal() = 0;
};

/// How the shells get at a store without knowing what it is made of. Both calls throw StoreFailure; the writer's also
/// when another process is writing ("… is open in another console (process 123)").
struct StoreAccess {
    std::function<std::unique_ptr<WritingStore>()> openWriter;
    std::function<std::unique_ptr<ReadingStore>()> openReader;
    StoreCare care;
    std::string folder; ///< for people
    /// Whether a file is here; looks at the disk. For any thread.
    std::function<BlobState(const Digest&)> blobState;
    StoreIdentity identity;
    Zone zone = Zone::utc();
    /// What is in force as these ledgers show it; see News::rules.
    std::function<std::shared_ptr<const RuleBook>(const Ledgers&)> rulesOf;
    std::shared_ptr<const RuleBook> rules; ///< as they were when the store was opened
    std::shared_ptr<const std::vector<CallMapping>> mappings;
    std::shared_ptr<const GridDirectory> grid; ///< those in use; null when the store has no divisions yet
    std::vector<EditionHere> editions; ///< as they were when the store was opened
    /// The same as these ledgers have it, both for any thread; they look at the disk. Opening takes up to seconds and
    /// throws StoreFailure. Either may be missing: then what was opened stays.
    std::function<std::vector<EditionHere>(const Ledgers&)> editionsOf;
    std::function<std::shared_ptr<const GridDirectory>(const Ledgers&)> openGrid;
    std::vector<Refusal> notices; ///< files of the county's own that are broken and not used
    std::vector<Refusal> unadopted; ///< rule files that lie in the store's folder, and are not in force
};

} // namespace fengsui
