#include <fairvalue/report/document.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/core.h>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr std::string_view assumed_mark = "*";
constexpr std::string_view redacted_mark = "†";

template <class Keyed>
void require_keys(const std::string& field, const std::vector<Keyed>& all) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& key = all[i].key;
    const std::string name = fmt::format("{}[{}].key", field, i);
    require(!key.empty(), name, "not empty", key);
    require(seen.insert(key).second, name, "unlike those before it", key);
  }
}

std::size_t placeholders(std::string_view pattern) {
  std::size_t count = 0;
  for (auto at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}", at + 2)) ++count;
  return count;
}

/// The tables by their keys: a case of thousands of scenarios has as many.
using TableIndex = std::unordered_map<std::string_view, const DocumentTable*>;

void require_formula(const TableIndex& tables, const std::string& field, const CellFormula& formula) {
  require(placeholders(formula.pattern) == formula.operands.size(), field + ".operands",
          fmt::format("{}, one for each {{}} of the pattern", placeholders(formula.pattern)),
          static_cast<double>(formula.operands.size()));
  for (const CellReference& operand : formula.operands) {
    const auto table = tables.find(operand.table);
    require(table != tables.end() && operand.row < table->second->rows.size() &&
                operand.column < table->second->columns.size(),
            field + ".operands", "cells of the document",
            fmt::format("{}[{}][{}]", operand.table, operand.row, operand.column));
  }
}

void require_row(const TableIndex& tables, const DocumentTable& table, std::size_t i,
                 const std::string& table_field) {
  const DocumentRow& row = table.rows[i];
  const std::string field = fmt::format("{}.rows[{}]", table_field, i);
  require(row.cells.size() == table.columns.size(), field + ".cells",
          fmt::format("{} like the columns", table.columns.size()), static_cast<double>(row.cells.size()));
  for (std::size_t j = 0; j < row.cells.size(); ++j) {
    const DocumentCell& cell = row.cells[j];
    if (cell.shown.number) require_finite(fmt::format("{}.cells[{}]", field, j), *cell.shown.number);
    if (cell.formula) require_formula(tables, fmt::format("{}.cells[{}].formula", field, j), *cell.formula);
  }
}

template <class Keyed>
const Keyed& found(std::string_view field, const std::vector<Keyed>& all, std::string_view key) {
  const auto one = std::ranges::find(all, key, &Keyed::key);
  if (one != all.end()) return *one;
  require_not_empty(field, all.size());
  std::vector<std::string> names;
  for (const Keyed& other : all) names.push_back(other.key);
  throw DomainError(field, "a key of the document (nearest '" + nearest_name(key, names) + "')", key);
}

const DocumentColumn& require_column(const DocumentTable& table, const std::string& field,
                                     const std::string& key) {
  const auto column = std::ranges::find(table.columns, key, &DocumentColumn::key);
  require(column != table.columns.end(), field, "a column of the table '" + table.key + "'", key);
  return *column;
}

/// The columns of a layer's numbers; each mark takes its own.
std::vector<std::string> value_columns(const ChartLayer& layer, const std::string& field) {
  const bool has_ends = layer.mark == ChartMark::stretches || layer.mark == ChartMark::changes ||
                        layer.mark == ChartMark::whiskers || layer.mark == ChartMark::band;
  const char* const rule = has_ends ? "low and high, no value" : "a value, neither low nor high";
  require(has_ends == layer.value.empty() && has_ends != layer.low.empty() && has_ends != layer.high.empty(),
          field, rule, to_string(layer.mark));
  require((layer.mark == ChartMark::histogram) != layer.until.empty(), field + ".until",
          "that of a histogram", layer.until);
  if (has_ends) return {layer.low, layer.high};
  return {layer.value};
}

bool has_number(const DocumentTable& table, const DocumentRow& row, const std::string& column) {
  const auto at = std::ranges::find(table.columns, column, &DocumentColumn::key) - table.columns.begin();
  return row.cells[static_cast<std::size_t>(at)].shown.number.has_value();
}

/// Returns how many rows the layer draws.
std::size_t require_layer(const DocumentTable& table, const Chart& chart, const ChartLayer& layer,
                          const std::string& field, std::optional<std::string>& unit) {
  std::vector<std::string> numbers = value_columns(layer, field);
  for (const std::string& key : numbers) {
    const std::string& own = require_column(table, field, key).unit;
    require(!unit || *unit == own, field, "in the unit of the others, '" + unit.value_or("") + "'", own);
    unit = own;
  }
  if (!layer.until.empty()) numbers.push_back(layer.until);
  for (const std::string* const key : {&layer.until, &layer.series, &layer.label})
    if (!key->empty()) require_column(table, field, *key);
  if (chart.axis == ChartAxis::numbers) numbers.push_back(chart.along);
  return static_cast<std::size_t>(std::ranges::count_if(table.rows, [&](const DocumentRow& row) {
    return std::ranges::all_of(numbers, [&](const std::string& key) { return has_number(table, row, key); });
  }));
}

