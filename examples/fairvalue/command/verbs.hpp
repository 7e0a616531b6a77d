/// \file fairvalue/command/verbs.hpp
/// What the program can be asked: the one table from which the command line, the help, the man page, the
/// completion and the reference are made.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/report/document.hpp>
#include <fairvalue/report/document_html.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// What a verb says.
struct Answer {
  fairvalue::Document document{};
  std::optional<std::string> text{};            ///< in place of a document: a template, a schema
  std::optional<fairvalue::HtmlLayout> page{};  ///< of the document, where one was asked for
  int status = 0;                               ///< 1 where the answer is no
};

struct VerbOption {
  const char* name;   ///< without its dashes
  const char* takes;  ///< what follows it: "FILE"; empty for a flag
  const char* meaning;
  bool repeats = false;  ///< may be given again for more
};

/// Which of the options that several verbs share a verb takes.
struct Shared {
  bool formats = true;      ///< --json --csv --xlsx
  bool charts = false;      ///< --plot --charts
  bool settings = true;     ///< --set
  bool simulation = false;  ///< --seed --paths --error --threads --no-simulation
  bool watch = true;
  bool formulas = false;  ///< whether the workbook's cells calculate
};

struct Verb {
  const char* name;
  const char* words;  ///< "CASE", "CASE [KEY]", "CASE..."
  std::size_t least;  ///< words
  std::size_t most;
  const char* summary;  ///< one line
  const char* meaning;  ///< a paragraph
  std::vector<VerbOption> options;
  std::vector<const char*>
      example;  ///< words after the verb; works as typed in the folder of the shipped cases
  Shared shared;
  Answer (*answer)(const Request&);
};

std::span<const Verb> verbs();

/// Throws fairvalue::Error with the nearest for an unknown name.
const Verb& find_verb(std::string_view name);

/// The options that the verb takes, its own first.
std::vector<VerbOption> options_of(const Verb& verb);

Answer answer_new(const Request&);
Answer answer_check(const Request&);
Answer answer_value(const Request&);
Answer answer_consensus(const Request&);
Answer answer_multiples(const Request&);
Answer answer_warrant(const Request&);
Answer answer_deal(const Request&);
Answer answer_accounts(const Request&);
Answer answer_rollforward(const Request&);
Answer answer_sensitivity(const Request&);
Answer answer_grid(const Request&);
Answer answer_simulate(const Request&);
Answer answer_explain(const Request&);
Answer answer_compare(const Request&);
Answer answer_diff(const Request&);
Answer answer_book(const Request&);
Answer answer_figures(const Request&);
Answer answer_schema(const Request&);
Answer answer_upgrade(const Request&);

}  // namespace calculator
