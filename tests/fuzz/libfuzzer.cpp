#include "fuzz/fuzz.h"

#include <google/protobuf/stubs/logging.h>

// What libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto quiet = google::protobuf::SetLogHandler(nullptr); // most of what comes is nonsense
    static_cast<void>(quiet);
    fengsui::fuzz({ reinterpret_cast<const char*>(data), size });
    return 0;
}
