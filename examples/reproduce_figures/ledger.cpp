#include "ledger.hpp"

#include <algorithm>

#include <fairvalue/casefile/csv_table.hpp>

#include "embedded_figures.hpp"
#include "embedded_values.hpp"

namespace figures {
namespace {

using fairvalue::CsvTable;
using fairvalue::ParseError;

Kind kind_at(const CsvTable& table, std::size_t row) {
  const std::string text = table.required_text(row, "kind");
  if (text == "INPUT") return Kind::input;
  if (text == "DERIVED") return Kind::derived;
  if (text == "QUALITATIVE") return Kind::qualitative;
  throw ParseError(table.position(row, "kind"), "kind", "INPUT, DERIVED or QUALITATIVE", text);
}

/// Numbers separated by ';', an empty place without one.
std::vector<std::optional<double>> numbers_at(const CsvTable& table, std::size_t row, const char* column) {
  std::vector<std::optional<double>> numbers;
  for (const std::string& part : split(table.text(row, column).value_or(""), ';')) {
    if (part.empty()) {
      numbers.push_back(std::nullopt);
      continue;
    }
    char* end = nullptr;
    numbers.push_back(std::strtod(part.c_str(), &end));
    if (*end != '\0') throw ParseError(table.position(row, column), column, "numbers joined by ;", part);
  }
  return numbers;
}

std::vector<Claim> claims_at(const CsvTable& table, std::size_t row) {
  const auto low = numbers_at(table, row, "claim_low");
  const auto high = numbers_at(table, row, "claim_high");
  const auto loose_low = numbers_at(table, row, "loose_low");
  const auto loose_high = numbers_at(table, row, "loose_high");
  const auto place = [](const auto& numbers, std::size_t i) {
    return i < numbers.size() ? numbers[i] : std::nullopt;
  };
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < std::max(low.size(), high.size()); ++i) {
    claims.push_back({place(low, i), place(high, i), place(loose_low, i), place(loose_high, i)});
  }
  return claims;
}

/// One to three; more is what every row has.
std::optional<int> digits_at(const CsvTable& table, std::size_t row) {
  const auto text = table.text(row, "digits");
  if (!text) return std::nullopt;
  if (text->size() != 1 || *text < "1" || *text > "3")
    throw ParseError(table.position(row, "digits"), "digits", "1, 2 or 3", *text);
  return text->front() - '0';
}

std::vector<std::string> ids_at(const CsvTable& table, std::size_t row) {
  const auto text = table.text(row, "inputs");
  return text ? split(*text, ' ') : std::vector<std::string>{};
}

LedgerRow row_at(const CsvTable& table, std::size_t row) {
  const auto text = [&](const char* column) { return table.text(row, column).value_or(""); };
  return {.id = table.required_text(row, "id"),
          .article = table.required_text(row, "article"),
          .statement = text("statement"),
          .kind = kind_at(table, row),
          .stated = text("stated"),
          .claims = claims_at(table, row),
          .unit = text("unit"),
          .period = text("period"),
          .inputs = ids_at(table, row),
          .verdict = text("verdict"),
          .note = text("note"),
          .digits = digits_at(table, row)};
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

Ledger::Ledger(std::string_view figures_csv, std::string_view values_csv) {
  const CsvTable figures = fairvalue::parse_csv(figures_csv, "ledger/figures.csv");
  for (std::size_t i = 0; i < figures.rows(); ++i) {
    rows_.push_back(row_at(figures, i));
    if (!places_.emplace(rows_.back().id, i).second) {
      throw ParseError(figures.position(i, "id"), "id", "unique", rows_.back().id);
    }
  }
  const CsvTable values = fairvalue::parse_csv(values_csv, "ledger/values.csv");
  for (std::size_t i = 0; i < values.rows(); ++i) {
    const std::string id = values.required_text(i, "id");
    const auto place = places_.find(id);
    if (place == places_.end()) {
      throw ParseError(values.position(i, "id"), "id", "an id of ledger/figures.csv", id);
    }
    rows_[place->second].values = split(values.required_text(i, "value"), ';');
  }
}

const LedgerRow& Ledger::row(const std::string& id) const {
  const auto place = places_.find(id);
  if (place == places_.end()) throw fairvalue::Error("ledger: has no row " + id);
  return rows_[place->second];
}

const Ledger& embedded_ledger() {
  static const Ledger ledger{embedded_figures, embedded_values};
  return ledger;
}

}  // namespace figures
