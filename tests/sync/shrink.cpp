#include "sync/simulation.h"

#include <algorithm>
#include <numeric>

namespace fengsui {

std::vector<std::size_t> shrink(const SimulationSettings& settings)
{
    std::vector<std::size_t> steps(settings.steps);
    std::iota(steps.begin(), steps.end(), std::size_t(0));
    for (std::size_t piece = steps.size() / 2; piece > 0;) {
        bool isShorter = false;
        for (std::size_t at = 0; at < steps.size() && steps.size() > 1;) {
            std::vector<std::size_t> without = steps;
            const auto from = without.begin() + static_cast<std::ptrdiff_t>(at);
            without.erase(from, from + static_cast<std::ptrdiff_t>(std::min(piece, steps.size() - at)));
            if (!without.empty() && simulate(settings, without).failure) {
                steps = std::move(without);
                isShorter = true;
            } else {
                at += piece;
            }
        }
        if (piece > 1 || !isShorter)
            piece /= 2;
    }
    return steps;
}

} // namespace fengsui
