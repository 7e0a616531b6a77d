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
  TEST_CASE("every file that is named is removed and one that was kept is not") {
    const std::string other = file + "_other";
    const std::string kept = file + "_kept";
    for (const std::string& one : {file, other, kept}) std::ofstream{one} << "half";
    const pid_t child = fork();
    if (child == 0) {
      examples::clean_up_on_signals();
      for (const std::string& one : {file, kept, other}) examples::remove_on_signal(one);
      examples::keep_on_signal(kept);
      raise(SIGTERM);
      _exit(7);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(std::filesystem::exists(other));
    CHECK(std::filesystem::exists(kept));
    std::filesystem::remove(kept);
  }
  TEST_CASE("the first Ctrl-C asks for a stop and the second ends the program") {
    for (const int signals : {0, 1, 2}) {
      CAPTURE(signals);
      const pid_t child = fork();
      if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        std::signal(SIGINT, SIG_DFL);
        examples::clean_up_on_signals();
        const examples::StopsOnInterrupt stops;
        for (int i = 0; i < signals; ++i) raise(SIGINT);
        _exit(examples::stop_requested() ? 1 : 0);
      }
      int status = 0;
      waitpid(child, &status, 0);
      CHECK(WIFSIGNALED(status) == (signals == 2));
      if (signals < 2) CHECK(WEXITSTATUS(status) == signals);
      if (signals == 2) CHECK(WTERMSIG(status) == SIGINT);
    }
  }
  TEST_CASE("after the run Ctrl-C ends the program again") {
    const pid_t child = fork();
    if (child == 0) {
      dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
      std::signal(SIGINT, SIG_DFL);
      examples::clean_up_on_signals();
      { const examples::StopsOnInterrupt stops; }
      raise(SIGINT);
      _exit(7);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
  }
}

}  // namespace interrupt_test
