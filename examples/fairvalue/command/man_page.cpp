#include <fmt/core.h>

#include "fairvalue/command/help.hpp"

namespace calculator {
namespace {

/// A line of roff that is taken as text: no leading dot or quote, backslashes and hyphens as they are.
std::string roff(const std::string& line) {
  std::string text;
  for (const char c : line) {
    if (c == '\\') text += "\\e";
    if (c == '-') text += "\\-";
    if (c != '\\' && c != '-') text += c;
  }
  const bool is_request = !text.empty() && (text.front() == '.' || text.front() == '\'');
  return (is_request ? "\\&" : "") + text;
}

std::string item(const std::string& term, const std::string& meaning) {
  return ".TP\n\\fB" + roff(term) + "\\fR\n" + roff(meaning) + "\n";
}

std::string section_of(const Verb& verb) {
  std::string text = fmt::format(".SS \"{} {}\"\n{}\n", verb.name, roff(verb.words), roff(verb.meaning));
  for (const VerbOption& option : options_of(verb)) {
    const std::string takes = *option.takes == '\0' ? "" : std::string{" "} + option.takes;
    text += item(std::string{"--"} + option.name + takes, option.meaning);
  }
  return text + ".PP\nExample: " + roff(example_line(verb)) + "\n";
}

}  // namespace

std::string man_page() {
  std::string page =
      ".TH FAIRVALUE 1\n"
      ".SH NAME\nfairvalue \\- what is a share worth, and what does a deal do to it?\n"
      ".SH SYNOPSIS\n\\fBfairvalue\\fR VERB [CASE] [OPTION...]\n"
      ".SH DESCRIPTION\n"
      "A case is a text file: company, market, deals and scenarios, each number with its source.\n"
      "The verbs value it, check it and explain every number.\n"
      ".SH VERBS\n";
  for (const Verb& verb : verbs()) page += section_of(verb);
  return page + ".SH EXIT STATUS\n" + item("0", "Done.") +
         item("1", "The answer is no: check found errors.") +
         item("2", "The request or a file is bad; nothing was written.") + ".SH FILES\n" +
         item("share/fairvalue/cases",
              "Below the prefix of the installation: the shipped cases. The examples work as typed in this "
              "folder.") +
         ".SH ENVIRONMENT\n" + item("NO_COLOR", "If set, titles are not bold on a terminal.");
}

}  // namespace calculator
