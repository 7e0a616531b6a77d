#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include <fairvalue/accounting/roll_forward.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/forecast_figures.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/accounts.hpp"

namespace accounts_test {
using namespace fairvalue;
using namespace calculator;
using doctest::Approx;
using namespace std::chrono_literals;

const std::string amd = FAIRVALUE_ROOT "/examples/cases/amd_openai.toml";
const Request few{.verb = "accounts", .paths = 4096};
const std::string of_deal = " OpenAI 6 GW";

double at(const Document& document, const std::string& table, const std::string& row,
          const std::string& column) {
  const auto number = number_at(document, table + of_deal, row, column);
  REQUIRE(number.has_value());
  return *number;
}

CaseFile with_policy(const std::string& attribution) {
  CaseFile file = read_case_file(amd);
  AwardPolicy& policy = file.deals[0].facts.accounts->policy;
  if (attribution == "pooled") policy.attribution = CostAttribution::pooled;
  if (attribution == "incremental") {
    policy.attribution = CostAttribution::incremental;
    policy.separately_priced_options = true;
  }
  return file;
}

/// The cost of the first gigawatt: all that is booked by the quarter in which it is complete, as if nothing
/// more were bought then.
double first_gigawatt(const CaseFile& file) {
  const Booked of = booked(few, file, file.deals[0]);
  const std::vector<PurchasePeriod> one{{.label = "1 GW", .purchases = 1.0, .revenue = Money{15e9}}};
  return contra_revenue(of.award, one)[0].contra_revenue.value / 1e9;
}

TEST_SUITE("calculator/accounts") {
  TEST_CASE("the first gigawatt bears 7.93 or 3.85 or 2.82 bn") {
    // By hand from the tranches' values V(i): sum of V(i) / i, V(1), sum of V(i) / 6. The published numbers
    // are those of docs/reference/reference_values.py with errors of 0.008, 0.003 and 0.004; 4096 paths add
    // 0.4 % at most.
    const CaseFile file = with_policy("from_zero");
    const Booked of = booked(few, file, file.deals[0]);
    REQUIRE(of.award.tranches.size() == 6);
    double by_volume = 0;
    double sum = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      const double billions = of.award.tranches[i].fair_value->value * 160e6 / 6 / 1e9;
      by_volume += billions / static_cast<double>(i + 1);
      sum += billions;
    }
    const double first = of.award.tranches[0].fair_value->value * 160e6 / 6 / 1e9;
    CHECK(first_gigawatt(file) == Approx(by_volume).epsilon(1e-12));
    CHECK(first_gigawatt(with_policy("incremental")) == Approx(first).epsilon(1e-12));
    CHECK(first_gigawatt(with_policy("pooled")) == Approx(sum / 6).epsilon(1e-12));
    CHECK(std::abs(by_volume - 7.93) < 5 * std::hypot(0.008, 0.004 * 7.93));
    CHECK(std::abs(first - 3.85) < 5 * std::hypot(0.003, 0.004 * 3.85));
    CHECK(std::abs(sum / 6 - 2.82) < 5 * std::hypot(0.004, 0.004 * 2.82));
  }

  TEST_CASE("the schedule sums to fair value x shares and each row adds up") {
    const CaseFile file = read_case_file(amd);
    const Document document = accounts_document(few, file);
    const Booked of = booked(few, file, file.deals[0]);
    double contra = 0;
    double before = 0;
    double purchases = 0;
    for (const PeriodCost& period : of.schedule) {
      const auto cell = [&](const char* column) { return at(document, "schedule", period.label, column); };
      CHECK(cell("opening") == before);
      CHECK(cell("closing") == Approx(cell("opening") + cell("recognised") + cell("caught_up")));
      CHECK(cell("net") == Approx(cell("gross") - cell("contra")));
      CHECK(cell("gross") == Approx(15e9 * cell("purchases")));
      before = cell("closing");
      contra += cell("contra");
      purchases += cell("purchases");
    }
    double value = 0;
    for (const CustomerTranche& tranche : of.award.tranches)
      value += tranche.fair_value->value * tranche.shares.value;
    CHECK(contra == Approx(value));
    CHECK(purchases == Approx(6));
    CHECK(at(document, "three numbers", "grant_date", "number") == Approx(value));
  }

