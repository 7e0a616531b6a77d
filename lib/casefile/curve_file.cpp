#include <fairvalue/casefile/curve_file.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/csv_scan.hpp"

namespace fairvalue {
namespace {

constexpr const char* tenor_rule = "a tenor such as 6 Mo, 10 Yr, 3M, 10Y";

/// A number > 0 and at most 1200 (months of a hundred years), or none.
std::optional<double> positive_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && value > 0.0 && value <= 1200.0 ? std::optional{value} : std::nullopt;
}

/// "6 Mo", "1.5 Month", "10 Yr", "3M", "10Y"; a bare number is in years if `bare_years`.
std::optional<Years> tenor_of(std::string_view text, bool bare_years) {
  text = detail::trimmed(text);
  const std::size_t unit_at = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto count = positive_number(text.substr(0, unit_at));
  const std::string_view unit = detail::trimmed(text.substr(unit_at));
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), unit) != names.end();
  };
  if (!count) return std::nullopt;
  if (is({"Mo", "Month", "Months", "M"})) return Years{*count / 12.0};
  if (is({"Yr", "Year", "Years", "Y"}) || (unit.empty() && bare_years)) {
    return *count <= 100.0 ? std::optional{Years{*count}} : std::nullopt;
  }
  return std::nullopt;
}

/// The Treasury's MM/DD/YYYY as a date, or YYYY-MM-DD.
std::optional<Date> curve_day(std::string_view text) {
  text = detail::trimmed(text);
  const bool is_american = text.size() == 10 && text[2] == '/' && text[5] == '/';
  if (!is_american) return parse_date(text);
  return parse_date(fmt::format("{}-{}-{}", text.substr(6), text.substr(0, 2), text.substr(3, 2)));
}

void require_curve_column(const CsvTable& table, const char* column) {
  if (!table.has_column(column)) throw ParseError({table.file(), 1, 1}, column, "a column", "");
}

struct YieldRange {
  double low;
  double high;
  double unit;  // of 1 in the file
  const char* rule;
};
constexpr YieldRange in_percent{-10.0, 50.0, 0.01, "between -10 and 50 (percent: 4.25 for 4.25 %)"};
constexpr YieldRange as_decimal{-0.1, 0.5, 1.0, "between -0.1 and 0.5 (a decimal: 0.0425 for 4.25 %)"};

double yield_within(const YieldRange& range, double number, const CsvTable& table, std::size_t row,
                    const std::string& column) {
  if (range.low <= number && number <= range.high) return number * range.unit;
  throw ParseError(table.position(row, column), column, range.rule, table.required_text(row, column));
}

// --- the Treasury's table ---

struct TenorColumn {
  std::string name;
  Years tenor;
};

std::vector<TenorColumn> tenor_columns(const CsvTable& table) {
  std::vector<TenorColumn> columns;
  for (const auto& name : table.columns()) {
    if (name == "Date") continue;
    const auto tenor = tenor_of(name, false);
    if (!tenor) throw ParseError({table.file(), 1, 1}, "column name", tenor_rule, name);
    columns.push_back({name, *tenor});
  }
  std::sort(columns.begin(), columns.end(),
            [](const TenorColumn& a, const TenorColumn& b) { return a.tenor < b.tenor; });
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].tenor > columns[i - 1].tenor) continue;
    throw ParseError({table.file(), 1, 1}, "column name", "another tenor than '" + columns[i - 1].name + "'",
                     columns[i].name);
  }
  return columns;
}

Date day_of(const CsvTable& table, std::size_t row) {
  const std::string text = table.required_text(row, "Date");
  if (const auto date = curve_day(text)) return *date;
  throw ParseError(table.position(row, "Date"), "Date", "a date MM/DD/YYYY or YYYY-MM-DD", text);
}

std::vector<TenorYield> yields_in(const CsvTable& table, std::size_t row,
                                  const std::vector<TenorColumn>& columns) {
  std::vector<TenorYield> yields;
  for (const auto& [name, tenor] : columns) {
    const auto text = table.text(row, name);
    if (!text || *text == "N/A") continue;
    yields.push_back({tenor, yield_within(in_percent, table.required_number(row, name), table, row, name)});
  }
  return yields;
}

// --- one tenor a row ---

/// The one of the two columns that the table has.
std::string rate_column(const CsvTable& table) {
  const bool decimal = table.has_column("rate");
  const bool percent = table.has_column("rate_percent");
  if (decimal != percent) return decimal ? "rate" : "rate_percent";
  throw ParseError({table.file(), 1, 1}, "rate", "a column, either rate (decimal) or rate_percent",
                   decimal ? "both" : "");
}

Years tenor_at(const CsvTable& table, std::size_t row) {
  const std::string text = table.required_text(row, "tenor");
  if (const auto tenor = tenor_of(text, true)) return *tenor;
  throw ParseError(table.position(row, "tenor"), "tenor", fmt::format("{} or years such as 0.5", tenor_rule),
                   text);
}

}  // namespace

CurveQuotes treasury_yields_from(const CsvTable& table, Date as_of) {
  require_date("as_of", as_of);
  require_curve_column(table, "Date");
  const auto columns = tenor_columns(table);
  std::set<Date> days;
  CurveQuotes latest{as_of, {}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Date day = day_of(table, row);
    if (!days.insert(day).second) {
      throw ParseError(table.position(row, "Date"), "Date", "another day than before", to_string(day));
    }
    auto yields = yields_in(table, row, columns);
    const bool is_later = latest.yields.empty() || day > latest.as_of;
    if (!yields.empty() && day <= as_of && is_later) latest = {day, std::move(yields)};
  }
  if (!latest.yields.empty()) return latest;
  throw ParseError({table.file(), 2, 1}, "", "a day with yields on or before " + to_string(as_of), "");
}

CurveQuotes tenor_rates_from(const CsvTable& table, Date as_of) {
  require_date("as_of", as_of);
  require_curve_column(table, "tenor");
  const std::string column = rate_column(table);
  const YieldRange& range = column == "rate" ? as_decimal : in_percent;
  if (table.rows() == 0) throw ParseError({table.file(), 2, 1}, "", "at least one tenor", "");
  std::set<double> tenors;
  CurveQuotes quotes{as_of, {}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Years tenor = tenor_at(table, row);
    if (!tenors.insert(tenor.value).second) {
      throw ParseError(table.position(row, "tenor"), "tenor", "unique", table.required_text(row, "tenor"));
    }
    quotes.yields.push_back(
        {tenor, yield_within(range, table.required_number(row, column), table, row, column)});
  }
  std::sort(quotes.yields.begin(), quotes.yields.end(),
            [](const TenorYield& a, const TenorYield& b) { return a.tenor < b.tenor; });
  return quotes;
}

}  // namespace fairvalue
