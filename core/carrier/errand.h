#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace fengsui::carrier {

/// Whoever waited for an errand is to stop.
struct Stopped { };

/// Has the work done by another thread and waits for its result. When `isStopping` becomes true before the work began
/// it never will, so that whatever it touches may go; then Stopped is thrown.
template <typename Work>
auto errand(const std::function<void(std::function<void()>)>& hand, const std::function<bool()>& isStopping, Work work)
    -> decltype(work())
{
    struct State {
        std::mutex mutex;
        std::condition_variable done;
        bool isAbandoned = false;
        std::optional<decltype(work())> result;
        std::exception_ptr failure;
    };
    const auto state = std::make_shared<State>();
    hand([state, work = std::move(work)] {
        const std::lock_guard lock(state->mutex); // held while it works: nobody abandons it half done
        if (state->isAbandoned)
            return;
        try {
            state->result.emplace(work());
        } catch (...) {
            state->failure = std::current_exception();
        }
        state->done.notify_all();
    });
    std::unique_lock lock(state->mutex);
    while (!state->result && !state->failure) {
        if (isStopping()) {
            state->isAbandoned = true;
            throw Stopped {};
        }
        state->done.wait_for(lock, std::chrono::milliseconds(20));
    }
    if (state->failure)
        std::rethrow_exception(state->failure);
    return *std::move(state->result);
}

} // namespace fengsui::carrier