  TEST_CASE("a quarter that is refused is named by its label and its policy by its key") {
    // a dollar a gigawatt: the first quarter's revenue cannot bear the cost
    const Request few{.verb = "accounts", .paths = 256};
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_openai.toml",
                                         {parse_setting("deal[0].revenue_per_gigawatt=1")});
    std::string message;
    try {
      accounts_document(few, file);
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message.starts_with(
        "AMD and OpenAI: deal OpenAI 6 GW: accounts: quarter FY2026Q3.revenue: must be at least"));
    CHECK(message.find("(deal.accounts.negative_revenue says what else)") != std::string::npos);
  }
  TEST_CASE("the EPS bridge adds up and ends at the diluted EPS of the share counts") {
    const Document document = accounts_document(few, read_case_file(amd));
    for (const std::string year : {"FY2026", "FY2027", "FY2028", "FY2029", "FY2030"}) {
      CAPTURE(year);
      for (const std::string basis : {" gaap", " non_gaap"}) {
        const auto cell = [&](const char* column) { return at(document, "eps", year + basis, column); };
        CHECK(cell("with") ==
              Approx(cell("without") + cell("volume") + cell("contra") + cell("tax") + cell("shares")));
      }
      CHECK(at(document, "eps", year + " gaap", "with") ==
            Approx(at(document, "shares", year, "diluted_eps")));
      CHECK(at(document, "shares", year, "in_basic") == 0.0);  // its exercise waits for named conditions
    }
  }

  TEST_CASE("a year counts the mean of its quarters and under IFRS those of its end") {
    const CaseFile file = read_case_file(amd);
    const Document document = accounts_document(few, file);
    const auto in = [&](const std::string& quarter, const char* column) {
      return at(document, "shares by quarter", quarter, column);
    };
    // 1 GW is reached on 2027-06-30, four days after the second quarter of FY2027 ends: 360 of 364 days are
    // booked at the third quarter's start and all at its end. The mean of both joins a cent at the price of
    // 308.
    const double shares = 160e6 / 6;
    const double value = booked(few, file, file.deals[0]).award.tranches[0].fair_value->value;
    const double price = at(document, "shares", "FY2027", "price");
    const double third = shares * (1 - (0.01 + 0.5 * value * 4 / 364) / price);
    const double fourth = shares * (1 - 0.01 / price);
    CHECK(in("FY2027Q2", "contingent") == 0.0);
    CHECK(in("FY2027Q3", "contingent") == Approx(third));
    CHECK(in("FY2027Q4", "contingent") == Approx(fourth));
    CHECK(in("FY2027Q3", "to_date") == Approx(in("FY2027Q3", "basic") + third / 3));
    CHECK(at(document, "shares", "FY2027", "contingent") == Approx((third + fourth) / 4));
    // IFRS: of 364 days 178 are booked when FY2027 begins, then 269, 360 and all; four quarters of equal
    // length.
    double afresh = 0.0;
    for (const double days : {364 - 0.5 * (178 + 269), 364 - 0.5 * (269 + 360), 0.5 * 4, 0.0})
      afresh += value * days / 364 / 4;
    CHECK(at(document, "shares", "FY2027", "ifrs") ==
          Approx(in("FY2027Q4", "basic") + shares * (1 - (0.01 + afresh) / price)));
    CHECK_FALSE(number_at(document, "shares" + of_deal, "FY2026", "ifrs").has_value());
    for (const std::string year : {"FY2026", "FY2027", "FY2028", "FY2029", "FY2030"}) {
      CAPTURE(year);
      CHECK(at(document, "shares", year, "diluted") == Approx(in(year + "Q4", "to_date")));
      CHECK(at(document, "shares", year, "diluted_eps") == Approx(in(year + "Q4", "to_date_eps")));
    }
    // The income is the same.
    CHECK(at(document, "shares", "FY2027", "ifrs") * at(document, "shares", "FY2027", "ifrs_eps") ==
          Approx(at(document, "shares", "FY2027", "diluted") *
                 at(document, "shares", "FY2027", "diluted_eps")));
  }

  TEST_CASE("a tranche at whose hurdle the deal loop is pinned counts whole") {
    const Document document = accounts_document(few, read_case_file(amd));
    // FY2029 is pinned at 375, the third hurdle; 3 GW are there since FY2028.
    CHECK(at(document, "shares", "FY2029", "price") == 375.0);
    for (const char* quarter : {"FY2029Q1", "FY2029Q4"})
      CHECK(at(document, "shares by quarter", quarter, "contingent") == Approx(80e6 * (1 - 0.01 / 375)));
    for (const DocumentTable& table : document.tables) {
      if (table.key != "shares" + of_deal && table.key != "shares by quarter" + of_deal) continue;
      CHECK(std::ranges::count_if(table.notes, [](const std::string& note) {
              return note.starts_with("FY2029: the deal loop is pinned at 375 and lets ");
            }) == 1);
    }
  }

  TEST_CASE("a quarter with purchases of its own moves schedule and EPS alike") {
    CaseFile file = read_case_file(amd);
    file.deals[0].facts.accounts->quarters.push_back({.period = "FY2027Q1", .purchases = 0.1});
    const Document document = accounts_document(few, file);
    CHECK(at(document, "schedule", "FY2027Q1", "gross") == Approx(1.5e9));
    CHECK(at(document, "eps", "FY2027 gaap", "with") ==
          Approx(at(document, "shares", "FY2027", "diluted_eps")));
    CHECK(at(document, "eps", "FY2027 gaap", "with") ==
          Approx(at(document, "shares by quarter", "FY2027Q4", "to_date_eps")));
  }

  TEST_CASE("pooled cost that is not booked joins the assumed proceeds") {
    const CaseFile file = with_policy("pooled");
    const Booked of = booked(few, file, file.deals[0]);
    const auto year =
        std::ranges::find(of.company.years, 2027, [](const BookedYear& one) { return one.period.year; });
    // The first tranche's volume is reached in the third quarter; its cost less what is booked on the average
    // of the quarter, a share.
    const double shares = of.award.tranches[0].shares.value;
    double sum = 0.0;
    for (std::size_t i = 0; i < of.quarters.size(); ++i) {
      const std::string name = label(of.quarters[i].period);
      if (name != "FY2027Q3" && name != "FY2027Q4") continue;
      const double start = of.schedule[i - 1].tranches[0].cost.closing.value;
      const double end = of.schedule[i].tranches[0].cost.closing.value;
      const double unrecognised = of.award.tranches[0].fair_value->value - 0.5 * (start + end) / shares;
      CHECK(unrecognised > 50.0);  // most of some 130 a share
      sum += shares * (1 - (0.01 + unrecognised) / year->price.value);
    }
    CHECK(year->shares.incremental.value == Approx(sum / 4));
  }

  TEST_CASE("a liability is remeasured by quarter and its loss is in GAAP EPS") {
    CaseFile file = read_case_file(amd);
    AccountFacts& accounts = *file.deals[0].facts.accounts;
    accounts.named_conditions = NamedConditions::other;
    for (const Tranche& tranche : file.deals[0].terms.warrant->value.tranches)
      accounts.fair_values.push_back({tranche.name, PerShare{60}});
    CHECK_THROWS_WITH_AS(
        booked(few, file, file.deals[0]),
        doctest::Contains("deal OpenAI 6 GW: accounts: quarter FY2026Q3.judgement of 1 GW."
                          "fair_value: must be given before the grant date and for a liability"),
        Error);
    const auto at_value = [&](const char* quarter, double value) {
      GivenQuarter given{.period = quarter};
      for (const Tranche& tranche : file.deals[0].terms.warrant->value.tranches)
        given.judgements.push_back({.tranche = tranche.name, .fair_value = PerShare{value}});
      accounts.quarters.push_back(given);
    };
    at_value("FY2026Q3", 60);
    at_value("FY2027Q4", 90);
    const Document document = accounts_document(few, file);
    CHECK(at(document, "schedule", "FY2027Q3", "remeasured") == 0.0);
    // 30 a share on what is earned by the end of FY2027: purchases over 1 to 6 GW, at most whole
    double purchased = 0;
    for (const char* quarter : {"FY2026Q3", "FY2026Q4", "FY2027Q1", "FY2027Q2", "FY2027Q3", "FY2027Q4"})
      purchased += at(document, "schedule", quarter, "purchases");
    double loss = 0;
    for (int volume = 1; volume <= 6; ++volume) loss += 30 * 160e6 / 6 * std::min(1.0, purchased / volume);
    CHECK(at(document, "schedule", "FY2027Q4", "remeasured") == Approx(loss));
    CHECK(at(document, "eps", "FY2027 gaap", "remeasured") ==
          Approx(-loss / at(document, "shares", "FY2027", "basic")));
    CHECK(at(document, "eps", "FY2027 non_gaap", "remeasured") == 0.0);
    CHECK(at(document, "eps", "FY2027 gaap", "with") ==
          Approx(at(document, "shares", "FY2027", "diluted_eps")));
  }

  TEST_CASE("a cost above the quarter's revenue is an expense that EPS bears") {
    CaseFile file = read_case_file(amd);
    AccountFacts& accounts = *file.deals[0].facts.accounts;
    accounts.policy.negative_revenue = NegativeRevenue::limited;
    accounts.quarters.push_back({.period = "FY2026Q3", .revenue = Money{1e9}});
    const Document document = accounts_document(few, file);
    CHECK(at(document, "schedule", "FY2026Q3", "net") == 0.0);
    CHECK(at(document, "schedule", "FY2026Q3", "expense") ==
          Approx(at(document, "schedule", "FY2026Q3", "recognised") - 1e9));
    CHECK(at(document, "eps", "FY2026 gaap", "with") ==
          Approx(at(document, "shares", "FY2026", "diluted_eps")));
    CHECK(at(document, "eps", "FY2026 gaap", "contra") * at(document, "shares", "FY2026", "basic") ==
          Approx(-at(document, "schedule", "FY2026Q4", "closing")));
  }

  TEST_CASE("a modification of the case is in its schedule") {
    CaseFile file = read_case_file(amd);
    for (const Tranche& tranche : file.deals[0].terms.warrant->value.tranches)
      file.deals[0].facts.accounts->fair_values.push_back({tranche.name, PerShare{60}});
    file.deals[0].facts.accounts->quarters.push_back(
        {.period = "FY2027Q1",
         .modifications = {{.tranche = "6 GW", .before = PerShare{10}, .after = PerShare{25}}}});
    const Document document = accounts_document(few, file);
    CHECK(at(document, "schedule", "FY2030Q4", "closing") == Approx(160e6 * 60 + 160e6 / 6 * 15));
  }

  TEST_CASE("the distribution is that of the library") {
    const CaseFile file = read_case_file(amd);
    const Document document = accounts_document(few, file);
    const DealForecast forecast =
        deal_forecast(with_calibration(case_of_deal(file, file.deals[0])),
                      deal_forecast_terms(file, file.deals[0]), {.paths = few.paths, .seed = few.seed});
    const auto issued = forecast_distribution(forecast, 4, ForecastMeasure::shares_issued);
    CHECK(at(document, "distribution", "shares_issued FY2030", "mean") == issued.mean->value);
    CHECK(at(document, "distribution", "shares_issued FY2030", "p95") == issued.percentiles[4].value.value);
    CHECK(at(document, "distribution errors", "shares_issued FY2030", "p95") ==
          issued.percentiles[4].value.standard_error);
    double sum = 0;
    for (const VestingPattern& one : vesting_patterns(forecast)) sum += one.probability.value;
    CHECK(sum == Approx(1));
    CHECK(at(document, "given volume", "gigawatts FY2030", "p5") == Approx(6));
  }

  TEST_CASE("obligations are those of committed purchases alone") {
    CaseFile file = read_case_file(amd);
    file.deals[0].terms.committed.reset();
    CHECK(accounts_document(few, file).tables[2].key == "shares" + of_deal);
    file = read_case_file(amd);  // the first gigawatt binds
    const Document document = accounts_document(few, file);
    // 87 days from 2026-07-01 to the quarter's end, 364 to the first gigawatt.
    const double left = 1 - 87 / 364.0;
    CHECK(at(document, "obligation", "FY2026Q3", "gross") == Approx(15e9 * left));
    double first_gigawatt = 0;
    const Booked of = booked(few, file, file.deals[0]);
    for (std::size_t i = 0; i < 6; ++i)
      first_gigawatt += of.award.tranches[i].fair_value->value * 160e6 / 6 / static_cast<double>(i + 1);
    CHECK(at(document, "obligation", "FY2026Q3", "contra") == Approx(first_gigawatt * left));
  }

  TEST_CASE("fair values that the case gives need no simulation") {
    CaseFile file = read_case_file(amd);
    const Request without{.verb = "accounts", .simulates = false};
    CHECK_THROWS_WITH_AS(accounts_document(without, file), doctest::Contains("give accounts.fair_value"),
                         Error);
    for (const Tranche& tranche : file.deals[0].terms.warrant->value.tranches)
      file.deals[0].facts.accounts->fair_values.push_back({tranche.name, PerShare{60}});
    const Document document = accounts_document(without, file);
    CHECK(at(document, "three numbers", "grant_date", "number") == Approx(160e6 * 60));
    CHECK(at(document, "schedule", "FY2030Q4", "closing") == Approx(160e6 * 60));
    file.deals[0].facts.accounts.reset();
    CHECK_THROWS_AS(accounts_document(without, file), Error);
  }
}

