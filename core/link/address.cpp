#include "link/switchboard.h"

#include <charconv>

namespace fengsui::link {

Result<Address> Address::parse(const std::string& text)
{
    Address address;
    const auto colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    address.host = colon == std::string::npos ? text : text.substr(0, colon);
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    else if (address.host.find(':') != std::string::npos)
        address.host.clear(); // an address of version 6 without brackets
    if (port.empty() || error != std::errc() || end != port.data() + port.size() || address.host.empty())
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no address; write it like 192.0.2.7:4740 or [2001:db8::7]:4740."),
            { text }, "address" };
    return address;
}

std::string Address::toString() const
{
    return (host.find(':') == std::string::npos ? host : '[' + host + ']') + ':' + std::to_string(port);
}

} // namespace fengsui::link
