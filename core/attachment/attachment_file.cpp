#include "attachment/attachment_file.h"

#include "attachment/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

Attachment& place(AttachmentFile& file, const Digest& digest)
{
    const auto at = std::ranges::find(file.attachments, digest, &Attachment::digest);
    if (at != file.attachments.end())
        return *at;
    Attachment& fresh = file.attachments.emplace_back();
    fresh.digest = digest;
    return fresh;
}

} // namespace

const Attachment* AttachmentFile::find(const Digest& digest) const
{
    const auto at = std::ranges::find(attachments, digest, &Attachment::digest);
    return at == attachments.end() ? nullptr : &*at;
}

void fold(AttachmentFile& file, const Stamp& stamp, const entries::AttachmentAdded& added)
{
    const auto digest = Digest::fromBytes(added.digest());
    if (!digest)
        return;
    Attachment& attachment = place(file, *digest);
    if (attachment.size > 0)
        return; // the first one stands
    attachment.size = added.size();
    attachment.name = added.name();
    attachment.media = added.media();
    attachment.list = Digest::fromBytes(added.list()).value_or(Digest {});
    attachment.person = PersonId::fromBytes(added.person()).value_or(PersonId {});
    attachment.by = stamp.author;
    attachment.at = stamp.recordedAt;
    attachment.console = stamp.key.incarnation;
}

// Also of a file that was not added yet: made on a console that was ahead, it holds for the adding that comes later.
void fold(AttachmentFile& file, const Stamp&, const entries::AttachmentWithdrawn& withdrawn)
{
    const auto digest = Digest::fromBytes(withdrawn.digest());
    if (!digest)
        return;
    Attachment& attachment = place(file, *digest);
    attachment.isWithdrawn = true;
    if (attachment.reason.empty())
        attachment.reason = withdrawn.reason();
}

} // namespace fengsui
