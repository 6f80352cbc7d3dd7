#include "sqlite/fold_guard.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace fengsui {

namespace {

constexpr std::array crashes { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };
std::array<struct sigaction, crashes.size()> before {};

/// Of the guard of this process; one store is written to at a time.
std::atomic<std::atomic<std::uint32_t>*> crashFlag = nullptr;

// Notes it and leaves the rest to whoever looked after crashes before: it happens again as soon as this returns.
void noteCrash(int signal, siginfo_t* about, void*)
{
    if (auto* flag = crashFlag.load())
        flag->store(1);
    for (std::size_t i = 0; i < crashes.size(); ++i)
        if (crashes[i] == signal)
            sigaction(signal, &before[i], nullptr);
    if (about->si_code <= 0) // sent, by abort() for example, and not by what would be done again
        raise(signal);
}

} // namespace

struct FoldGuard::Page {
    std::array<char, 8> mark;
    std::atomic<std::uint32_t> hasCrashed;
    std::uint32_t times;
    std::array<char, 32> folding; ///< zeros: none
    std::array<char, 32> crashed;
};

namespace {
constexpr std::array<char, 8> mark { 'f', 'o', 'l', 'd', '1', 0, 0, 0 };
}

FoldGuard::FoldGuard(const std::filesystem::path& file)
{
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return;
    if (posix_fallocate(descriptor, 0, sizeof(Page)) == 0) { // a hole that can't be filled would be a crash of its own
        void* page = mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        m_page = page == MAP_FAILED ? nullptr : static_cast<Page*>(page);
    }
    close(descriptor);
    if (!m_page)
        return;
    if (m_page->mark != mark) {
        std::memset(static_cast<void*>(m_page), 0, sizeof(Page));
        m_page->mark = mark;
    }
    const bool wasFolding = m_page->hasCrashed.load() != 0 && m_page->folding != std::array<char, 32> {};
    m_page->times = !wasFolding ? 0 : m_page->folding == m_page->crashed ? m_page->times + 1 : 1;
    if (wasFolding)
        m_page->crashed = m_page->folding;
    m_page->folding = {};
    m_page->hasCrashed = 0;
    if (crashFlag.exchange(&m_page->hasCrashed))
        return; // the handlers are there
    struct sigaction note {};
    note.sa_sigaction = &noteCrash;
    note.sa_flags = SA_NODEFER | SA_SIGINFO;
    for (std::size_t i = 0; i < crashes.size(); ++i)
        sigaction(crashes[i], &note, &before[i]);
}

FoldGuard::~FoldGuard()
{
    if (!m_page)
        return;
    std::atomic<std::uint32_t>* own = &m_page->hasCrashed;
    if (crashFlag.compare_exchange_strong(own, nullptr))
        for (std::size_t i = 0; i < crashes.size(); ++i)
            sigaction(crashes[i], &before[i], nullptr);
    munmap(m_page, sizeof(Page));
}

std::optional<FoldGuard::Crash> FoldGuard::crash() const
{
    if (!m_page || m_page->times == 0)
        return std::nullopt;
    const auto entry = Digest::fromBytes({ m_page->crashed.data(), m_page->crashed.size() });
    return entry ? std::optional(Crash { *entry, m_page->times }) : std::nullopt;
}

void FoldGuard::forgetCrash()
{
    if (m_page)
        m_page->times = 0;
}

FoldGuard::Folding::Folding(FoldGuard& guard, const Digest& entry)
    : m_guard(guard)
{
    if (m_guard.m_page)
        std::memcpy(m_guard.m_page->folding.data(), entry.view().data(), m_guard.m_page->folding.size());
}

FoldGuard::Folding::~Folding()
{
    if (m_guard.m_page)
        m_guard.m_page->folding = {};
}

} // namespace fengsui
