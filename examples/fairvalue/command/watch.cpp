#include "fairvalue/command/watch.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <thread>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/core/error.hpp>

#include "fairvalue/command/output.hpp"
#include "support/interrupt.hpp"

namespace calculator {
namespace {

void respond_or_say_why(const Request& request) {
  try {
    respond(request);
  } catch (const fairvalue::CaseFileErrors& errors) {
    for (const auto& finding : errors.findings()) std::cerr << to_string(finding) << '\n';
  } catch (const fairvalue::Error& error) {
    std::cerr << error.what() << '\n';
  }
}

}  // namespace

std::string state_of(const std::vector<std::string>& files) {
  std::string state;
  for (const std::string& file : files) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) {
      state += "none;";
      continue;
    }
    state += std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + "," +
             std::to_string(status.st_size) + "," + std::to_string(status.st_ino) + ";";
  }
  return state;
}

int watch(const Request& request) {
  using namespace std::chrono_literals;
  const bool on_terminal = isatty(STDOUT_FILENO) == 1;
  while (std::cout) {
    const std::string before = state_of(request.words);
    if (on_terminal) std::cout << "\033[H\033[2J" << std::flush;
    respond_or_say_why(request);
    if (examples::stop_requested()) return 130;  // Ctrl-C stopped a simulation, and ends the watch too
    while (state_of(request.words) == before) std::this_thread::sleep_for(100ms);
    std::this_thread::sleep_for(50ms);  // an editor may write in several steps
  }
  return 2;
}

}  // namespace calculator
