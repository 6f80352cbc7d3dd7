#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace fengsui::bench {

/// One line of the table. `ratio` is of value and baseline so that a person can compare it with the target.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    double baseline = 0;
    double ratio = 0;
    double target = 0;
    bool isLessBetter = false;

    bool isReached() const { return isLessBetter ? ratio <= target : ratio >= target; }
};

/// A folder for one bench, removed with everything in it.
class Workplace {
public:
    Workplace();
    ~Workplace();
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline constexpr int rounds = 5;

/// Seconds that it takes.
template <typename Work>
double seconds(const Work& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Figure append();
Figure import();
Figure rebuild();
Figure chain();
Figure due();
std::vector<Figure> tick(); ///< at an instant when some are due, and when none is
Figure evaluate();
std::vector<Figure> window(); ///< open and memory
Figure freeze();
Figure catchUp();
Figure logOnly();
std::vector<Figure> live(); ///< half of all, and all but one in a hundred
Figure flood(); ///< live beside a hostile peer
std::vector<Figure> idleRound(); ///< what is said, and how often one waits for the other
std::vector<Figure> backlog(); ///< memory, log, longest turn
Figure storm();
std::vector<Figure> render(); ///< tiles a second by zoom, 12 to 17
Figure route(); ///< on real roads
std::vector<Figure> map(); ///< pan, busy, settle, start and memory of the map with everything on it
std::vector<Figure> findComponents(); ///< of 1.07 million: code, prefix, parts of texts, nearest, in a cell
Figure importComponents(); ///< the same inventory
Figure locate();

} // namespace fengsui::bench
