#include "arguments.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <new>
#include <stdexcept>

#include <fmt/core.h>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/utf8.hpp>

#include "interrupt.hpp"

namespace examples {
namespace {

using fairvalue::Error;

const Option& find(const std::vector<Option>& options, const std::string& word) {
  const auto same = [&](const Option& option) { return option.name == word; };
  const auto found = std::find_if(options.begin(), options.end(), same);
  if (found != options.end()) return *found;
  if (!word.starts_with("-"))
    throw Error("'" + word + "': this program takes options only (--help lists them)");

  std::vector<std::string> names{"--help"};
  for (const Option& option : options) names.push_back(option.name);
  throw Error(word + ": is not an option of this program; the nearest is " +
              fairvalue::nearest_name(word, names) + " (--help lists them)");
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Without allocating, since memory may be what is missing.
void complain(const char* line) { std::cerr << line << '\n'; }

/// A file opened later must not become one of the standard streams, and output that goes nowhere is no
/// output.
void require_standard_streams() {
  const bool no_output = fcntl(STDOUT_FILENO, F_GETFD) < 0;
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
      throw Error("/dev/null: cannot be opened");
  }
  if (no_output) throw Error("standard output is closed");
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& words, const std::vector<Option>& options) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const Option& option = find(options, words[i].substr(0, equals));
    std::string value;
    if (equals != std::string::npos) {
      if (!option.takes_value)
        throw Error(option.name + ": takes no value, got '" + words[i].substr(equals + 1) + "'");
      value = words[i].substr(equals + 1);
    } else if (option.takes_value) {
      if (++i == words.size()) throw Error(option.name + ": must be followed by a value");
      value = words[i];
    }
    if (!given_.emplace(option.name, value).second) throw Error(option.name + ": is given twice");
  }
}

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return std::nullopt;
  if (found->second.empty()) throw Error(name + ": must be followed by a value");
  return found->second;
}

std::optional<std::string> Arguments::one_of(const std::string& name,
                                             const std::vector<std::string>& allowed) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), found->second) == allowed.end()) {
    throw Error(name + ": must be one of " + listed(allowed) + ", got '" + found->second + "'");
  }
  return found->second;
}

std::optional<std::uint64_t> Arguments::whole(const std::string& name,
                                              fairvalue::Interval<std::uint64_t> range) const {
  const auto text = value(name);
  if (!text) return std::nullopt;
  std::uint64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [stop, status] = std::from_chars(text->data(), end, number);
  if (status != std::errc{} || stop != end || number < range.low || number > range.high) {
    throw Error(name + ": must be a whole number from " + std::to_string(range.low) + " to " +
                std::to_string(range.high) + ", got '" + *text + "'");
  }
  return number;
}

int run_guarded(const std::function<int()>& run) {
  clean_up_on_signals();
  try {
    require_standard_streams();
    const int status = run();
    if (std::cout.flush()) return status;
    complain("the output could not be written");
  } catch (const fairvalue::CaseFileErrors& errors) {
    for (const fairvalue::CaseFileFinding& one : errors.findings()) complain(to_string(one).c_str());
  } catch (const Error& error) {
    complain(error.what());
  } catch (const std::bad_alloc&) {
    complain("out of memory");
  } catch (const std::length_error&) {  // more than any memory has
    complain("out of memory");
  } catch (const std::exception& error) {
    complain(fairvalue::printable(error.what()).c_str());
  }
  return 2;
}

int run_program(int argc, char** argv, std::string_view help, const std::vector<Option>& options,
                int (*run)(const Arguments&)) {
  return run_guarded([&] {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (std::find(words.begin(), words.end(), "--help") != words.end()) {
      std::cout << help;
      return 0;
    }
    const Arguments given{words, options};
    try {
      return run(given);
    } catch (const fairvalue::DomainError& error) {
      for (const char* const option : {"--market", "--case"}) {
        if (given.has(option)) throw Error{fmt::format("{}: {}", *given.value(option), error.what())};
      }
      throw;
    }
  });
}

}  // namespace examples
