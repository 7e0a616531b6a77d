#include <algorithm>

#include <fairvalue/core/error.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"
#include "reproduce_figures/listing.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The first line alone: what misses follows it, a line each.
std::vector<std::string> lines_of(const std::string& words) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    lines.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

Answer answer_figures(const Request& request) {
  const figures::Ledger& ledger = figures::embedded_ledger();
  const std::string article = request.value("article").value_or("");
  if (!article.empty() && figures::derived_rows(ledger, article) == 0)
    throw Error{"--article: must be one of A0, A1, A2, A3, A4, AX, got '" + article + "'"};
  const auto results = figures::reproduce_all(ledger, figures::Rows{}, article);
  DocumentTable table{.key = "figures",
                      .title = "Derived figures of the articles",
                      .columns = {{"id", "id"},
                                  {"computed", "computed"},
                                  {"unit", "unit"},
                                  {"verdict", "verdict"},
                                  {"stated", "stated"},
                                  {"figure", "figure"},
                                  {"note", "note"}},
                      .rows = {}};
  for (const figures::Reproduction& one : results)
    add_row(table, one.row->id,
            {text(one.row->id), text(figures::computed_text(one)), text(one.row->unit), text(one.verdict),
             text(one.row->stated), text(one.row->statement),
             text(one.failure.empty() ? one.row->note : one.failure)});
  Document document{.verb = "figures"};
  document.headline = lines_of(figures::summary(article, results, figures::derived_rows(ledger, article)));
  document.tables = {std::move(table)};
  if (request.draws()) add_market_size_chart(document);
  const bool all_hold = std::ranges::all_of(results, [](const auto& one) { return one.holds(); });
  return {.document = std::move(document), .status = all_hold ? 0 : 1};
}

}  // namespace calculator
