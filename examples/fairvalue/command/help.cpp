#include "fairvalue/command/help.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document_json.hpp>
#include <fairvalue/report/document_text.hpp>
#include <fairvalue/simulation/simd_target.hpp>

#ifndef FAIRVALUE_VERSION
#define FAIRVALUE_VERSION "unknown"
#endif

namespace calculator {
namespace {

constexpr std::size_t help_width = 100;

/// A line of two columns; what does not fit goes on below.
std::string two_columns(const std::string& left, const std::string& right, std::size_t width) {
  const std::string start = fmt::format("  {:<{}}  ", left, width);
  return fairvalue::wrapped(std::string(start.size(), 'x') + right, help_width, start.size())
             .replace(0, start.size(), start) +
         "\n";
}

std::string usage_words(const Verb& verb) {
  return fmt::format("fairvalue {}{}{}", verb.name, *verb.words == '\0' ? "" : " ", verb.words);
}

std::string option_words(const VerbOption& option) {
  return fmt::format("--{}{}{}", option.name, *option.takes == '\0' ? "" : " ", option.takes);
}

}  // namespace

std::string example_line(const Verb& verb) {
  std::string line = std::string{"fairvalue "} + verb.name;
  for (const char* word : verb.example) line += std::string{" "} + word;
  return line;
}

std::string program_help() {
  std::string text =
      "usage: fairvalue VERB [CASE] [OPTION...]\n\n"
      "What is a share worth, and what does a deal do to it? A case is a text file: company, market, deals "
      "and\n"
      "scenarios, each number with its source. `fairvalue new > my.toml` begins one.\n\n";
  for (const Verb& verb : verbs()) text += two_columns(verb.name, verb.summary, 11);
  return text +
         "\n"
         "  --version    of the program, of its schemas, and the processor's instruction set in use\n"
         "  --licenses   of what the program is made from\n"
         "  --help       this text; after a verb, that of the verb\n\n"
         "The examples work as typed in the folder of the shipped cases: share/fairvalue/cases below the "
         "prefix of\n"
         "the installation, examples/cases in the sources.\n\n"
         "Exit status: 0 done, 1 the answer is no (check found errors), 2 the request or a file is bad,\n"
         "130 Ctrl-C stopped a simulation (what was done is shown and marked).\n\n"
         "Files that options name are written whole or not at all, all of a run or none. A run that was "
         "killed "
         "may\n"
         "leave FILE.fairvalue.part0 beside one; the next run of the same FILE takes it away.\n";
}

std::string verb_help(const Verb& verb) {
  std::string text = fmt::format("usage: {} [OPTION...]\n\n{}\n\n", usage_words(verb),
                                 fairvalue::wrapped(verb.meaning, help_width));
  for (const VerbOption& option : options_of(verb))
    text += two_columns(option_words(option), option.meaning, 24);
  return text + "\nexample: " + example_line(verb) + "\n";
}

std::string version_text() {
  return fmt::format("fairvalue {}\ncase schema {}, JSON schema {}\nSIMD target {}\n", FAIRVALUE_VERSION,
                     fairvalue::case_schema_version, fairvalue::document_schema, fairvalue::simd_target());
}

std::string licenses_text() {
  return "fairvalue: Boost Software License 1.0\n"
         "Boost.Math: Boost Software License 1.0\n"
         "CLI11: BSD 3-Clause\n"
         "Eigen: Mozilla Public License 2.0\n"
         "fmt: MIT\n"
         "Highway: Apache License 2.0\n"
         "JSON for Modern C++: MIT\n"
         "libxlsxwriter: BSD 2-Clause, with parts under the zlib, BSD and Mozilla Public licenses\n"
         "oneTBB: Apache License 2.0\n"
         "toml++: MIT\n"
         "zlib: zlib License\n";
}

std::string reference_page() {
  std::string page =
      "# The program `fairvalue`\n\n"
      "Verbs and options, as `fairvalue --help` and `fairvalue VERB --help` print them. A test holds this "
      "page to "
      "the\nprogram. The examples work as typed in the folder of the shipped cases "
      "(`examples/cases`).\n\n```text\n" +
      program_help() + "```\n";
  for (const Verb& verb : verbs())
    page += fmt::format("\n## {}\n\n```text\n{}```\n", verb.name, verb_help(verb));
  return page;
}

}  // namespace calculator
