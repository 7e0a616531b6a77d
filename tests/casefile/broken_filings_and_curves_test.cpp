#include <doctest/doctest.h>

#include <fairvalue/casefile/company_facts.hpp>
#include <fairvalue/casefile/curve_file.hpp>

namespace broken_filings_and_curves_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const std::string folder = FAIRVALUE_TEST_DATA "/../bad_input/data/";

/// What reading the file says, without the folder.
template <class Read>
std::string refusal(const char* file, Read read) {
  try {
    read(folder + file);
  } catch (const ParseError& error) {
    return std::string{error.what()}.substr(folder.size());
  }
  return "accepted";
}

TEST_SUITE("casefile/broken_filings_and_curves") {
  TEST_CASE("each broken file of facts is refused with its place and rule") {
    struct Row {
      const char* file;
      const char* says;
    };
    for (const auto& [row_file, says] : {
             Row{"facts_page.json", ":1:1: must be valid JSON, got '<'"},
             Row{"facts_cut.json", ":2:1: must be valid JSON, got none"},
             Row{"facts_missing.json", ": facts: must be given, got none"},
             Row{"facts_text_value.json", "USD[0].val: must be a number, got '1,234'"},
             Row{"facts_american_date.json", "USD[0].end: must be a date YYYY-MM-DD, got '12/31/2023'"},
             Row{"facts_turned_round.json",
                 "USD[0].start: must be on or before end, 2023-12-31, got '2024-01-01'"},
             Row{"facts_not_filed.json", "USD[0].filed: must be given, got none"},
             Row{"facts_nan.json", ": must be valid JSON, got '\"val\": N'"},
         }) {
      const auto& file = row_file;
      CAPTURE(file);
      const std::string message = refusal(file, [](const std::string& path) { read_company_facts(path); });
      CHECK(message.starts_with(std::string{file} + ":"));
      CAPTURE(message);
      CHECK(message.ends_with(says));
    }
  }
  TEST_CASE("each broken file of yields is refused with its place and rule") {
    struct Row {
      const char* file;
      const char* says;
    };
    for (const auto& [row_file, says] : {
             Row{"curve_decimal_comma.csv", ":2:17: 1 Yr: must be a number, got '5,22'"},
             Row{"curve_basis_points.csv",
                 ":2:17: 1 Yr: must be between -10 and 50 (percent: 4.25 for 4.25 %), got '522'"},
             Row{"curve_semicolons.csv",
                 ":1:1: header: must be separated by ',' (looks like ';': pass the separator, or begin the "
                 "file with "
                 "sep=;), got 'Date;1 Mo;1 Yr'"},
             Row{"curve_german_date.csv",
                 ":2:1: Date: must be a date MM/DD/YYYY or YYYY-MM-DD, got '01.06.2023'"},
             Row{"curve_short_row.csv", ":2:1: row: must be 3 cells like the header, got '2'"},
         }) {
      const auto& file = row_file;
      CAPTURE(file);
      CHECK(refusal(file, [](const std::string& path) {
              treasury_yields_from(read_csv(path), 2023y / 6 / 30);
            }) == std::string{file} + says);
    }
    for (const auto& [row_file, says] : {
             Row{"curve_percent_as_decimal.csv",
                 ":2:4: rate: must be between -0.1 and 0.5 (a decimal: 0.0425 for 4.25 %), got '4.25'"},
             Row{"curve_overnight.csv",
                 ":2:1: tenor: must be a tenor such as 6 Mo, 10 Yr, 3M, 10Y or years such as 0.5, got 'ON'"},
             Row{"curve_tenor_twice.csv", ":3:1: tenor: must be unique, got '12M'"},
         }) {
      const auto& file = row_file;
      CAPTURE(file);
      CHECK(refusal(file, [](const std::string& path) {
              tenor_rates_from(read_csv(path), 2023y / 6 / 30);
            }) == std::string{file} + says);
    }
  }
}

}  // namespace broken_filings_and_curves_test
