#include "sqlite/forked_branch.h"

#include "base/plant.h"

#include <algorithm>

namespace fengsui {

namespace {

void removeFrom(Connection& connection, const Lane& lane, std::uint64_t number)
{
    Statement places(
        connection, "DELETE FROM retimed WHERE entry IN (SELECT id FROM entry WHERE lane = ?1 AND number >= ?2)");
    places.bind(1, lane.id).bind(2, number).run();
    Statement entries(connection, "DELETE FROM entry WHERE lane = ?1 AND number >= ?2");
    entries.bind(1, lane.id).bind(2, number).run();
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

std::vector<CutEntry> cutOff(Connection& connection, LaneBook& book, const EntryKey& first)
{
    Lane& from = book.lane(first.incarnation, first.stream);
    const Envelope* branch = book.originOf(from);
    std::vector<CutEntry> cut;
    Digest written = branch ? branch->previous : Digest {}; // of the entry before
    HybridTime highest;
    Statement rows(connection, "SELECT hash, envelope, body FROM entry WHERE lane = ?1 ORDER BY number");
    rows.bind(1, from.id);
    while (rows.step()) {
        const Entry entry = entryOfRow(rows, 0, connection);
        // a bit that changed on the disk looks like a fork, and a damaged branch would be given sound new names
        requireUndamaged(entry, connection);
        const bool isOpening = branch && entry.envelope.key.number == 1;
        const Entry original = branch && !isOpening ? originalOf(entry, *branch, written) : entry;
        if (!isOpening)
            written = original.hash;
        if (entry.envelope.key.number >= first.number)
            cut.push_back({ entry, original });
        else
            highest = std::max(highest, entry.envelope.time);
    }
    if (cut.empty())
        return cut;
    removeFrom(connection, from, first.number);
    from.number = first.number - 1;
    from.hash = cut.front().was.envelope.previous;
    from.time = highest;
    if (from.signedNumber > from.number && !FENGSUI_PLANT(signed_head_survives_its_entry))
        from.signedNumber = 0;
    book.write(from);
    return cut;
}

std::map<Digest, Entry> putDown(
    Connection& connection, LaneBook& book, std::vector<Entry> branch, std::vector<CutEntry>& met)
{
    std::map<Digest, Entry> moved;
    const Envelope first = branch.front().envelope;
    const Entry opening = openingOf(first);
    Lane& to = book.lane(opening.envelope.key.incarnation, opening.envelope.key.stream);
    if (to.number == 0)
        book.insert(to, opening, opening.envelope.encode());
    Digest previous = opening.hash;
    for (auto entry = branch.begin(); entry != branch.end(); ++entry) {
        const Entry fitted = renamed(*entry, first, previous);
        const std::uint64_t number = fitted.envelope.key.number;
        if (number <= to.number && book.hashAt(to, number) != fitted.hash) { // the branch itself has branches
            if (book.firstDigestAt(to, number) < entry->hash) {
                moved.merge(putDown(connection, book, { entry, branch.end() }, met));
                break;
            }
            std::vector<Entry> others;
            for (CutEntry& other : cutOff(connection, book, fitted.envelope.key)) {
                others.push_back(other.written);
                met.push_back(std::move(other));
            }
            moved.merge(putDown(connection, book, std::move(others), met));
        }
        if (number > to.number && !FENGSUI_PLANT(branch_thrown_away))
            book.insert(to, fitted, fitted.envelope.encode());
        previous = fitted.hash;
        moved.emplace(entry->hash, fitted);
    }
    book.write(to);
    return moved;
}

std::optional<EntryKey> alsoInABranch(LaneBook& book, const std::set<LaneBook::StreamKey>& roots)
{
    for (const auto& [branchKey, branch] : book.lanes()) {
        const Envelope* first = book.originOf(branch);
        if (!first || !roots.contains({ first->key.incarnation, first->key.stream }))
            continue;
        const Digest digest = sha256(first->encode());
        for (const auto& [key, lane] : book.lanes()) {
            if (key == branchKey || key.second != branchKey.second || book.rootOf(lane) != first->key.incarnation)
                continue;
            const Envelope* from = book.originOf(lane);
            if (from && first->key.number < from->key.number)
                continue;
            const std::uint64_t number = from ? first->key.number - from->key.number + 2 : first->key.number;
            if (number <= lane.number && book.firstDigestAt(lane, number) == digest)
                return EntryKey { key.first, key.second, number };
        }
    }
    return std::nullopt;
}

} // namespace fengsui
