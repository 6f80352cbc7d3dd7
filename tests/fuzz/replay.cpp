#include "fuzz/fuzz.h"

#include <filesystem>
#include <fstream>
#include <google/protobuf/stubs/logging.h>
#include <iterator>
#include <vector>

// Without libFuzzer: plays the files of the folders that are named, each also cut off and with a bit gone wrong in a
// few places, so that a target that nobody fuzzes on this machine runs here all the same.
int main(int argc, char** argv)
{
    google::protobuf::SetLogHandler(nullptr); // most of what comes is nonsense
    std::size_t played = 0;
    for (int i = 1; i < argc; ++i) {
        std::vector<std::filesystem::path> files;
        for (const auto& each : std::filesystem::directory_iterator(argv[i]))
            files.push_back(each.path());
        if (files.empty())
            return std::fprintf(stderr, "%s is empty\n", argv[i]), 1;
        for (const auto& file : files) {
            std::ifstream in(file, std::ios::binary);
            const std::string bytes { std::istreambuf_iterator<char>(in), {} };
            std::printf("%s\n", file.filename().c_str());
            std::fflush(stdout); // the one that it ends at is told
            fengsui::fuzz(bytes);
            for (std::size_t part = 0; part < 8; ++part) {
                fengsui::fuzz(std::string_view(bytes).substr(0, bytes.size() * part / 8));
                std::string wrong = bytes;
                if (!wrong.empty())
                    wrong[wrong.size() * part / 8] ^= static_cast<char>(1u << part);
                fengsui::fuzz(wrong);
            }
            played += 17;
        }
    }
    std::printf("%zu inputs\n", played);
    return played == 0 ? 1 : 0;
}
