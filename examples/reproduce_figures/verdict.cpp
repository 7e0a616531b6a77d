#include "verdict.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/core/error.hpp>

namespace figures {
namespace {

constexpr double rounding = 1e-9;  // relative: a value of 6.999999999999999 is at the end of "at least 7"

bool inside(double value, const std::optional<double>& low, const std::optional<double>& high) {
  const auto slack = [](double end) { return std::isfinite(end) ? rounding * std::abs(end) : 0.0; };
  return (!low || *low - slack(*low) <= value) && (!high || value <= *high + slack(*high));
}

bool has_claim(const Claim& claim) { return claim.low || claim.high; }

bool close(double computed, double expected) {
  const double tolerance = expected == 0.0 ? 1e-12 : rounding * std::abs(expected);
  return std::abs(computed - expected) <= tolerance;
}

/// The claim on the i-th value: a single claim holds for all of them.
Claim claim_on(const LedgerRow& row, std::size_t i) {
  if (row.claims.size() == 1) return row.claims.front();
  return i < row.claims.size() ? row.claims[i] : Claim{};
}

/// Whether every value is inside the range `ends` picks from its claim, if it has one.
template <class Ends>
bool all_inside(const LedgerRow& row, const std::vector<double>& computed, Ends ends) {
  for (std::size_t i = 0; i < computed.size(); ++i) {
    const auto [low, high] = ends(claim_on(row, i));
    if (!inside(computed[i], low, high)) return false;
  }
  return true;
}

bool of_article(const LedgerRow& row, const std::string& article) {
  return row.kind == Kind::derived && (article.empty() || row.article == article);
}

}  // namespace

bool Reproduction::holds() const {
  return computed.size() == expected.size() && !computed.empty() &&
         std::equal(computed.begin(), computed.end(), expected.begin(), close);
}

std::string verdict(const LedgerRow& row, const std::vector<double>& computed) {
  if (row.verdict == "ambiguous") return row.verdict;
  if (std::none_of(row.claims.begin(), row.claims.end(), has_claim)) return "implied";
  if (all_inside(row, computed, [](const Claim& c) { return std::pair{c.low, c.high}; })) return "agrees";
  if (all_inside(row, computed, [](const Claim& c) { return std::pair{c.loose_low, c.loose_high}; }))
    return "loose";
  return "disagrees";
}

Reproduction reproduce(const Ledger& ledger, const Rows& rows, const Row& row) {
  Reproduction result{.row = &ledger.row(row.id), .computed = {}, .expected = {}, .read = {}, .verdict = {}};
  for (const std::string& text : result.row->values) {
    const Unit& own = unit_of_value(result.row->unit, result.expected.size());
    result.expected.push_back(parse_value(row.id, own, text));
  }
  Facts facts{ledger, rows};
  try {
    const Figure figure = row.compute(facts);
    for (const double value : figure.values()) {
      const double scale = unit_of_value(result.row->unit, result.computed.size()).scale;
      result.computed.push_back(value / scale);
    }
    result.verdict = verdict(*result.row, result.computed);
  } catch (const fairvalue::Error& error) {
    result.verdict = "failed";
    result.failure = error.what();
  }
  result.read = facts.read();
  return result;
}

std::vector<Reproduction> reproduce_all(const Ledger& ledger, const Rows& rows, const std::string& article) {
  std::vector<Reproduction> results;
  for (const LedgerRow& line : ledger.rows()) {
    if (!of_article(line, article)) continue;
    if (const Row* row = rows.find(line.id)) results.push_back(reproduce(ledger, rows, *row));
  }
  return results;
}

std::vector<std::string> missing_rows(const Ledger& ledger, const Rows& rows, const std::string& article) {
  std::vector<std::string> missing;
  for (const LedgerRow& line : ledger.rows()) {
    const auto& complete = complete_articles();
    const bool must_be_there = std::find(complete.begin(), complete.end(), line.article) != complete.end();
    if (must_be_there && of_article(line, article) && rows.find(line.id) == nullptr)
      missing.push_back(line.id);
  }
  return missing;
}

int rows_with_claim(const std::vector<Reproduction>& results) {
  return static_cast<int>(std::count_if(results.begin(), results.end(), [](const Reproduction& r) {
    return r.verdict != "implied" && r.verdict != "failed";
  }));
}

int derived_rows(const Ledger& ledger, const std::string& article) {
  const auto& lines = ledger.rows();
  return static_cast<int>(std::count_if(lines.begin(), lines.end(),
                                        [&](const LedgerRow& row) { return of_article(row, article); }));
}

}  // namespace figures
