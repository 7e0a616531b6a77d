#include <fairvalue/casefile/known_rows.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>

namespace known_rows_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const std::string head =
    "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\nfiscal_year = [{ label = \"FY2026\", end = "
    "2026-12-31 }]\n[market]\nprice = 100\nas_of = 2026-06-30\n";
const std::string consensus_rows =
    "[[consensus]]\nperiod = \"FY2026\"\nas_of = 2026-06-01\nmean = 5\n"
    "[[consensus]]\nperiod = \"FY2026\"\nas_of = 2026-07-01\nmean = 6\n";
const std::string target_rows =
    "[[price_target]]\nbroker = \"A\"\ntarget = 110\nmultiple = 22\nperiod = \"FY2026\"\npublished = "
    "2026-06-30\nholds_on = 2027-06-30\n"
    "[[price_target]]\nbroker = \"B\"\ntarget = 120\nmultiple = 22\nperiod = \"FY2026\"\npublished = "
    "2026-07-02\nholds_on = 2027-06-30\n";

DatedSeries<PerShare> closes() {
  return DatedSeries<PerShare>{
      {{2026y / 6 / 29, PerShare{99}}, {2026y / 6 / 30, PerShare{100}}, {2026y / 7 / 1, PerShare{150}}}};
}

PriceFile prices() {
  return {.history = {.closes = closes(), .currency = Currency{"USD"}},
          .adjusted_closes = {},
          .dividends = {},
          .splits = {},
          .source = "prices.csv"};
}

TEST_SUITE("casefile/known_rows") {
  TEST_CASE("a row of the day is known and one of the day after is not") {
    const CaseFile file = read_case_text(head + consensus_rows + target_rows, "a.toml");
    const KnownCase known = known_by(file, 2026y / 6 / 30);
    REQUIRE(known.file.consensus.size() == 1);
    CHECK(known.file.consensus[0].mean == 5);
    REQUIRE(known.file.price_targets.size() == 1);
    CHECK(known.file.price_targets[0].value.broker == "A");
    CHECK(known.later ==
          std::vector<LaterRows>{{"consensus", 1, 2026y / 7 / 1}, {"price_target", 1, 2026y / 7 / 2}});
    CHECK(
        left_out_words(known.later, 2026y / 6 / 30) ==
        "dated after 2026-06-30 and left out: 1 of consensus (the first 2026-07-01), 1 of price_target (the "
        "first 2026-07-02)");
    CHECK(known_by(file, 2026y / 7 / 2).later.empty());
    CHECK(known_by(file, 2026y / 7 / 2).file == file);
  }
  TEST_CASE("where nothing is left the first row's day is named") {
    const CaseFile file = read_case_text(head + consensus_rows, "a.toml");
    const Date day = 2026y / 5 / 31;
    const KnownCase known = known_by(file, day);
    CHECK(known.file.consensus.empty());
    CHECK(nothing_known_words(known.later, day) ==
          "nothing is known by 2026-05-31: the first of consensus is of 2026-06-01");
    CHECK(nothing_known_words({}, day).empty());
    CHECK(left_out_words({}, day).empty());
    CHECK(later_at(known.later, {"estimate"}).empty());
  }
  TEST_CASE("closes and earnings and estimates of later days are no longer there") {
    CaseFile file = read_case_text(head, "a.toml");
    file.data.prices = prices();
    const Estimate row{.broker = "A",
                       .period = calendar_year(2026),
                       .measure = EstimateMeasure::eps,
                       .value = 5,
                       .basis = EarningsBasis::non_gaap,
                       .currency = Currency{"USD"},
                       .published = 2026y / 6 / 29,
                       .known_at = 2026y / 7 / 3};  // published before, known after
    file.estimates = {row};
    file.data.estimates = {row};
    file.data.actuals = {
        {PeriodEps{calendar_year(2025), PerShare{1}, EarningsBasis::gaap, Currency{"USD"}}, 2026y / 7 / 4}};
    const KnownCase known = known_by(file, 2026y / 6 / 30);
    CHECK(known.file.data.prices->history.closes.size() == 2);
    CHECK(known.file.estimates.empty());
    CHECK(known.file.data.estimates.empty());
    CHECK(known.file.data.actuals.empty());
    CHECK(known.later == std::vector<LaterRows>{{"estimate", 1, 2026y / 7 / 3},
                                                {"data.estimates", 1, 2026y / 7 / 3},
                                                {"data.actuals", 1, 2026y / 7 / 4},
                                                {"data.prices", 1, 2026y / 7 / 1}});
  }
  TEST_CASE("a price file that begins later has no closes left") {
    CaseFile file = read_case_text(head, "a.toml");
    file.data.prices = prices();
    CHECK(known_by(file, 2026y / 6 / 1).file.data.prices->history.closes.empty());
  }
  TEST_CASE("the model's case has the targets of the day of the price") {
    CaseFile file = read_case_file(FAIRVALUE_TEST_DATA "/../../examples/cases/amd_openai.toml");
    const CaseFile targets = read_case_text(head + target_rows, "a.toml");
    file.price_targets = targets.price_targets;
    CHECK(model_case(file).targets.empty());  // of 2026, the price is of 2025-10-06
    file.price_targets[0].value.published = 2025y / 10 / 6;
    CHECK(model_case(file).targets.size() == 1);
  }
  TEST_CASE("a pace starts from what was delivered by the day of the price") {
    const std::string award =
        "[[award]]\nname = \"w\"\nhistory = { volume = [{ measure = \"paid\", cumulative = [{ date = "
        "2026-06-01, value = 100 }, { date = 2026-12-01, value = 900 }] }] }\npace = { measure = \"paid\", "
        "volume = 1000, years = 1 }\n"
        "[award.warrant]\nholder = \"x\"\nstrike = 1\ngranted = 2026-01-01\nexpiry = 2030-01-01\n"
        "tranche = [{ name = \"t\", shares = 10, paid = 500 }]\n";
    const CaseFile file = read_case_text(head + award, "a.toml");
    const auto milestones = warrant_positions(file)[0].outlook.milestones;
    REQUIRE(milestones.size() == 1);  // 500 are not there yet on 2026-06-30: 400 more of 1000 a year
    CHECK(milestones[0].volume == 500);
    CHECK(std::get<Fixed>(milestones[0].timing.years).value == doctest::Approx(0.4));
  }
}

}  // namespace known_rows_test
