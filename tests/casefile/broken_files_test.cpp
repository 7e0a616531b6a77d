#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include <fairvalue/casefile/actual_file.hpp>
#include <fairvalue/casefile/consensus_file.hpp>
#include <fairvalue/casefile/dividend_file.hpp>
#include <fairvalue/casefile/estimate_file.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/casefile/target_file.hpp>
#include <fairvalue/casefile/volume_file.hpp>

namespace broken_files_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// Broken files, one fault each. The messages were written from the rules, not copied from an output.

const std::string folder = FAIRVALUE_TEST_DATA "/../bad_input/data/";

const Currency usd{"USD"};
const VendorFrame frame{
    .quarter = {.year = 2025, .quarter = 2, .start = 2025y / 3 / 30, .end = 2025y / 6 / 28},
    .next_quarter = {.year = 2025, .quarter = 3, .start = 2025y / 6 / 29, .end = 2025y / 9 / 27},
    .year = {.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27},
    .next_year = {.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26},
    .as_of = 2025y / 6 / 19,
    .basis = EarningsBasis::non_gaap,
    .currency = usd};

using Reader = std::function<void(const CsvTable&)>;
const std::map<std::string, Reader> readers{
    {"estimates", [](const CsvTable& table) { estimates_from(table); }},
    {"prices", [](const CsvTable& table) { prices_from(table, {.currency = usd}); }},
    {"actuals", [](const CsvTable& table) { reported_eps_from(table); }},
    {"dividends", [](const CsvTable& table) { dividends_from(table, {.currency = usd}); }},
    {"dividend_yields", [](const CsvTable& table) { dividend_yields_from(table); }},
    {"volumes", [](const CsvTable& table) { volumes_from(table); }},
    {"targets", [](const CsvTable& table) { broker_targets_from(table); }},
    {"published", [](const CsvTable& table) { published_targets_from(table, usd); }},
    {"summary", [](const CsvTable& table) { analyst_price_targets_from(table); }},
    {"estimate_frame", [](const CsvTable& table) { earnings_estimate_from(table, frame); }},
    {"trend_frame", [](const CsvTable& table) { eps_trend_from(table, frame); }},
    {"revisions_frame", [](const CsvTable& table) { eps_revisions_from(table, frame); }}};

struct Broken {
  const char* file;
  const char* reader;
  const char* message;  ///< after the file's path
};