void require_guide(const DocumentTable& table, const ChartGuide& guide, const std::string& field) {
  const auto row = std::ranges::find(table.rows, guide.row, &DocumentRow::key);
  require(row != table.rows.end(), field + ".row", "a row of the table '" + table.key + "'", guide.row);
  require_column(table, field + ".column", guide.column);
  require(has_number(table, *row, guide.column), field, "at a number of the table '" + table.key + "'",
          guide.row);
}

void require_chart(const TableIndex& tables, const Chart& chart, const std::string& field) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  require(chart.key.find_first_not_of(letters) == std::string::npos, field + ".key",
          "of letters, digits, '_' and '-'", chart.key);
  const auto table = tables.find(chart.table);
  require(table != tables.end(), field + ".table", "a table of the document", chart.table);
  const auto& along = require_column(*table->second, field + ".along", chart.along);
  if (chart.axis == ChartAxis::dates) {
    const auto at = static_cast<std::size_t>(&along - table->second->columns.data());
    for (const DocumentRow& row : table->second->rows) {
      const std::string& day = row.cells[at].shown.text;
      require(day.empty() || parse_date(day).has_value(), field + ".along", "dates such as 2025-10-06", day);
    }
  }
  std::size_t drawn = 0;
  std::optional<std::string> unit;
  for (std::size_t i = 0; i < chart.layers.size(); ++i)
    drawn +=
        require_layer(*table->second, chart, chart.layers[i], fmt::format("{}.layers[{}]", field, i), unit);
  require(drawn > 0, field + ".layers", "with something to draw", chart.key);
  for (std::size_t i = 0; i < chart.guides.size(); ++i)
    require_guide(*table->second, chart.guides[i], fmt::format("{}.guides[{}]", field, i));
}

}  // namespace

const Document& require_document(const Document& document) {
  require_keys("document.tables", document.tables);
  TableIndex tables;
  for (const DocumentTable& table : document.tables) tables.emplace(table.key, &table);
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    const DocumentTable& table = document.tables[i];
    const std::string field = fmt::format("document.tables[{}]", i);
    require_not_empty(field + ".columns", table.columns.size());
    require_keys(field + ".columns", table.columns);
    require_keys(field + ".rows", table.rows);
    for (std::size_t row = 0; row < table.rows.size(); ++row) require_row(tables, table, row, field);
  }
  require_keys("document.charts", document.charts);
  for (std::size_t i = 0; i < document.charts.size(); ++i)
    require_chart(tables, document.charts[i], fmt::format("document.charts[{}]", i));
  return document;
}

const std::string& unit_of(const DocumentTable& table, const DocumentRow& row, std::size_t column) {
  const std::string& own = row.cells.at(column).unit;
  return own.empty() ? table.columns.at(column).unit : own;
}

std::string_view standing_mark(const DocumentCell& cell) {
  if (!cell.standing || !cell.shown.is_number) return {};
  switch (*cell.standing) {
    case Standing::stated:
    case Standing::derived: return {};
    case Standing::assumed: return assumed_mark;
    case Standing::redacted: return redacted_mark;
  }
  refuse_enumerator(*cell.standing);
}

std::string_view column_mark(const DocumentTable& table, std::size_t column) {
  std::string_view mark;
  std::size_t numbers = 0;
  for (const DocumentRow& row : table.rows) {
    const DocumentCell& cell = row.cells.at(column);
    if (!cell.shown.number) continue;
    const std::string_view own = standing_mark(cell);
    if (numbers++ > 0 && own != mark) return {};
    mark = own;
  }
  return numbers > 1 ? mark : std::string_view{};
}

std::vector<std::string> meanings_of_marks(const DocumentTable& table) {
  const auto has = [&](std::string_view mark) {
    return std::ranges::any_of(table.rows, [&](const DocumentRow& row) {
      return std::ranges::any_of(row.cells, [&](const auto& cell) { return standing_mark(cell) == mark; });
    });
  };
  std::vector<std::string> meanings;
  if (has(assumed_mark)) meanings.push_back("* assumed: our choice.");
  if (has(redacted_mark)) meanings.push_back("† blacked out in the source: our choice.");
  return meanings;
}

std::optional<double> number_at(const Document& document, std::string_view table, std::string_view row,
                                std::string_view column) {
  const DocumentTable& where = found("table", document.tables, table);
  const DocumentRow& line = found("row", where.rows, row);
  const DocumentColumn& named = found("column", where.columns, column);
  return line.cells.at(static_cast<std::size_t>(&named - where.columns.data())).shown.number;
}

}  // namespace fairvalue
