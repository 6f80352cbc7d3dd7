#include "geo/zip_member.h"

#include <array>
#include <memory>
#include <zip.h>

namespace fengsui {

namespace {

constexpr zip_int64_t mostMembers = 10'000;

Refusal refusal(const char* text, std::vector<std::string> arguments)
{
    return { Refusal::Reason::BadValue, text, std::move(arguments), {} };
}

Result<std::string> unpacked(zip_file_t* member, const std::string& file, std::size_t longest)
{
    std::string text;
    std::array<char, 1 << 16> piece;
    for (;;) {
        const zip_int64_t got = zip_fread(member, piece.data(), piece.size());
        if (got < 0)
            return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: %2"),
                { file, zip_error_strerror(zip_file_get_error(member)) });
        if (got == 0)
            return text;
        if (text.size() + std::size_t(got) > longest)
            return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 unpacks to more than %2 MB, which is not taken."),
                { file, std::to_string(longest >> 20) });
        text.append(piece.data(), std::size_t(got));
    }
}

} // namespace

Result<std::string> zipMember(const std::string& file, std::string_view bytes,
    const std::function<bool(std::string_view)>& wanted, std::size_t longest)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_error_t, decltype(&zip_error_fini)> errorGuard(&error, zip_error_fini);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!opened) {
        zip_source_free(source); // an archive would have taken it over
        return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 is no ZIP archive: %2"), { file, zip_error_strerror(&error) });
    }
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(opened, zip_discard);
    const zip_int64_t members = zip_get_num_entries(opened, 0);
    if (members > mostMembers)
        return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 has more than %2 members, which is not taken."),
            { file, std::to_string(mostMembers) });
    for (zip_int64_t i = 0; i < members; ++i) {
        const char* name = zip_get_name(opened, zip_uint64_t(i), ZIP_FL_ENC_GUESS);
        if (!name || !wanted(name))
            continue;
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> member(
            zip_fopen_index(opened, zip_uint64_t(i), 0), zip_fclose);
        if (!member)
            return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 can't be unpacked: %2"), { file, zip_strerror(opened) });
        return unpacked(member.get(), file, longest);
    }
    return refusal(QT_TRANSLATE_NOOP("Refusal", "There is no KML file in %1."), { file });
}

} // namespace fengsui
