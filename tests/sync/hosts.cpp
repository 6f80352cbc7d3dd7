#include "sync/hosts.h"

#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <stdexcept>

namespace fengsui {

namespace {

// What a command printed, and whether it went well.
std::pair<bool, std::string> tried(const std::string& command)
{
    std::string words;
    std::FILE* out = ::popen((command + " 2>&1").c_str(), "r");
    if (!out)
        return { false, "no shell" };
    for (int c = std::fgetc(out); c != EOF; c = std::fgetc(out))
        words += static_cast<char>(c);
    return { ::pclose(out) == 0, words };
}

void run(const std::string& command)
{
    if (const auto [isDone, words] = tried(command); !isDone)
        throw std::runtime_error(command + ": " + words);
}

std::string port(std::size_t host)
{
    return "port" + std::to_string(host);
}

} // namespace

std::string Hosts::obstacle()
{
    const auto [isDone, words] = tried("unshare --net sh -c 'ip link add name a type veth peer name b && "
                                       "ip link add name c type bridge && "
                                       "tc qdisc add dev a root tbf rate 1mbit burst 5000 latency 100ms'");
    return isDone ? std::string() : words;
}

Hosts::Hosts(std::size_t count)
{
    // The switch is this process's own network.
    if (::unshare(CLONE_NEWNET) != 0)
        throw std::runtime_error("no network of its own");
    m_hasNetem = tried("unshare --net tc qdisc add dev lo root netem loss 5%").first;
    run("ip link set lo up");
    run("ip link add name switch type bridge");
    run("ip link set switch up");
    for (std::size_t i = 0; i < count; ++i) {
        auto& holder = m_holders.emplace_back(std::make_unique<SeparateProcess>([](SeparateProcess::Line& out) {
            if (::unshare(CLONE_NEWNET) != 0)
                return 1;
            out.tell("here");
            out.wait();
        }));
        if (holder->hear() != "here")
            throw std::runtime_error("no network for a host");
        const std::string id = std::to_string(holder->id());
        run("ip link add name " + port(i) + " type veth peer name eth0 netns " + id);
        run("ip link set " + port(i) + " master switch up");
        run("nsenter --net --target " + id + " sh -c 'ip link set lo up && ip address add " + address(i)
            + "/24 dev eth0 && ip link set eth0 up'");
    }
}

std::string Hosts::address(std::size_t host)
{
    return "10.77.0." + std::to_string(host + 1);
}

void Hosts::enter(std::size_t host) const
{
    const std::string name = "/proc/" + std::to_string(m_holders[host]->id()) + "/ns/net";
    const int network = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (network < 0 || ::setns(network, CLONE_NEWNET) != 0)
        throw std::runtime_error("the host's network can't be entered");
    ::close(network);
}

void Hosts::unplug(std::size_t host)
{
    run("ip link set " + port(host) + " down");
}

void Hosts::plugIn(std::size_t host)
{
    run("ip link set " + port(host) + " up");
}

void Hosts::spoil(std::size_t host, unsigned percentLost, unsigned milliseconds)
{
    const std::string time = std::to_string(milliseconds + 1) + "ms";
    const std::string netem = "netem loss " + std::to_string(percentLost) + "% delay " + time;
    // Nothing is as small as the one bucket; and what waits longer in the other is lost.
    const std::string bucket = percentLost == 100 ? "tbf rate 8bit burst 10 latency 1ms"
        : percentLost == 0                        ? "tbf rate 1gbit burst 100000 latency 100ms"
                                                  : "tbf rate 1mbit burst 5000 latency " + time;
    run("tc qdisc replace dev " + port(host) + " root " + (m_hasNetem ? netem : bucket));
}

void Hosts::heal()
{
    for (std::size_t i = 0; i < count(); ++i) {
        plugIn(i);
        (void)tried("tc qdisc del dev " + port(i) + " root"); // there may be none
    }
}

} // namespace fengsui
