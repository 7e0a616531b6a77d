#include <doctest/doctest.h>

#include <fairvalue/casefile/parse_error.hpp>

#include "reproduce_figures/listing.hpp"
#include "reproduce_figures/verdict.hpp"

using namespace figures;

namespace {

const Ledger& ledger = embedded_ledger();
const Rows rows;

constexpr const char* header =
    "id,article,subject,statement,kind,stated,claim_low,claim_high,loose_low,loose_high,unit,period,formula,"
    "inputs,recomputed,verdict,capability,note\n";

LedgerRow claimed(std::optional<double> low, std::optional<double> high, std::optional<double> loose_low,
                  std::optional<double> loose_high) {
  LedgerRow row = ledger.row("A0-39");
  row.claims = {{low, high, loose_low, loose_high}};
  return row;
}

TEST_SUITE("examples/reproduce_figures") {
  TEST_CASE("article A0 has 67 derived rows and each is reproduced") {
    const auto results = reproduce_all(ledger, rows, "A0");
    CHECK(results.size() == 67);
    CHECK(derived_rows(ledger, "A0") == 67);
    for (const Reproduction& result : results) {
      CAPTURE(result.row->id);
      CAPTURE(result.failure);
      CHECK(result.holds());
    }
  }
  TEST_CASE("article A1 has 53 derived rows and each is reproduced") {
    const auto results = reproduce_all(ledger, rows, "A1");
    CHECK(results.size() == 53);
    CHECK(derived_rows(ledger, "A1") == 53);
    for (const Reproduction& result : results) {
      CAPTURE(result.row->id);
      CAPTURE(result.failure);
      CHECK(result.holds());
    }
  }
  TEST_CASE("of the rows that combine articles 18 need no others and each is reproduced") {
    const auto results = reproduce_all(ledger, rows, "AX");
    CHECK(results.size() == 18);
    for (const Reproduction& result : results) {
      CAPTURE(result.row->id);
      CAPTURE(result.failure);
      CHECK(result.holds());
    }
  }
  TEST_CASE("no derived row of a complete article is missing") {
    CHECK(complete_articles().front() == "A0");
    CHECK(missing_rows(ledger, rows, "").empty());
    const std::string extra = "A0-999,A0,,a figure nobody computes,DERIVED,,,,,,x,,,,,implied,,\n";
    const Ledger longer{std::string(header) + extra, "id,value\nA0-999,1\n"};
    CHECK(missing_rows(longer, rows, "A0") == std::vector<std::string>{"A0-999"});
    CHECK(missing_rows(longer, rows, "AX").empty());
  }
  TEST_CASE("each verdict is that of the ledger") {
    for (const Reproduction& result : reproduce_all(ledger, rows, "")) {
      CAPTURE(result.row->id);
      CHECK(result.verdict == result.row->verdict);
    }
  }
  TEST_CASE("each row reads the inputs the ledger lists and no others") {
    for (const Reproduction& result : reproduce_all(ledger, rows, "")) {
      CAPTURE(result.row->id);
      CHECK(result.read == std::set<std::string>{result.row->inputs.begin(), result.row->inputs.end()});
    }
  }
  TEST_CASE("a row whose value is off by more than a billionth misses") {
    Reproduction result = reproduce(ledger, rows, *rows.find("A0-109"));
    REQUIRE(result.holds());
    result.computed[0] *= 1 + 2e-9;
    CHECK_FALSE(result.holds());
    result.computed.clear();
    CHECK_FALSE(result.holds());
    CHECK(summary("A0", {result}, 67).find("A0-109 misses") != std::string::npos);
  }
  TEST_CASE("a value at zero may be off by 1e-12") {
    Reproduction result = reproduce(ledger, rows, *rows.find("A0-109"));
    result.expected = {0.0};
    result.computed = {0.9e-12};
    CHECK(result.holds());
    result.computed = {1.1e-12};
    CHECK_FALSE(result.holds());
  }
  TEST_CASE("the claim decides the verdict and its ends belong to it") {
    const LedgerRow row = claimed(46.5, 47.5, 45.0, 49.0);
    CHECK(verdict(row, {47.0}) == "agrees");
    CHECK(verdict(row, {46.5}) == "agrees");
    CHECK(verdict(row, {47.5001}) == "loose");
    CHECK(verdict(row, {45.0}) == "loose");
    CHECK(verdict(row, {49.1}) == "disagrees");
    CHECK(verdict(claimed({}, {}, {}, {}), {47.0}) == "implied");
    CHECK(verdict(claimed(46.5, {}, 45.0, {}), {1000.0}) == "agrees");
  }
  TEST_CASE("several values each have their claim and one without is not judged") {
    LedgerRow row = claimed(1.0, 2.0, 1.0, 3.0);
    row.claims.push_back({});
    CHECK(verdict(row, {1.5, 1e9}) == "agrees");
    row.claims[1] = {5.0, 6.0, 5.0, 6.0};
    CHECK(verdict(row, {1.5, 5.5}) == "agrees");
    CHECK(verdict(row, {2.5, 5.5}) == "loose");
    CHECK(verdict(row, {1.5, 7.0}) == "disagrees");
  }
  TEST_CASE("facts refuse another unit and another number of values and an unknown id") {
    Facts facts{ledger, rows};
    CHECK_THROWS_WITH(facts.price("A0-39"), "A0-39: is not asked for in its unit, %");
    CHECK_THROWS_WITH(facts.multiple("A0-97"), "A0-97: has 2 values, not one");
    CHECK_THROWS_WITH(facts.multiples("A0-95"), "A0-95: has 1 values, not the two of a range");
    CHECK_THROWS_WITH(facts.price("A0-999"), "ledger: has no row A0-999");
    CHECK_THROWS_WITH(facts.span_of("A0-42"), "A0-42: its period is not from one year to another");
  }
  TEST_CASE("facts come in base units and remember what was asked") {
    Facts facts{ledger, rows};
    CHECK(facts.money("A0-42").value == 500e9);
    CHECK(facts.ratio("A0-43") == doctest::Approx(0.6).epsilon(1e-15));
    CHECK(facts.year_of("A0-42") == 2028);
    CHECK(facts.span_of("A0-43") == fairvalue::Years{5});
    CHECK(facts.price("A0-110").value == doctest::Approx(22 * 5.79).epsilon(1e-15));
    CHECK(facts.read() == std::set<std::string>{"A0-110", "A0-42", "A0-43"});
  }
  TEST_CASE("CSV has one line a row and full precision") {
    const std::string csv = to_csv({reproduce(ledger, rows, *rows.find("A0-115"))});
    CHECK(csv.find("id,article,statement,stated,computed,expected,unit,verdict,note\nA0-115,A0,") == 0);
    CHECK(csv.find("4.545454545454541;-2.3804160096117744") != std::string::npos);
  }
  TEST_CASE("a ledger that breaks a rule is refused with file and line and column") {
    const std::string good = std::string(header) + "T-1,T,,a figure,INPUT,5,,,,,x,,,,,,,\n";
    CHECK(Ledger(good, "id,key,kind,unit,value\nT-1,k,INPUT,x,5\n").row("T-1").values.at(0) == "5");
    CHECK_THROWS_AS(Ledger(good, "id,key,kind,unit,value\nT-2,k,INPUT,x,5\n"), fairvalue::ParseError);
    CHECK_THROWS_AS(Ledger(std::string(header) + "T-1,T,,a figure,GUESS,5,,,,,x,,,,,,,\n", "id,value\n"),
                    fairvalue::ParseError);
    CHECK_THROWS_AS(Ledger(std::string(header) + "T-1,T,,a figure,INPUT,5,one,,,,x,,,,,,,\n", "id,value\n"),
                    fairvalue::ParseError);
  }
}

}  // namespace
