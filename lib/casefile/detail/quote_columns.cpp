#include "quote_columns.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

/// Advice if the cell is in the other unit of the same currency.
std::string advice(std::string_view text, const Currency& currency, QuoteUnit unit) {
  const QuoteUnit other = unit == QuoteUnit::whole ? QuoteUnit::hundredth : QuoteUnit::whole;
  const auto codes = quote_codes(currency, other);
  if (std::find(codes.begin(), codes.end(), text) == codes.end()) return "";
  return fmt::format(" (or set their unit to {})", other == QuoteUnit::whole ? "whole" : "hundredth");
}

}  // namespace

void require_quote_unit(const CsvTable& table, const Currency& currency, QuoteUnit unit) {
  const std::string expected = quote_code(currency, unit);
  const auto column = CsvColumn::find(table, {"currency", "Currency"});
  if (!column) return;
  const auto codes = quote_codes(currency, unit);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto text = column->text(row);
    if (!text || std::find(codes.begin(), codes.end(), *text) != codes.end()) continue;
    throw column->refusal(row, fmt::format("{} as in the terms{}", expected, advice(*text, currency, unit)));
  }
}

PerShare in_currency(double amount, QuoteUnit unit) {
  return PerShare{unit == QuoteUnit::whole ? amount : amount / 100.0};
}

}  // namespace fairvalue::detail