const Broken broken_files[] = {
    {"estimates_thousands.csv", "estimates", ":2:32: value: must be a number, got '40,100'"},
    {"estimates_decimal_comma.csv", "estimates", ":3:28: value: must be a number, got '5,79'"},
    {"estimates_semicolons.csv", "estimates",
     ":1:1: header: must be separated by ',' (looks like ';': pass the separator, or begin the file with "
     "sep=;), got 'broker;period;period_end;measure;value;basis;currency;publis...'"},
    {"estimates_blank_value.csv", "estimates", ":2:28: value: must be given, got none"},
    {"estimates_period_without_fy.csv", "estimates",
     ":2:6: period: must be a fiscal period such as FY2026, FY2026Q2 or FY2026H1, got '2026'"},
    {"estimates_fifth_quarter.csv", "estimates",
     ":3:5: period: must be a fiscal period such as FY2026, FY2026Q2 or FY2026H1, got 'FY2026Q5'"},
    {"estimates_period_too_long.csv", "estimates",
     ":2:13: period_end: must be 1 to 370 days after the start 2025-01-01, got '2026-12-26'"},
    {"estimates_known_before_published.csv", "estimates",
     ":2:57: known_at: must be on or after its publication 2025-06-13, got '2025-06-12'"},
    {"estimates_negative_revenue.csv", "estimates", ":2:32: value: must be >= 0, got '-1'"},
    {"estimates_measure.csv", "estimates",
     ":2:24: measure: must be eps, revenue, ebitda, net_income or free_cash_flow (nearest 'eps'), got 'EPS'"},
    {"estimates_basis.csv", "estimates", ":2:33: basis: must be gaap or non_gaap, got 'adjusted'"},
    {"estimates_currency.csv", "estimates",
     ":2:42: currency: must be three capital letters such as USD, got 'usd'"},
    {"estimates_two_tickers.csv", "estimates",
     ":3:1: ticker: must be AMD like the others (take the rows of each ticker), got 'NVDA'"},
    {"estimates_no_such_day.csv", "estimates",
     ":2:46: published: must be a date YYYY-MM-DD, got '2025-02-30'"},
    {"estimates_american_date.csv", "estimates",
     ":2:46: published: must be a date YYYY-MM-DD, got '06/13/2025'"},
    {"estimates_column_missing.csv", "estimates",
     ":1:1: broker: must be a column (nearest 'brokers'), got none"},
    {"estimates_columns_missing.csv", "estimates",
     ":1:1: period_end, broker, basis, currency, published: must be columns, got "
     "'brokers,period,measure,value'"},
    {"estimates_without_rows.csv", "estimates", ":2:1: must be at least one estimate, got none"},
    {"estimates_windows_1252.csv", "estimates",
     ":3:2: must be UTF-8 text (saved as \"CSV UTF-8\"), got '\\xf6'"},
    {"estimates_escape_sequence.csv", "estimates",
     ":2:5: must be text without control characters, got '\\x1b'"},
    {"estimates_beyond_reason.csv", "estimates", ":2:28: value: must be at most 1e+24 in size, got '1e300'"},
    {"estimates_nan.csv", "estimates", ":2:28: value: must be a number, got 'nan'"},
    {"prices_adj_close_alone.csv", "prices",
     ":1:1: close: must be a column beside 'Adj Close', in which dividends are added back, got none"},
    {"prices_close_adjusted.csv", "prices",
     ":2:41: Dividends: must be 0 in a file without Adj Close, whose Close has dividends added back "
     "(auto_adjust=False), got '0.01'"},
    {"prices_as_traded.csv", "prices",
     ":3:12: close: must be adjusted, as the terms say, across the split of 4 for 1 (the close before it is "
     "751.19), got '186.12'"},
    {"prices_intraday.csv", "prices",
     ":2:1: Date: must be a date YYYY-MM-DD, at midnight if it has a time (one row a day), got "
     "'2025-06-18 09:30:00-04:00'"},
    {"prices_out_of_order.csv", "prices",
     ":4:1: date: must be after 2025-06-18 like the rows so far, got '2025-06-17'"},
    {"prices_repeated_day.csv", "prices",
     ":3:1: date: must be before 2025-06-17 like the rows so far, got '2025-06-17'"},
    {"prices_zero.csv", "prices", ":2:12: close: must be > 0, got '0'"},
    {"prices_high_below_close.csv", "prices", ":2:16: high: must be >= the close (100), got '99'"},
    {"prices_high_missing.csv", "prices", ":3:16: high: must be given, got none"},
    {"prices_three_header_lines.csv", "prices",
     ":2:1: header: must be of one line (yf.download: multi_level_index=False), got 'Ticker'"},
    {"prices_dollar_sign.csv", "prices", ":2:12: close: must be a number, got '$126.79'"},
    {"prices_two_closes.csv", "prices",
     ":1:1: Close: must be left out beside 'close', which is the same, got 'Close'"},
    {"prices_without_closes.csv", "prices", ":2:12: close: must be given in at least one row, got none"},
    {"prices_negative_split.csv", "prices", ":2:14: split_ratio: must be >= 0, got '-4'"},
    {"prices_cut_off.csv", "prices", ":3:1: row: must be 3 cells like the header, got '1'"},
    {"prices_pence_and_pounds.csv", "prices",
     ":3:12: close: must be less than 50 times the close before it, 609.6, and more than a 50th (two units "
     "in one "
     "file, or a split left out?), got '5.854'"},
    {"prices_in_pence.csv", "prices", ":2:18: currency: must be USD as in the terms, got 'GBp'"},
    {"dividends_negative.csv", "dividends", ":2:12: amount: must be >= 0, got '-0.25'"},
    {"dividends_decimal_comma.csv", "dividends", ":3:12: amount: must be a number, got '0,25'"},
    {"dividends_twice_a_day.csv", "dividends",
     ":3:1: date: must be after 2025-03-14 like the rows so far, got '2025-03-14'"},
    {"dividends_out_of_order.csv", "dividends",
     ":4:1: date: must be after 2025-09-12 like the rows so far, got '2025-06-13'"},
    {"dividends_in_pence.csv", "dividends", ":2:17: currency: must be USD as in the terms, got 'GBp'"},
    {"dividends_without_amount.csv", "dividends",
     ":1:1: amount: must be a column (nearest 'amounts'), got none"},
    {"dividends_american_date.csv", "dividends",
     ":2:1: date: must be a date YYYY-MM-DD, at midnight if it has a time (one row a day), got '03/14/2025'"},
    {"dividends_dollar_sign.csv", "dividends", ":2:12: amount: must be a number, got '$0.25'"},
    {"dividend_yields_percent.csv", "dividend_yields",
     ":2:12: dividend_yield: must be between 0 and 0.5 (a decimal: 0.025 for 2.5 %), got '2.5'"},
    {"dividend_yields_blank.csv", "dividend_yields", ":2:1: must be at least one dividend yield, got none"},
    {"dividend_yields_unit.csv", "dividend_yields",
     ":1:1: dividend_yield: must be a column, either dividend_yield (decimal) or dividend_yield_percent, got "
     "none"},
    {"actuals_reported_early.csv", "actuals",
     ":2:39: reported: must be after the period's end 2025-03-29, got '2025-03-29'"},
    {"actuals_full_year.csv", "actuals", ":2:1: period: must be a quarter or a half, got 'FY2024'"},
    {"actuals_long_quarter.csv", "actuals",
     ":2:10: period_end: must be 69 to 119 days after the start 2024-03-31, got '2025-03-29'"},
    {"volumes_fall.csv", "volumes",
     ":3:12: delivered_gw: must be at least the 1 of 2026-12-31: volumes are cumulated, got '0.5'"},
    {"volumes_measure.csv", "volumes",
     ":1:1: volume: must be a column delivered_gw, purchased_gw, deployed_gw or paid, got none"},
    {"volumes_unit.csv", "volumes", ":2:12: delivered_gw: must be a number, got '1 GW'"},
    {"volumes_out_of_order.csv", "volumes",
     ":3:1: date: must be after the row before, 2026-12-31, got '2026-06-30'"},
    {"targets_zero_multiple.csv", "targets", ":2:10: multiple: must be > 0, got '0'"},
    {"targets_of_a_quarter.csv", "targets",
     ":2:13: period: must be a full year of 364 to 371 days, got 'FY2026Q4 of 91 days'"},
    {"targets_hold_too_early.csv", "targets",
     ":2:55: holds_on: must be after it was published on 2025-06-13, got '2025-06-12'"},
    {"published_two_currencies.csv", "published", ":3:20: currency: must be USD like the others, got 'CAD'"},
    {"published_two_symbols.csv", "published", ":3:24: symbol: must be AMD like the others, got 'NVDA'"},
    {"published_zero_target.csv", "published", ":2:17: price_target: must be > 0, got '0'"},
    {"published_without_firm.csv", "published", ":2:12: analyst_firm: must be given, got none"},
    {"summary_mean_above_high.csv", "summary", ":2:12: mean: must be <= high (200), got '210'"},
    {"summary_two_rows.csv", "summary", ":2:1: must be one row, got '2'"},
    {"summary_as_pairs.csv", "summary",
     ":1:1: header: must be current, low, high, mean and median, got 'key'"},
    {"frame_unknown_period.csv", "estimate_frame", ":2:1: period: must be 0q, +1q, 0y or +1y, got '+5y'"},
    {"frame_period_twice.csv", "estimate_frame", ":3:1: period: must be unique, got '0y'"},
    {"frame_other_currency.csv", "estimate_frame", ":2:9: currency: must be USD like the frame, got 'CNY'"},
    {"frame_other_basis.csv", "estimate_frame",
     ":2:9: methodology: must be normalized like the frame (non-GAAP), got 'gaap'"},
    {"frame_mean_below_low.csv", "estimate_frame", ":2:4: avg: must be >= low (4), got '3.94'"},
    {"frame_half_an_analyst.csv", "estimate_frame",
     ":2:9: numberOfAnalysts: must be a whole number from 0 to 1000000, got '29.5'"},
    {"revisions_without_cuts.csv", "revisions_frame",
     ":1:1: downLast30days: must be a column (nearest 'upLast30days'), got none"},
    {"trend_without_current.csv", "trend_frame",
     ":1:1: current: must be a column (nearest 'period'), got none"},
};

std::string refusal(const std::string& path, const Reader& read) {
  try {
    read(read_csv(path));
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/broken_files") {
  TEST_CASE("each broken file is refused with its place and its rule") {
    for (const auto& [row_file, reader, message] : broken_files) {
      const auto& file = row_file;
      CAPTURE(file);
      const std::string text = refusal(folder + file, readers.at(reader));
      CHECK(text == folder + file + message);
      CHECK(text.find('\n') == std::string::npos);
    }
  }
  TEST_CASE("a table without columns is refused by every reader") {
    for (const auto& [row_name, read] : readers) {
      const auto& name = row_name;
      CAPTURE(name);
      CHECK_THROWS_AS(read(CsvTable{}), ParseError);
    }
  }

  TEST_CASE("the page of errors lists every broken file with its message") {
    std::ifstream file{FAIRVALUE_TEST_DATA "/../../docs/reference/errors.md"};
    std::stringstream page;
    page << file.rdbuf();
    for (const Broken& broken : broken_files) {
      CAPTURE(broken.file);
      CHECK(page.str().find(std::string{broken.file} + broken.message) != std::string::npos);
    }
  }
}

}  // namespace broken_files_test