TEST_SUITE("calculator/rollforward") {
  TEST_CASE("a discount of the accounts is said to be in neither value") {
    const CaseFile old_file = read_case_file(amd);
    CaseFile new_file = old_file;
    new_file.market->spot.value.as_of = Date{std::chrono::year{2026} / 3 / 31};
    const auto is_said = [&] {
      const Document document = rollforward_document(few, old_file, new_file);
      return std::ranges::any_of(document.warnings, [](const std::string& one) {
        return one.find("before accounts.discount") != std::string::npos;
      });
    };
    CHECK_FALSE(is_said());
    new_file.deals[0].facts.accounts->discount =
        RestrictionDiscount{DiscountMethod::finnerty, RestrictionKind::post_exercise, Years{0.5}};
    CHECK(is_said());
  }
  TEST_CASE("the parts add up exactly and the ends are the values of the verb warrant") {
    const CaseFile old_file = read_case_file(amd);
    CaseFile new_file = old_file;
    new_file.market->spot.value.as_of = Date{std::chrono::year{2026} / 3 / 31};
    new_file.market->spot.value.price = PerShare{220};
    const Document document = rollforward_document(few, old_file, new_file);
    const auto part = [&](const char* row) {
      const auto number = number_at(document, "OpenAI 6 GW", row, "amount");
      REQUIRE(number.has_value());
      return *number;
    };
    double sum = part("opening");
    for (const char* row :
         {"spot", "volatility", "rate", "time", "deliveries", "probability", "modification"})
      sum += part(row);
    CHECK(sum == part("closing"));
    CHECK(part("volatility") == 0.0);
    CHECK(part("spot") > 0.0);
    const auto positions = open_positions(old_file);
    const auto market =
        equity_market(old_file, year_fraction(old_file.market->spot.value.as_of, positions[0].terms->expiry));
    const auto value = price_position(few, positions[0].position, market).total();
    CHECK(part("opening") == std::round(value->value));
  }

  TEST_CASE("a day in place of a file is the case at the last close on or before it") {
    const std::string folder = "case_on_accounts_test";
    std::filesystem::create_directories(folder);
    const std::string path = folder + "/amd.toml";
    std::filesystem::copy_file(amd, path, std::filesystem::copy_options::overwrite_existing);
    CHECK_THROWS_WITH_AS(case_on("from", "2026-03-31", path, {}),
                         doctest::Contains("--from: must be a case with the price of 2026-03-31, as"), Error);
    CHECK(case_on("from", "2025-10-06", path, {}) == read_case_file(path));  // its own day needs no close
    std::ofstream{path, std::ios::app} << "\n[data]\nprices = \"closes.csv\"\n";
    std::ofstream{folder + "/closes.csv"}
        << "Date,Close\n2026-03-27,201.5\n2026-03-30,210.25\n2026-04-01,9\n";
    const CaseFile later = case_on("to", "2026-03-31", path, {parse_setting("market.volatility=60%")});
    CHECK(later.market->spot.value.as_of == 2026y / 3 / 31);
    CHECK(later.market->spot.value.price.value == 210.25);
    CHECK(later.market->volatility->value.value == 0.6);
    CHECK_THROWS_WITH_AS(
        case_on("to", "2026-03-01", path, {}),
        "--to: must be a day with a close of data.prices in the week up to it, got '2026-03-01'", Error);
    CHECK_THROWS_WITH_AS(case_on("to", "2026-04-09", path, {}),
                         "--to: must be a day with a close of data.prices in the week up to it, got "
                         "'2026-04-09'; the last close is of 2026-04-01",
                         Error);
    CHECK_THROWS_AS(case_on("to", "2026-03-31", path, {parse_setting("market.price=5")}), Error);
    CHECK_THROWS_WITH_AS(
        case_on("from", "2026-02-30", path, {}),
        "--from: must be a date of the calendar, YYYY-MM-DD, or a case file, got '2026-02-30'", Error);
    std::filesystem::remove_all(folder);
  }

  TEST_CASE("files without a warrant in common are refused") {
    const CaseFile file = read_case_file(amd);
    CaseFile other = file;
    other.deals[0].terms.name = "another";
    CHECK_THROWS_WITH_AS(rollforward_document(few, file, other),
                         doctest::Contains("has no warrant or award that is in"), Error);
  }
}

}  // namespace accounts_test
