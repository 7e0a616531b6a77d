#include "markdown.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "listing.hpp"

namespace figures {
namespace {

constexpr const char* heading = R"(# Figures of the articles

<!-- Written by `reproduce_figures --markdown` and held equal to it by a test: change the rows or the ledger. -->

Every figure that follows from the articles' numbers, computed again through the library from the inputs of the
[ledger](../../examples/reproduce_figures/ledger/README.md). What an article prints stands as it prints it, an empty
cell where it prints nothing. "About" marks a figure whose inputs carry fewer than four digits. Below each table stand
those printed figures that the ledger doubts: FLAG-A ambiguous words, FLAG-F a factual error, FLAG-T a slip of the text,
FLAG-X an outside source.

Verdicts: **agrees** inside what the words claim, **loose** inside the same with goodwill, **disagrees** outside both,
**ambiguous** several readings, *implied* no claim.
)";

constexpr std::array verdicts{"agrees", "loose", "disagrees", "ambiguous", "implied"};

std::string title(const std::string& article) {
  static const std::map<std::string, std::string> titles{
      {"A0", "A0: article 000, what an AMD share is worth"},
      {"A1", "A1: article 001, AMD and OpenAI"},
      {"A2", "A2: article 002, inference, its hardware and who rents it out"},
      {"A3", "A3: article 003, accelerators, supply and lead times"},
      {"A4", "A4: article 004, a night of AI hardware"},
      {"AX", "AX: what combines the articles"}};
  const auto found = titles.find(article);
  return found == titles.end() ? article : found->second;
}

/// Text that a table's cell can hold as it is.
std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|' || c == '*' || c == '<' || c == '>' || c == '[' || c == ']') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string verdict_cell(const std::string& verdict) {
  return verdict == "implied" ? "*implied*" : "**" + verdict + "**";
}

/// The unit as words behind the values; a date and a position from 0 to 1 need none.
std::string unit_behind(const std::string& unit) {
  return unit == "date" || unit == "0..1" ? "" : " " + cell(unit);
}

std::string derived_line(const Reproduction& r) {
  return fmt::format("| {} | {} | {} | {}{} | {} | {} |\n", r.row->id, cell(r.row->statement),
                     cell(r.row->stated), computed_text(r), unit_behind(r.row->unit), verdict_cell(r.verdict),
                     cell(r.failure.empty() ? r.row->note : r.failure));
}

std::string derived_table(const std::string& article, const std::vector<Reproduction>& results) {
  std::string text =
      "| id | figure | the article says | what follows | verdict | note |\n|---|---|---|---|---|---|\n";
  for (const Reproduction& r : results) {
    if (r.row->article == article) text += derived_line(r);
  }
  return text;
}

/// What the article prints and the ledger doubts; empty when there is none.
std::string doubted_table(const Ledger& ledger, const std::string& article) {
  std::string lines;
  for (const LedgerRow& row : ledger.rows()) {
    const bool doubted = row.note.find("FLAG-") != std::string::npos;
    if (row.article != article || row.kind == Kind::derived || !doubted) continue;
    lines +=
        fmt::format("| {} | {} | {} | {} |\n", row.id, cell(row.statement), cell(row.stated), cell(row.note));
  }
  if (lines.empty()) return "";
  return "\nPrinted, and doubted:\n\n| id | figure | the article says | note |\n|---|---|---|---|\n" + lines;
}

std::string counts_line(const std::string& name, const std::vector<Reproduction>& results,
                        const std::string& article) {
  std::string line = fmt::format("| {} |", name);
  std::ptrdiff_t all = 0;
  for (const char* verdict : verdicts) {
    const auto rows = std::count_if(results.begin(), results.end(), [&](const Reproduction& r) {
      return r.verdict == verdict && (article.empty() || r.row->article == article);
    });
    line += fmt::format(" {} |", rows);
    all += rows;
  }
  return line + fmt::format(" {} |\n", all);
}

}  // namespace

std::string to_markdown(const Ledger& ledger, const std::vector<std::string>& articles,
                        const std::vector<Reproduction>& results) {
  std::string text = std::string(heading) + "\n| |";
  for (const char* verdict : verdicts) text += fmt::format(" {} |", verdict);
  text += " all |\n|---|---|---|---|---|---|---|\n";
  for (const std::string& article : articles) text += counts_line(article, results, article);
  if (articles.size() > 1) text += counts_line("all", results, "");
  text += fmt::format(
      "\n{} of these {} rows test a claim that an article prints; the others are derivations without one.\n",
      rows_with_claim(results), results.size());
  for (const std::string& article : articles) {
    text += fmt::format("\n## {}\n\n{}{}", title(article), derived_table(article, results),
                        doubted_table(ledger, article));
  }
  return text;
}

}  // namespace figures
