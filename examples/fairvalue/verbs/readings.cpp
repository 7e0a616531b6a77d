#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::optional<double> share_value(const CaseFile& file) {
  const auto worth = attempt([&] { return value(model_case(file)).by_parts.expected.value; });
  return worth.has_value() ? std::optional{worth.value()} : std::nullopt;
}

/// "as a floor" of "deal[0].warrant.tranche[5] = 2: as a floor"; a label of several clauses stays whole.
std::string reading_words(const std::string& label) {
  const auto equals = label.find(" = ");
  const bool is_one = equals != std::string::npos && label.find(" = ", equals + 1) == std::string::npos;
  const auto colon = is_one ? label.find(": ", equals) : std::string::npos;
  return colon == std::string::npos ? label : label.substr(colon + 2);
}

/// "--set award[0].warrant.reading=1".
std::string setting_of(const ClauseReading& clause) {
  return fmt::format("--set {}.reading={}", clause.path, clause.taken == 0 ? 1 : 0);
}

/// The deals' net value, market view; none where the case has none.
std::optional<double> net_value(const Request& request, const CaseFile& file) {
  const auto worth = attempt([&] { return valued(request, file).worth; });
  return worth.has_value() && worth.value() ? std::optional{worth.value()->market_view.value} : std::nullopt;
}

}  // namespace

std::optional<Money> all_warrants(const Request& request, const CaseFile& file) {
  Money sum{0.0};
  for (const OpenPosition& open : open_positions(file)) {
    const auto total = price_position(request, open.position, market_of(file, open)).total();
    if (!total) return std::nullopt;
    sum += *total;
  }
  return sum;
}

void note_readings(Document& document, const CaseFile& file) {
  for (const ClauseReading& one : file.readings)
    add_once(document.warnings, fmt::format("{}; {} takes another", describe(one), setting_of(one)));
}

DocumentTable reading_table(const Request& request, const std::vector<CaseReading>& readings) {
  const CaseFile& first = readings.front().file;
  const Units units{first.company.currency};
  DocumentTable table{.key = "readings",
                      .title = "Ways to read the clauses; the first is that of the tables",
                      .columns = {{"reading", "reading"}},
                      .rows = {}};
  const bool is_company = first.operating_model.has_value();
  const bool has_flows = is_company && !first.deals.empty();
  if (is_company) table.columns.push_back({"value", "value a share", units.a_share});
  table.columns.push_back({"warrants", "warrants worth", units.money});
  if (has_flows) table.columns.push_back({"market_view", "deals' net value", units.money});
  for (const CaseReading& one : readings) {
    const auto warrants = attempt([&] { return all_warrants(request, one.file); });
    const bool is_known = warrants.has_value() && warrants.value();
    std::vector<DocumentCell> cells{text(reading_words(one.label))};
    if (is_company) cells.push_back(quantity(share_value(one.file), units.a_share));
    cells.push_back(quantity(is_known ? std::optional{warrants.value()->value} : std::nullopt, units.money));
    if (has_flows) cells.push_back(quantity(net_value(request, one.file), units.money));
    add_row(table, one.label, std::move(cells));
  }
  for (const ClauseReading& one : first.readings)
    table.notes.push_back(setting_of(one) + " makes all tables those of another.");
  return table;
}

void add_readings(Document& document, const Request& request, const std::vector<CaseReading>& readings) {
  if (readings.size() < 2) return;
  const std::size_t at = document.tables.empty() ? 0 : 1;
  document.tables.insert(document.tables.begin() + static_cast<std::ptrdiff_t>(at),
                         reading_table(request, readings));
}

}  // namespace calculator
