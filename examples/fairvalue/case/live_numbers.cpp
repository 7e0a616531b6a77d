#include "fairvalue/case/live_numbers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/report/derivation_tables.hpp>
#include <fairvalue/report/derivation_units.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// Operands of one held number: each takes some 100 of the 8,192 characters of a formula.
constexpr std::size_t most_held = 50;

}  // namespace

std::size_t LiveNumbers::add(DerivedNumber one, std::string unit) {
  const std::size_t place = numbers_.add(std::move(one));
  if (place >= units_.size()) units_.push_back(std::move(unit));
  return place;
}

std::size_t LiveNumbers::result(std::string operation, Places operands, double value, std::string unit,
                                std::string name) {
  const std::size_t place =
      numbers_.result(std::move(operation), std::move(operands), value, std::move(name));
  if (place >= units_.size()) units_.push_back(std::move(unit));
  return place;
}

std::size_t LiveNumbers::held(std::string function, const Places& operands, double value, std::string unit,
                              std::string name) {
  Places parts = operands;
  while (parts.size() > most_held) {
    Places groups;
    for (std::size_t i = 0; i < parts.size(); i += most_held) {
      const auto first = parts.begin() + static_cast<std::ptrdiff_t>(i);
      const auto last = parts.begin() + static_cast<std::ptrdiff_t>(std::min(i + most_held, parts.size()));
      groups.push_back(result("1 if all are as given", Places(first, last), 1.0, "", "inputs as given"));
    }
    parts = std::move(groups);
  }
  return result(std::move(function), std::move(parts), value, std::move(unit), std::move(name));
}

std::size_t LiveNumbers::sum(const Places& terms, double value, const std::string& unit,
                             const std::string& name) {
  const std::size_t place = numbers_.sum(terms, value, name);
  units_.resize(numbers_.size(), unit);
  return place;
}

std::vector<std::optional<std::size_t>> LiveNumbers::copy(const CaseDerivation& from, const Case& of,
                                                          std::span<const std::size_t> results,
                                                          const InputForm& form) {
  return copy(from, derivation_units(from, named_inputs(of), currency(of)), results, form);
}

std::vector<std::optional<std::size_t>> LiveNumbers::copy(const CaseDerivation& from,
                                                          const Currency& currency,
                                                          std::span<const std::size_t> results) {
  return copy(from, derivation_units(from, {}, currency), results, as_given);
}

std::vector<std::optional<std::size_t>> LiveNumbers::copy(const CaseDerivation& from,
                                                          const std::vector<std::string>& units,
                                                          std::span<const std::size_t> results,
                                                          const InputForm& form) {
  auto places = numbers_.copy(from.numbers, results, form);
  units_.resize(std::max(units_.size(), numbers_.size()));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] && units_[*places[i]].empty()) units_[*places[i]] = units[i];
  }
  return places;
}

void LiveNumbers::show(const DocumentTable& table, const std::string& row, const std::string& column,
                       std::size_t number) {
  const auto place = find_cell(table, row, column);
  if (!place || !table.rows[place->row].cells[place->column].shown.number) return;
  shown_.push_back({table.key, place->row, place->column, number});
}

void LiveNumbers::put_into(Document& document) {
  if (shown_.empty()) return;
  CaseDerivation all{numbers_.taken(), {}};
  for (const Shown& one : shown_)
    all.outputs.push_back({fmt::format("{}", all.outputs.size()), "", "", one.number});
  const DerivationTables tables{all, units_};
  for (const Shown& one : shown_) {
    const auto table = std::ranges::find(document.tables, one.table, &DocumentTable::key);
    table->rows[one.row].cells[one.column].formula = tables.formula_at(one.number);
  }
  document.tables.push_back(tables.inputs());
  document.tables.push_back(tables.derivation());
}

}  // namespace calculator
