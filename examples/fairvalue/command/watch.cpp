#include "fairvalue/command/watch.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

#include <fairvalue/casefile/case_file.hpp>
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

std::vector<std::string> watched_files(const Request& request) {
  std::vector<std::string> named = request.words;
  for (const char* option : {"from", "to"}) {  // a date is a file that is never there
    if (const auto file = request.value(option)) named.push_back(*file);
  }
  std::vector<std::string> files;
  for (const std::string& one : named) {
    for (std::string& file : fairvalue::files_of_case(one, request.settings)) {
      if (std::ranges::find(files, file) == files.end()) files.push_back(std::move(file));
    }
  }
  return files;
}

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
    const std::vector<std::string> files = watched_files(request);
    const std::string before = state_of(files);
    if (on_terminal) std::cout << "\033[H\033[2J" << std::flush;
    respond_or_say_why(request);
    if (examples::stop_requested()) return 130;  // Ctrl-C stopped a simulation, and ends the watch too
    while (state_of(files) == before) std::this_thread::sleep_for(100ms);
    std::this_thread::sleep_for(50ms);  // an editor may write in several steps
  }
  return 2;
}

}  // namespace calculator
