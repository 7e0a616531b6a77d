#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/interrupt.hpp"

namespace interrupt_test {

const std::string file = (std::filesystem::temp_directory_path() / "fairvalue_interrupt_test").string();

/// What a child that cleans up and then raises a signal ends with.
int ended_by(int signal, bool ignored) {
  const pid_t child = fork();
  if (child == 0) {
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    std::signal(signal, ignored ? SIG_IGN : SIG_DFL);
    examples::clean_up_on_signals();
    examples::remove_on_signal(file);
    examples::end_line_on_signal(true);
    raise(signal);
    _exit(7);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

TEST_SUITE("examples/interrupt") {
  TEST_CASE("a signal removes the file and ends the program as it would have") {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
      CAPTURE(signal);
      std::ofstream{file} << "half";
      CHECK(ended_by(signal, false) == signal);
      CHECK_FALSE(std::filesystem::exists(file));
    }
  }
  TEST_CASE("a signal says the last words on a line of its own and nothing after they are taken back") {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const auto said = [&](const std::string& words) {
      const pid_t child = fork();
      if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        examples::clean_up_on_signals();
        examples::say_on_signal("to be taken back");
        examples::say_on_signal(words);
        raise(SIGTERM);
        _exit(7);
      }
      waitpid(child, nullptr, 0);
      if (write(ends[1], ".", 1) != 1) return std::string{};
      std::string text(1000, '\0');
      text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, read(ends[0], text.data(), text.size()))));
      return text;
    };
    CHECK(said("kept in a journal") == "kept in a journal\n.");
    CHECK(said("") == ".");
    CHECK(said(std::string(900, 'x')) == std::string(500, 'x') + "\n.");
  }
  TEST_CASE("an ignored signal stays ignored and removes nothing") {
    std::ofstream{file} << "half";
    CHECK(ended_by(SIGHUP, true) == -7);
    CHECK(std::filesystem::exists(file));
    std::filesystem::remove(file);
  }
}

}  // namespace interrupt_test
