// reproduce_figures: derived figures of the articles, computed again and judged.
#include <algorithm>
#include <iostream>

#include <fairvalue/core/error.hpp>

#include "../support/arguments.hpp"
#include "listing.hpp"
#include "markdown.hpp"

namespace {

constexpr const char* help = R"(usage: reproduce_figures [--article A0] [--csv | --markdown]

Computes the derived figures of the articles again through the library and says whether the article is right.

  --article ID  only this article: A0 to A4, or AX for what combines them
  --csv         rows for programs: id,article,statement,stated,computed,expected,unit,verdict,note
                at full precision, several values of one row joined by ;
  --markdown    the reference page: docs/reference/figures.md is what this prints
  --help        this text

Verdicts: agrees (inside what the words claim), loose (inside the same with goodwill), disagrees,
          implied (the article makes no claim), ambiguous (several readings, all printed).
Exit status: 0 every row meets the ledger's value to 1e-9, 1 a row misses it or is missing, 2 the arguments are wrong.
)";

/// The articles that have rows, in the order of the ledger.
std::vector<std::string> articles_with_rows(const figures::Ledger& ledger, const figures::Rows& rows) {
  std::vector<std::string> articles;
  for (const figures::LedgerRow& line : ledger.rows()) {
    if (rows.find(line.id) == nullptr) continue;
    if (articles.empty() || articles.back() != line.article) articles.push_back(line.article);
  }
  return articles;
}

int run(const examples::Arguments& arguments) {
  const figures::Ledger& ledger = figures::embedded_ledger();
  const figures::Rows rows;
  const auto articles = articles_with_rows(ledger, rows);
  const std::string article = arguments.one_of("--article", articles).value_or("");
  const auto results = figures::reproduce_all(ledger, rows, article);
  const auto shown = article.empty() ? articles : std::vector{article};
  if (arguments.has("--csv") && arguments.has("--markdown")) {
    throw fairvalue::Error("--markdown: cannot stand beside --csv");
  }
  if (arguments.has("--csv")) {
    std::cout << figures::to_csv(results);
  } else if (arguments.has("--markdown")) {
    std::cout << figures::to_markdown(ledger, shown, results);
  } else {
    for (const std::string& id : shown) std::cout << figures::to_text(id, results) << '\n';
    std::cout << figures::summary(article, results, figures::derived_rows(ledger, article));
  }
  const auto missing = figures::missing_rows(ledger, rows, article);
  for (const std::string& id : missing) std::cerr << id << ": no row computes it\n";
  const bool all_hold = std::all_of(results.begin(), results.end(), [](const auto& r) { return r.holds(); });
  return all_hold && missing.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help,
                               {{"--article", true}, {"--csv", false}, {"--markdown", false}}, run);
}
