#pragma once

#include <QString>

#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

namespace fengsui {

/// Seeded chance: the seed is printed, and FENGSUI_SEED=… plays the same run again.
class Dice {
public:
    explicit Dice(const char* of)
        : Dice(of, qEnvironmentVariable("FENGSUI_SEED").toULongLong())
    {
    }

    /// Of a run that tells its seed itself.
    explicit Dice(std::uint64_t seed)
        : m_seed(seed)
        , m_generator(seed)
    {
    }

    std::uint64_t seed() const { return m_seed; }
    /// In [0, below).
    std::size_t below(std::size_t below) { return static_cast<std::size_t>(m_generator() % below); }
    bool chance(unsigned percent) { return below(100) < percent; }
    std::string bytes(std::size_t count)
    {
        std::string bytes(count, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(m_generator());
        return bytes;
    }
    template <typename Container>
    auto& oneOf(Container& container)
    {
        return container[below(std::size(container))];
    }
    std::mt19937_64& generator() { return m_generator; }

private:
    Dice(const char* of, std::uint64_t wished)
        : m_seed(wished != 0 ? wished : std::random_device {}())
        , m_generator(m_seed)
    {
        std::printf("%s: FENGSUI_SEED=%llu\n", of, static_cast<unsigned long long>(m_seed));
        std::fflush(stdout);
    }

    std::uint64_t m_seed;
    std::mt19937_64 m_generator;
};

} // namespace fengsui
