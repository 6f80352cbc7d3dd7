#pragma once

#include <QProcess>

#include <string>
#include <vector>

namespace fengsui::bench {

/// This program once more, in a process of its own, with these arguments. Ended with the object.
class Helper {
public:
    explicit Helper(const std::vector<std::string>& arguments);
    ~Helper();
    Helper(const Helper&) = delete;
    Helper& operator=(const Helper&) = delete;

    /// The next line that it prints. Throws when it ends without.
    std::string line();
    /// Asks it to end, as Ctrl+C does.
    void interrupt() { m_process.terminate(); }
    /// Waits for its end. Throws when it did not go well.
    void finish();

private:
    QProcess m_process;
};

} // namespace fengsui::bench
