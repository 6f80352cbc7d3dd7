#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace fengsui {

/// Does something in a process of its own, which can be limited, killed or made another user without harm to the test.
/// What it tells comes line by line. Fork before any thread is started.
class SeparateProcess {
public:
    class Line {
    public:
        explicit Line(int out)
            : m_out(out)
        {
        }
        void tell(const std::string& text)
        {
            const std::string line = text + '\n';
            if (::write(m_out, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
                std::_Exit(99);
        }
        [[noreturn]] void wait()
        {
            for (;;)
                ::pause();
        }

    private:
        int m_out;
    };

    explicit SeparateProcess(const std::function<int(Line&)>& what)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            std::abort();
        std::fflush(nullptr);
        m_id = ::fork();
        if (m_id == 0) {
            ::close(ends[0]);
            Line line(ends[1]);
            int status = 98;
            try {
                status = what(line);
            } catch (const std::exception& error) {
                line.tell(std::string("failed: ") + error.what());
            }
            std::_Exit(status);
        }
        ::close(ends[1]);
        m_in = ::fdopen(ends[0], "r");
    }
    ~SeparateProcess()
    {
        if (m_id > 0)
            kill();
        std::fclose(m_in);
    }
    SeparateProcess(const SeparateProcess&) = delete;
    SeparateProcess& operator=(const SeparateProcess&) = delete;

    pid_t id() const { return m_id; }
    /// What it tells, for whoever reads it otherwise than line by line.
    int in() const { return ::fileno(m_in); }
    /// The next line; empty when there will be none.
    std::string hear()
    {
        std::string line;
        for (int c = std::fgetc(m_in); c != EOF && c != '\n'; c = std::fgetc(m_in))
            line += static_cast<char>(c);
        return line;
    }
    void kill()
    {
        ::kill(m_id, SIGKILL);
        join();
    }
    /// Its exit status, or minus the signal that ended it.
    int join()
    {
        int status = 0;
        ::waitpid(m_id, &status, 0);
        m_id = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    pid_t m_id = 0;
    std::FILE* m_in = nullptr;
};

} // namespace fengsui
