#include "sqlite/forked_branch.h"

#include "base/plant.h"

#include <algorithm>
#include <map>

namespace fengsui {

IncarnationId nameOfBranch(const Digest& first)
{
    return IncarnationId::derived("branch:" + first.toHex());
}

namespace {

// A bit that changed on the disk looks like a fork, and a damaged branch would be given sound new names: what is
// written anew must be what was written once.
void requireUndamaged(const Connection& connection, const Entry& entry)
{
    if (sha256(entry.envelope.encode()) == entry.hash
        && (!entry.body || sha256(*entry.body) == entry.envelope.bodyHash))
        return;
    throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                           "%1 is damaged (%2). Don't write to it any more; run \"fengsui-clerk journal verify\" "
                           "and restore the last backup."),
        { connection.file().string(), entry.envelope.key.toString() });
}

} // namespace

std::set<SubjectKey> subjectsFrom(const Connection& connection, LaneBook& book, const EntryKey& first)
{
    Statement rows(connection, "SELECT subject, kind FROM entry WHERE lane = ?1 AND number >= ?2");
    rows.bind(1, book.lane(first.incarnation, first.stream).id).bind(2, first.number);
    std::set<SubjectKey> subjects;
    while (rows.step())
        if (const SubjectKind kind = subjectKind(static_cast<std::uint16_t>(rows.integer(1)));
            kind != SubjectKind::Unknown)
            subjects.insert({ kind, rows.id(0) });
    return subjects;
}

std::vector<Entry> cutOff(Connection& connection, LaneBook& book, const EntryKey& first)
{
    Lane& from = book.lane(first.incarnation, first.stream);
    std::vector<Entry> branch;
    HybridTime highest;
    Statement rows(connection, "SELECT hash, envelope, body FROM entry WHERE lane = ?1 ORDER BY number");
    rows.bind(1, from.id);
    while (rows.step()) {
        Entry entry = entryOfRow(rows, 0, connection);
        requireUndamaged(connection, entry);
        if (entry.envelope.key.number >= first.number)
            branch.push_back(std::move(entry));
        else
            highest = std::max(highest, entry.envelope.time);
    }
    if (branch.empty())
        return branch;
    Statement cut(connection, "DELETE FROM entry WHERE lane = ?1 AND number >= ?2");
    cut.bind(1, from.id).bind(2, first.number).run();
    from.number = first.number - 1;
    from.hash = branch.front().envelope.previous;
    from.time = highest;
    if (from.signedNumber > from.number && !FENGSUI_PLANT(signed_head_survives_its_entry))
        from.signedNumber = 0;
    book.write(from);
    return branch;
}

// The name follows from the branch's first entry, and each entry's digest from those before it: whoever holds the
// branch, or its beginning, makes the same entries, so that they meet as one.
void rename(Connection& connection, LaneBook& book, std::span<const Entry> branch, const Digest& kept)
{
    const StreamName stream = branch.front().envelope.key.stream;
    IncarnationId name = nameOfBranch(branch.front().hash);
    std::map<Digest, Digest> renamed;
    Lane* to = &book.lane(name, stream);
    std::uint64_t number = 0;
    Digest previous;
    Statement aside(connection,
        "INSERT OR IGNORE INTO set_aside(hash, incarnation, stream, number, envelope, kept, renamed) VALUES(?1, ?2, "
        "?3, ?4, ?5, ?6, ?7)");
    for (const Entry& old : branch) {
        if (FENGSUI_PLANT(branch_thrown_away))
            break;
        Entry entry = old;
        for (Digest& reference : entry.envelope.after)
            if (const auto at = renamed.find(reference); at != renamed.end())
                reference = at->second;
        const auto fit = [&] {
            entry.envelope.key = { name, stream, ++number };
            entry.envelope.previous = previous;
            entry.hash = sha256(entry.envelope.encode());
        };
        fit();
        bool isHere = false;
        if (number <= to->number) {
            // another console that holds the branch has sent it already
            isHere = book.hashAt(*to, number) == entry.hash;
            if (!isHere) { // the branch itself has branches
                name = nameOfBranch(entry.hash);
                to = &book.lane(name, stream);
                number = 0;
                previous = {};
                fit();
                isHere = number <= to->number;
            }
        }
        const std::string was = old.envelope.encode();
        aside.start().bind(1, old.hash).bind(2, old.envelope.key.incarnation).bindText(3, stream);
        aside.bind(4, old.envelope.key.number).bindBytes(5, was).bind(6, kept).bind(7, entry.hash).run();
        if (!isHere)
            book.insert(*to, entry, entry.envelope.encode());
        previous = entry.hash;
        renamed[old.hash] = entry.hash;
    }
    book.write(*to);
}

} // namespace fengsui
