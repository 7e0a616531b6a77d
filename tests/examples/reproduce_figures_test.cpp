#include <doctest/doctest.h>

#include <fairvalue/casefile/parse_error.hpp>

#include "reproduce_figures/listing.hpp"
#include "reproduce_figures/markdown.hpp"
#include "reproduce_figures/verdict.hpp"

namespace reproduce_figures_test {
using namespace figures;

const Ledger& ledger = embedded_ledger();
const Rows rows;

constexpr const char* header =
    "id,article,subject,statement,kind,stated,claim_low,claim_high,loose_low,loose_high,unit,period,formula,"
    "inputs,recomputed,verdict,capability,note,digits\n";

LedgerRow claimed(std::optional<double> low, std::optional<double> high, std::optional<double> loose_low,
                  std::optional<double> loose_high) {
  LedgerRow row = ledger.row("A0-39");
  row.claims = {{low, high, loose_low, loose_high}};
  return row;
}

TEST_SUITE("examples/reproduce_figures") {
  TEST_CASE("the ledger has 294 derived rows and each is reproduced") {
    const std::pair<const char*, std::size_t> articles[] = {{"A0", 67}, {"A1", 53}, {"A2", 58},
                                                            {"A3", 33}, {"A4", 38}, {"AX", 45}};
    std::size_t all = 0;
    for (const auto& [row_article, count] : articles) {
      const auto& article = row_article;
      CAPTURE(article);
      CHECK(derived_rows(ledger, article) == static_cast<int>(count));
      const auto results = reproduce_all(ledger, rows, article);
      CHECK(results.size() == count);
      all += results.size();
      for (const Reproduction& result : results) {
        CAPTURE(result.row->id);
        CAPTURE(result.failure);
        CHECK(result.holds());
      }
    }
    CHECK(all == 294);
    CHECK(derived_rows(ledger, "") == 294);
    CHECK(rows.all().size() == 294);
  }
  TEST_CASE("rows with several readings by hand") {
    const auto computed = [](const char* id) { return reproduce(ledger, rows, *rows.find(id)).computed; };
    using doctest::Approx;
    constexpr double round_off = 1e-14;  // a handful of roundings of doubles
    // 15, 20 and 35 bn for each of 6 GW over 160 million shares: 90, 120 and 210 bn / 0.16 bn
    const auto pays_at = computed("A1-55");
    REQUIRE(pays_at.size() == 3);
    CHECK(pays_at[0] == Approx(562.5).epsilon(round_off));
    CHECK(pays_at[1] == Approx(750).epsilon(round_off));
    CHECK(pays_at[2] == Approx(1312.5).epsilon(round_off));
    // 1 / 0.7 = 10/7 and 1 / 0.6 = 5/3, mean 65/42; 0.35 x 65/42 + 0.65 = 1.19166...
    const auto factor = computed("A3-43");
    REQUIRE(factor.size() == 3);
    CHECK(factor[0] == Approx(0.35 * 65 / 42 + 0.65).epsilon(round_off));
    CHECK(factor[1] == Approx(0.25 + 2.0 / 7 + 0.65).epsilon(round_off));     // 0.15 x 5/3 + 0.2 x 10/7
    CHECK(factor[2] == Approx(1.5 / 7 + 1.0 / 3 + 0.65).epsilon(round_off));  // 0.15 x 10/7 + 0.2 x 5/3
    // 0.05 x 4.28 + 0.15 x 10.32 + 0.40 x 14.51 + 0.62 x 18.40 = 0.214 + 1.548 + 5.804 + 11.408 of 47.51
    const auto ramp = computed("A4-67");
    REQUIRE(ramp.size() == 4);
    CHECK(ramp[3] == Approx(100 * 18.974 / 47.51).epsilon(round_off));
    CHECK(ramp[3] == Approx(39.9).epsilon(0.05 / 39.9));
    // 15 / (1 - 0.5) and 15 / (1 - 0.7)
    const auto cheaper = computed("A2-24");
    REQUIRE(cheaper.size() == 2);
    CHECK(cheaper[0] == Approx(30).epsilon(round_off));
    CHECK(cheaper[1] == Approx(50).epsilon(round_off));
    const auto months = computed("A3-08");
    REQUIRE(months.size() == 1);
    CHECK(months[0] == Approx(7).epsilon(round_off));
  }
  TEST_CASE("a claim stands once and a reading without a claim is not judged") {
    const auto row = [](const char* id) { return ledger.row(id); };
    for (const char* id : {"A2-25", "A2-26", "A3-08", "A3-09", "A3-43"}) {
      CAPTURE(id);
      for (const Claim& claim : row(id).claims) CHECK_FALSE((claim.low || claim.high));
      CHECK(reproduce(ledger, rows, *rows.find(id)).verdict == "implied");
    }
    CHECK(verdict(row("A2-24"), {30, 30}) == "agrees");
    CHECK(verdict(row("A2-24"), {30, 50}) ==
          "loose");  // 30x at the low end of the margins, no claim at the other
    CHECK(verdict(row("A2-24"), {40, 50}) == "disagrees");
    CHECK(verdict(row("A4-67"), {5, 5, 5, 40}) == "agrees");
    CHECK(verdict(row("A4-67"), {-19, -9, -1, 40}) == "loose");  // the rise need not be straight
    CHECK(verdict(row("A4-67"), {-19, -9, -1, 41}) == "disagrees");
    CHECK(verdict(row("A1-55"), {562.5, 750, 1312.5}) == "ambiguous");
  }
  TEST_CASE("no derived row of a complete article is missing") {
    CHECK(complete_articles() == std::vector<std::string>{"A0", "A1", "A2", "A3", "A4", "AX"});
    CHECK(missing_rows(ledger, rows, "").empty());
    const std::string extra = "A0-999,A0,,a figure nobody computes,DERIVED,,,,,,x,,,,,implied,,,\n";
    const Ledger longer{std::string(header) + extra, "id,value\nA0-999,1\n"};
    CHECK(missing_rows(longer, rows, "A0") == std::vector<std::string>{"A0-999"});
    CHECK(missing_rows(longer, rows, "AX").empty());
    const std::string other = "B0-1,B0,,of an article not promised,DERIVED,,,,,,x,,,,,implied,,,\n";
    CHECK(missing_rows({std::string(header) + other, "id,value\nB0-1,1\n"}, rows, "").empty());
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
    CHECK(verdict(row, {46.5 - 1e-14}) == "agrees");  // rounding is no disagreement
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
  TEST_CASE("a single claim holds for every value") {
    const LedgerRow row = claimed(5.0, 5.0, 5.0, 6.0);
    CHECK(verdict(row, {5.0, 5.0}) == "agrees");
    CHECK(verdict(row, {5.0, 6.0}) == "loose");
    CHECK(verdict(row, {5.0, 7.0}) == "disagrees");
  }
  TEST_CASE("a figure that is a date is computed and compared and printed as one") {
    const Reproduction result = reproduce(ledger, rows, *rows.find("A3-10"));
    CHECK(result.holds());
    CHECK(computed_text(result) == "2026-05-05; 2026-06-05");
    CHECK(to_csv({result}).find("2026-05-05;2026-06-05,2026-05-05;2026-06-05,date") != std::string::npos);
    CHECK(day_number(fairvalue::Date{std::chrono::year{1970}, std::chrono::January, std::chrono::day{2}}) ==
          1);
    CHECK(fairvalue::to_string(date_of(20578)) == "2026-05-05");
    CHECK_THROWS_WITH(parse_value("A3-10", unit("date"), "2026-02-30"), "A3-10: '2026-02-30' is not a date");
    CHECK_THROWS_WITH(parse_value("A3-10", unit("x"), "many"), "A3-10: 'many' is not a number");
  }
  TEST_CASE("lead times come as whole steps in the unit they are stated in") {
    Facts facts{ledger, rows};
    const auto months = facts.lead_steps("A3-05");
    REQUIRE(months.size() == 2);
    CHECK(months[0].length == 9);
    CHECK(months[1].length == 10);
    CHECK(months[0].unit == fairvalue::LeadUnit::months);
    CHECK(facts.lead_steps("A4-33").at(0).unit == fairvalue::LeadUnit::weeks);
    CHECK(facts.lead_steps("A4-33").at(0).length == 39);
    CHECK_THROWS_WITH(facts.lead_steps("A2-127"), "A2-127: is not in months or weeks");
  }
  TEST_CASE("figures have four significant digits and no more") {
    const auto text = [](double value) {
      Reproduction result = reproduce(ledger, rows, *rows.find("A0-39"));
      result.computed = {value};
      return computed_text(result);
    };
    CHECK(text(0.63894) == "0.6389");
    CHECK(text(9.99999999) == "10.00");
    CHECK(text(17432.4) == "17432");
    CHECK(text(8.1e11) == "8.1e+11");
    CHECK(text(0.0) == "0.000");
    CHECK(text(-0.81568) == "-0.8157");
    CHECK(text(9999.97) == "10000");
  }
  TEST_CASE("where the inputs carry fewer digits the figure says about and is rounded to them") {
    const auto text = [](int digits, std::vector<double> values) {
      LedgerRow row = ledger.row("A0-39");
      row.digits = digits;
      Reproduction result = reproduce(ledger, rows, *rows.find("A0-39"));
      result.row = &row;
      result.computed = std::move(values);
      return computed_text(result);
    };
    CHECK(text(1, {609.59, 10.16}) == "about 600; 10");
    CHECK(text(1, {5.73}) == "about 6");
    CHECK(text(1, {0.0955}) == "about 0.1");
    CHECK(text(1, {9.6}) == "about 10");
    CHECK(text(2, {609.59}) == "about 610");
    CHECK(text(3, {-5.7302}) == "about -5.73");
    CHECK(text(1, {0.0}) == "about 0");
    CHECK(text(2, {1.134e22}) == "about 1.1e+22");
    // H100 for 100 tokens a second: 2 x 7e9 x 100 x 8.1e9 / 1.979e15 = 5.73 million, of a quarter of 3.76
    // million
    CHECK(computed_text(reproduce(ledger, rows, *rows.find("A2-50"))) == "about 6");
    CHECK(computed_text(reproduce(ledger, rows, *rows.find("A2-51"))) == "about 0.1");
    CHECK(computed_text(reproduce(ledger, rows, *rows.find("A2-53"))) == "about 600; 10");
    CHECK(to_csv({reproduce(ledger, rows, *rows.find("A2-53"))}).find("609.59220754088") !=
          std::string::npos);
  }
  TEST_CASE("the reference page has every row once and escapes what tables would take for their own") {
    const auto results = reproduce_all(ledger, rows, "");
    const std::string page = to_markdown(ledger, {"A0", "A1", "A2", "A3", "A4", "AX"}, results);
    for (const Reproduction& result : results) {
      const std::string line = "\n| " + result.row->id + " | ";
      CAPTURE(result.row->id);
      const auto place = page.find(line);
      REQUIRE(place != std::string::npos);
      CHECK(page.find(line, place + 1) == std::string::npos);
    }
    CHECK(page.find("| all | 19 | 10 | 9 | 6 | 250 | 294 |") != std::string::npos);
    CHECK(page.find("| A2-53 |") < page.find("| **disagrees** | about six times the peak is impossible"));
    CHECK(page.find("| A2-01 | Time stamp printed by the web site | 2010-12-5 17:23:32 | FLAG-F") !=
          std::string::npos);
    const std::string odd = "T-1,T,,a | b *c*,DERIVED,<d>,,,,,x,,,,,implied,,[e],\n";
    const Ledger small{std::string(header) + odd, "id,value\nT-1,1\n"};
    const Row row{"T-1", [](Facts&) { return 1.0; }};
    const std::string shown = to_markdown(small, {"T"}, {reproduce(small, rows, row)});
    CHECK(shown.find("| T-1 | a \\| b \\*c\\* | \\<d\\> | 1.000 x | *implied* | \\[e\\] |") !=
          std::string::npos);
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
    const std::string good = std::string(header) + "T-1,T,,a figure,INPUT,5,,,,,x,,,,,,,,\n";
    CHECK(Ledger(good, "id,key,kind,unit,value\nT-1,k,INPUT,x,5\n").row("T-1").values.at(0) == "5");
    CHECK_THROWS_WITH_AS(Ledger(good, "id,key,kind,unit,value\nT-2,k,INPUT,x,5\n"),
                         "ledger/values.csv:2:1: id: must be an id of ledger/figures.csv, got 'T-2'",
                         fairvalue::ParseError);
    CHECK_THROWS_AS(Ledger(std::string(header) + "T-1,T,,a figure,GUESS,5,,,,,x,,,,,,,,\n", "id,value\n"),
                    fairvalue::ParseError);
    CHECK_THROWS_WITH(Ledger(std::string(header) + "T-1,T,,a figure,INPUT,5,,,,,x,,,,,,,,4\n", "id,value\n"),
                      "ledger/figures.csv:2:38: digits: must be 1, 2 or 3, got '4'");
    CHECK_THROWS_AS(Ledger(std::string(header) + "T-1,T,,a figure,INPUT,5,one,,,,x,,,,,,,,\n", "id,value\n"),
                    fairvalue::ParseError);
  }
}

}  // namespace reproduce_figures_test
