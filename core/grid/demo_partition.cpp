#include "grid/demo_partition.h"

#include <algorithm>
#include <limits>

namespace fengsui::demo {

std::vector<std::size_t> partition(std::span<const Spot> places, std::vector<Part> parts)
{
    constexpr int rounds = 40;
    std::vector<std::size_t> partOf(places.size());
    if (parts.size() < 2)
        return partOf;
    double shares = 0;
    for (const Part& part : parts)
        shares += part.share;
    // the ground that one place stands for, from the box of all of them: good enough to scale the weights with
    Spot low = places.front(), high = places.front();
    for (const Spot place : places) {
        low = { std::min(low.x, place.x), std::min(low.y, place.y) };
        high = { std::max(high.x, place.x), std::max(high.y, place.y) };
    }
    const double ground = (high.x - low.x) * (high.y - low.y) / double(places.size());

    std::vector<Spot> centres;
    for (const Part& part : parts)
        centres.push_back(part.centre);
    std::vector<double> weights(parts.size());
    for (int round = 0; round < rounds; ++round) {
        std::vector<Spot> sums(parts.size());
        std::vector<std::size_t> counts(parts.size());
        for (std::size_t p = 0; p < places.size(); ++p) {
            double best = std::numeric_limits<double>::max();
            for (std::size_t i = 0; i < parts.size(); ++i)
                if (const double cost = squaredDistance(places[p], centres[i]) - weights[i]; cost < best) {
                    best = cost;
                    partOf[p] = i;
                }
            sums[partOf[p]] = sums[partOf[p]] + places[p];
            ++counts[partOf[p]];
        }
        if (round + 1 == rounds)
            break;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double wanted = parts[i].share / shares * double(places.size());
            weights[i] += (wanted - double(counts[i])) * ground * 0.25;
            if (counts[i] > 0)
                centres[i] = parts[i].centre * parts[i].hold + sums[i] * (1 / double(counts[i])) * (1 - parts[i].hold);
        }
    }
    return partOf;
}

std::vector<Spot> scatteredOver(std::span<const Spot> places, std::size_t count, std::uint64_t seed)
{
    std::vector<Spot> centres { places[scrambled(seed, 0) % places.size()] };
    std::vector<double> nearest(places.size(), std::numeric_limits<double>::max());
    while (centres.size() < count) {
        for (std::size_t p = 0; p < places.size(); ++p)
            nearest[p] = std::min(nearest[p], squaredDistance(places[p], centres.back()));
        centres.push_back(places[std::size_t(std::ranges::max_element(nearest) - nearest.begin())]);
    }
    return centres;
}

} // namespace fengsui::demo
