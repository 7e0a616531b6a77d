#include <fairvalue/book/book_row.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/error.hpp>

#include "book_samples.hpp"
#include "support/enumerators.hpp"

namespace book_row_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

const BookRow full{
    .shock = "down",
    .name = "Example, Inc.",
    .currency = "USD",
    .as_of = "2025-01-01",
    .price = 0.1,
    .value_a_share = 1.0 / 3.0,
    .deals_net_value = -0.0,
    .warrants = 35.6e9,
    .error = 1e6,
    .method = RowMethod::both,
    .paths = 4096,
    .standing = Standing::redacted,
    .each = {{.name = "a", .value = 1.5, .error = 0.5, .method = RowMethod::simulation, .paths = 4096},
             {.name = "b", .reason = "needs a simulation"}},
    .doubts = {"one", "two"},
    .failure = "=cmd"};

TEST_SUITE("book/book_row") {
  TEST_CASE("methods and statuses have their names") {
    check_names<RowMethod>();
    check_names<RowStatus>();
  }
  TEST_CASE("rows come back from their bytes as they were") {
    const std::vector<BookRow> rows{full, {}, failed_row("broken")};
    CHECK(detail::rows_from(detail::bytes_of(rows)) == rows);
    const std::string bytes = detail::bytes_of(rows);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
      CHECK_THROWS_AS(detail::rows_from(std::string_view{bytes}.substr(0, cut)), Error);
    CHECK_THROWS_AS(detail::rows_from(bytes + "x"), Error);
  }
  TEST_CASE("a line has a cell for each column and text that no spreadsheet runs") {
    const CsvTable table = parse_csv(row_header() + csv_line({3, "a,b.toml"}, full, -2.5), "rows");
    CHECK(table.required_text(0, "case") == "a,b.toml");
    CHECK(table.required_text(0, "name") == "Example, Inc.");
    CHECK(table.number(0, "position") == 3.0);
    CHECK(table.number(0, "value_a_share") == 1.0 / 3.0);
    CHECK(table.required_text(0, "deals_net_value") == "0");
    CHECK(table.number(0, "change") == -2.5);
    CHECK(table.required_text(0, "standing") == "redacted");
    CHECK(table.required_text(0, "doubts") == "one; two");
    CHECK(table.required_text(0, "failure") == "'=cmd");
  }
  TEST_CASE("what is missing is an empty cell and null") {
    const CsvTable table =
        parse_csv(row_header() + csv_line({1, "a.toml"}, failed_row("broken"), {}), "rows");
    for (const char* column : {"price", "value_a_share", "warrants", "error", "change"})
      CHECK_FALSE(table.number(0, column));
    const std::string line = json_line({1, "a.toml"}, failed_row("say \"no\""), {});
    CHECK(line.find("\"warrants\":null,\"error\":null,\"change\":null") != std::string::npos);
    CHECK(line.ends_with("\"doubts\":[],\"failure\":\"say \\\"no\\\"\"}\n"));
  }
  TEST_CASE("a row states what the file states and the weakest standing") {
    const BookRow row = row_of(read_case_text(call_case, "call.toml"), few_paths());
    CHECK(row.failure == "");
    CHECK(row.name == "call");
    CHECK(row.currency == "USD");
    CHECK(row.as_of == "2025-01-01");
    CHECK(row.price == 120.0);
    CHECK(row.method == RowMethod::formula);
    CHECK_FALSE(row.error);
    CHECK_FALSE(row.value_a_share);
    CHECK(row.standing == Standing::assumed);
    REQUIRE(row.each.size() == 1);
    CHECK(row.each[0].value == row.warrants);
    CHECK(row.status() == RowStatus::valued);
  }
  TEST_CASE("a row says which reading of a clause it took") {
    const std::string text = call_case +
                             "readings = [{ reading = \"low\", strike = 90 }, "
                             "{ reading = \"high\", strike = 110 }]\n";
    const BookRow row = row_of(read_case_text(text, "call.toml"), few_paths());
    REQUIRE_FALSE(row.doubts.empty());
    CHECK(row.doubts.front().find("has 2 readings, taken as number 0: \"low\"") != std::string::npos);
  }
  TEST_CASE("a company is valued with its deals") {
    const BookRow row = row_of(read_case_text(new_case_text({}), "new.toml"), few_paths());
    CHECK(row.failure == "");
    CHECK(row.value_a_share);
    CHECK(row.deals_net_value);
    CHECK(row.warrants);
  }
  TEST_CASE("a file with nothing to value and a warrant without a market say so") {
    const std::string company = "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n";
    const BookRow idle = row_of(read_case_text(company, "a.toml"));  // as a case of targets alone
    CHECK(idle.status() == RowStatus::nothing_to_value);
    CHECK(idle.failure == "");
    CHECK(csv_line({1, "a.toml"}, idle, {}).starts_with("1,a.toml,,A,nothing_to_value,USD,"));
    CHECK(json_line({1, "a.toml"}, idle, {}).find("\"status\":\"nothing_to_value\"") != std::string::npos);
    std::string text = call_case;
    text.erase(text.find("[market]"), text.find("[[award]]") - text.find("[market]"));
    const BookRow row = row_of(read_case_text(text, "a.toml"));
    CHECK(row.failure == "plain: call: table market is missing; a warrant's value needs it");
    CHECK(row.status() == RowStatus::failed);
    CHECK_FALSE(row.warrants);
  }
}
}  // namespace book_row_test
