#include <fairvalue/book/book_summary.hpp>

#include <doctest/doctest.h>

#include "book_samples.hpp"

namespace book_summary_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// The summary of a book, and all its rows.
struct Summed {
  BookSummary summary{};
  std::vector<BookRow> rows{};

  explicit Summed(const BookRequest& request) {
    Journal journal{""};
    const BookResult result = run_book(request, journal, on_threads(1));
    summary = summary_of(request, journal, result);
    visit_rows(request, journal, result, [&](const RowPlace&, const std::vector<BookRow>& some) {
      rows.insert(rows.end(), some.begin(), some.end());
    });
  }
};

TEST_SUITE("book/book_summary") {
  TEST_CASE("totals are the sums of the rows") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    folder.write("b.toml", average_case());
    const Summed book{
        {.inputs = {folder.path()}, .shocks = parse_shocks({"market.price=+10%"}), .pricing = few_paths()}};
    const BookSummary& summary = book.summary;
    CHECK(summary.positions == 2);
    CHECK(summary.rows == 4);
    CHECK(summary.failed_rows == 0);
    CHECK(summary.chosen_rows == 4);
    REQUIRE(summary.totals.size() == 2);
    CHECK(summary.totals[0].warrants == *book.rows[0].warrants + *book.rows[2].warrants);
    CHECK(summary.totals[0].error == *book.rows[2].error);
    CHECK_FALSE(summary.totals[0].change.has_value());  // nothing to compare with
    CHECK(summary.totals[1].shock == "market.price=+10%");
    CHECK(*summary.totals[1].change ==
          doctest::Approx(*summary.totals[1].warrants - *summary.totals[0].warrants));
  }
  TEST_CASE("the largest moves come first and are few") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    std::string csv = "case,award[0].warrant.strike\n";
    for (int i = 0; i < 700; ++i) csv += "a.toml," + std::to_string(50 + (i * 37) % 700) + "\n";
    const Summed book{{.inputs = {folder.write("book.csv", csv)},
                       .shocks = parse_shocks({"market.price=+10%"}),
                       .pricing = few_paths()}};
    REQUIRE(book.summary.moves.size() == most_moves);
    // A call's delta falls with its strike, so the ten lowest strikes move most, 50 first.
    for (std::size_t i = 0; i < most_moves; ++i) {
      const auto row = static_cast<int>(book.summary.moves[i].position) - 1;
      CHECK(50 + (row * 37) % 700 == 50 + static_cast<int>(i));
    }
  }
  TEST_CASE("currencies are not added and moves across them are relative") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    std::string euro = call_case;
    euro.replace(euro.find("\"USD\""), 5, "\"EUR\"");
    euro.replace(euro.find("120 USD"), 7, "80 EUR");
    folder.write("b.toml", euro);
    const Summed book{
        {.inputs = {folder.path()}, .shocks = parse_shocks({"market.price=+10%"}), .pricing = few_paths()}};
    REQUIRE(book.summary.totals.size() == 4);
    CHECK(book.summary.totals[0].currency == "EUR");
    CHECK(book.summary.totals[2].currency == "USD");
    REQUIRE(book.summary.moves.size() == 2);
    CHECK(book.summary.moves[0].currency == "EUR");  // further from the money: more elastic
    CHECK(book.summary.moves[0].change < book.summary.moves[1].change);
  }
  TEST_CASE("failures are counted by position and by row and the first are named") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    std::string csv = "case\na.toml\n";
    for (int i = 0; i < 30; ++i) csv += "none.toml\n";
    const Summed book{{.inputs = {folder.write("book.csv", csv)}, .pricing = few_paths()}};
    CHECK(book.summary.positions == 31);
    CHECK(book.summary.failed_positions == 30);
    CHECK(book.summary.failed_rows == 30);
    REQUIRE(book.summary.failures.size() == most_failures);
    CHECK(book.summary.failures[0].position == 2);
    CHECK(book.summary.failures[0].reason == folder.at("book.csv") + ":3: " + folder.at("none.toml") +
                                                 ": cannot be read: there is no such file");
    REQUIRE(book.summary.totals.size() == 2);
    CHECK(book.summary.totals[0].positions == 1);
    CHECK(book.summary.totals[1].currency == "");  // no case was read
    CHECK(book.summary.totals[1].positions == 30);
    CHECK(book.summary.totals[1].failed == 30);
    CHECK_FALSE(book.summary.totals[1].warrants.has_value());
    CHECK(book.summary.chosen_rows == 1);
  }
  TEST_CASE("a shock that cannot be read counts with the currency of its case") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    const Summed book{{.inputs = {folder.path()},
                       .shocks = parse_shocks({"market.price=+10%", "bad: market.price=-200"}),
                       .pricing = few_paths()}};
    REQUIRE(book.summary.totals.size() == 3);
    CHECK(book.summary.totals[2].currency == "USD");
    CHECK(book.summary.totals[2].shock == "bad");
    CHECK(book.summary.totals[2].positions == 1);
    CHECK(book.summary.totals[2].failed == 1);
  }
  TEST_CASE("a case with targets alone has not failed and is named") {
    const BookFolder folder;
    folder.write("a.toml", call_case);
    folder.write("b.toml", "schema = 1\n[company]\nname = \"Targets\"\ncurrency = \"USD\"\n");
    const Summed book{{.inputs = {folder.path()}, .pricing = few_paths()}};
    CHECK(book.summary.failed_positions == 0);
    CHECK(book.summary.idle_positions == 1);
    REQUIRE(book.summary.idle.size() == 1);
    CHECK(book.summary.idle[0].position == 2);
    CHECK(book.summary.idle[0].name == "Targets");
    CHECK(book.summary.totals.at(0).nothing_to_value == 1);
  }
}
}  // namespace book_summary_test
