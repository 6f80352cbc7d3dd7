#include "carrier/parcel.h"

#include <algorithm>
#include <cctype>

namespace fengsui::carrier {

namespace {

constexpr std::string_view mark = "fsn1";
constexpr std::string_view entryPrefix = "fengsui.entry.";
constexpr std::string_view headPrefix = "fengsui.head.";
constexpr std::size_t keySize = 32;
constexpr std::size_t signatureSize = 64;
constexpr std::size_t lengthSize = 4;

bool isPlain(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
}

// A stream's name may hold what means something in a subject; such characters are written as = and two digits.
std::string token(const StreamName& stream)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : stream) {
        if (isPlain(c)) {
            text += c;
            continue;
        }
        text += '=';
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::optional<StreamName> streamOf(std::string_view text)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    StreamName stream;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            stream += text[at];
            continue;
        }
        if (text.size() - at < 3)
            return std::nullopt;
        stream += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
        at += 2;
    }
    return stream;
}

std::string message(std::string_view subject, std::string_view frame)
{
    return "fengsui-nats-1" + std::string(1, '\0') + std::string(subject) + std::string(1, '\0') + std::string(frame);
}

bool isAbout(const Lane& lane, const EntryKey& key)
{
    return key.incarnation == lane.first && key.stream == lane.second;
}

bool isAbout(const Lane& lane, const sync::Frame& frame)
{
    if (const auto* heads = std::get_if<sync::Heads>(&frame))
        return std::ranges::all_of(heads->heads, [&](const auto& head) { return isAbout(lane, head.key); });
    const auto* batch = std::get_if<sync::Batch>(&frame);
    if (!batch)
        return false;
    const Entry* before = nullptr;
    for (const Entry& entry : batch->entries) {
        const bool follows = !before
            || (entry.envelope.key.number == before->envelope.key.number + 1
                && entry.envelope.previous == before->hash);
        if (!follows || !isAbout(lane, entry.envelope.key))
            return false;
        before = &entry;
    }
    return true;
}

} // namespace

std::string entrySubject(const Lane& lane)
{
    return std::string(entryPrefix) + lane.first.toString() + '.' + token(lane.second);
}

std::string headSubject(const Lane& lane)
{
    return std::string(headPrefix) + lane.first.toString() + '.' + token(lane.second);
}

std::optional<Lane> laneOf(std::string_view subject)
{
    std::string_view rest = subject;
    for (const std::string_view prefix : { entryPrefix, headPrefix })
        if (subject.starts_with(prefix))
            rest.remove_prefix(prefix.size());
    const auto dot = rest.find('.');
    const auto incarnation = IncarnationId::parse(rest.substr(0, dot));
    const auto stream = dot == std::string_view::npos ? std::nullopt : streamOf(rest.substr(dot + 1));
    if (!incarnation || !stream)
        return std::nullopt;
    Lane lane { *incarnation, *stream };
    return entrySubject(lane) == subject || headSubject(lane) == subject ? std::optional(std::move(lane))
                                                                         : std::nullopt;
}

std::string wrap(const SigningKey& writer, std::string_view subject, const sync::Frame& frame)
{
    const std::string bytes = sync::encode(frame);
    return std::string(mark) + writer.publicKey() + writer.sign(message(subject, bytes)) + bytes;
}

std::optional<Parcel> unwrap(std::string_view subject, std::string_view bytes)
{
    const auto lane = laneOf(subject);
    if (!lane || bytes.size() <= parcelOverhead + lengthSize || !bytes.starts_with(mark))
        return std::nullopt;
    const std::string_view key = bytes.substr(mark.size(), keySize);
    const std::string_view signature = bytes.substr(mark.size() + keySize, signatureSize);
    std::string_view rest = bytes.substr(parcelOverhead);
    if (rest.size() > lengthSize + sync::largestFrame || !verifySignature(key, message(subject, rest), signature))
        return std::nullopt;
    sync::FrameReader reader(sync::largestFrame);
    const auto whole = reader.take(rest);
    const auto frame
        = whole && whole->has_value() && rest.empty() ? sync::decode(**whole) : Result(std::optional<sync::Frame> {});
    if (!frame || !frame->has_value() || !isAbout(*lane, **frame))
        return std::nullopt;
    return Parcel { std::string(key), **frame };
}

} // namespace fengsui::carrier
