#include "carrier/server_address.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace fengsui::carrier {

namespace {

struct Parts {
    std::string_view scheme;
    std::string_view host; ///< without brackets
};

std::optional<Parts> partsOf(std::string_view url)
{
    const auto end = url.find("://");
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view scheme = url.substr(0, end);
    std::string_view rest = url.substr(end + 3);
    if (const auto at = rest.rfind('@'); at != std::string_view::npos)
        rest.remove_prefix(at + 1);
    std::string_view host = rest.substr(0, rest.rfind(':'));
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    const bool isKnown = scheme == "nats" || scheme == "tls";
    const bool isPlain = std::ranges::none_of(url, [](unsigned char c) { return c <= ' ' || c >= 127; });
    return isKnown && isPlain && !host.empty() ? std::optional(Parts { scheme, host }) : std::nullopt;
}

// Only as numbers: a name may begin with any digits.
bool isThisMachine(std::string_view host)
{
    const bool isNumeric = host.find_first_not_of("0123456789.") == std::string_view::npos;
    return host == "localhost" || (isNumeric && host.starts_with("127.")) || host == "::1";
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const std::string& urls, std::string credentials, std::string authority)
{
    ServerAddress address { {}, std::move(credentials), std::move(authority) };
    for (std::size_t from = 0; from <= urls.size();) {
        const std::size_t to = std::min(urls.find(',', from), urls.size());
        const std::string url = urls.substr(from, to - from);
        from = to + 1;
        const auto parts = partsOf(url);
        if (!parts)
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal",
                    "\"%1\" is no address of a NATS server; write it like tls://192.0.2.7:4222, of a cluster all with "
                    "commas between."),
                { url }, "nats" };
        if (parts->scheme != "tls" && address.authority.empty() && !isThisMachine(parts->host))
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1 would carry the entries unencrypted. Write tls:// or name the server's authority with --ca."),
                { url }, "nats" };
        address.urls.push_back(url);
    }
    return address;
}

std::string ServerAddress::toString() const
{
    std::string text;
    for (const std::string& url : urls) {
        const auto at = url.rfind('@');
        const std::string host
            = at == std::string::npos ? url : url.substr(0, url.find("://") + 3) + url.substr(at + 1);
        text += (text.empty() ? "" : ",") + host;
    }
    return text;
}

} // namespace fengsui::carrier
