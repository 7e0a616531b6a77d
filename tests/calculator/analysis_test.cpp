#include "fairvalue/case/analysis.hpp"

#include <cstdio>
#include <fstream>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>
#include <fairvalue/scenario/tornado.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/live_consensus.hpp"
#include "fairvalue/tables/warrant_tables.hpp"

namespace analysis_test {
using namespace fairvalue;
using namespace calculator;

const std::string amd = FAIRVALUE_ROOT "/examples/cases/amd_openai.toml";

double at_low_of(const Document& document, const std::string& input) {
  const auto number = number_at(document, "tornado", input, "at_low");
  REQUIRE(number.has_value());
  return *number;
}

TEST_SUITE("calculator/analysis") {
  TEST_CASE("the tornado and the break-evens are the library's over the ranges asked for") {
    const CaseFile file = read_case_file(amd);
    const CallableModel model = deal_worth_model(model_case(file));
    const Request asked{.verb = "sensitivity", .own = {{"range", {"multiple=25:35", "eps_growth=0.05:0.2"}}}};
    const Document document = sensitivity_document(asked, file);
    const Tornado result = tornado(model, {{"multiple", 25, 35}, {"eps_growth", 0.05, 0.2}}, "value");
    for (const TornadoBar& one : result.bars) {
      CHECK(*number_at(document, "tornado", one.range.input, "at_low") == one.at_low.value());
      CHECK(*number_at(document, "tornado", one.range.input, "at_high") == one.at_high.value());
    }
    const BreakEven answer =
        break_even(model, {.input = "multiple", .output = "value", .level = 203.71, .range = {25, 35}});
    REQUIRE(answer.points.size() == 1);
    CHECK(*number_at(document, "break_even", "multiple", "break_even") == answer.points[0].value);
    CHECK(document.headline.front().find(result.bars.front().range.input) != std::string::npos);
  }
  TEST_CASE("without ranges those of the uncertain inputs are taken") {
    const Document document = sensitivity_document({.verb = "sensitivity"}, read_case_file(amd));
    CHECK(*number_at(document, "tornado", "multiple", "high") == doctest::Approx(43));
    CHECK(document.tables.front().rows.size() == 7);
  }
  TEST_CASE("a case with neither uncertain inputs nor scenarios asks for ranges") {
    CaseFile file = read_case_file(amd);
    file.uncertain.reset();
    CHECK_NOTHROW(sensitivity_document({.verb = "sensitivity"}, file));
    file.scenarios.clear();
    CHECK_THROWS_AS(sensitivity_document({.verb = "sensitivity"}, file), Error);
  }
  TEST_CASE("the grid is the library's and a wrong input names the nearest") {
    const CaseFile file = read_case_file(amd);
    const Request asked{.verb = "grid",
                        .own = {{"rows", {"multiple=25,35"}}, {"columns", {"eps_growth=0.06,0.25"}}}};
    const Document document = grid_document(asked, file);
    const Grid cells = grid(deal_worth_model(model_case(file)),
                            {{"multiple", {25, 35}}, {"eps_growth", {0.06, 0.25}}}, "value");
    const std::size_t last[] = {1, 1};
    CHECK(number_at(document, "grid", "35", "0.25") == cells.at(last));
    const Request wrong{.verb = "grid", .own = {{"rows", {"multple=25"}}, {"columns", {"eps_growth=0.06"}}}};
    CHECK_THROWS_WITH_AS(grid_document(wrong, file),
                         "--rows: must be an input of the case (nearest 'multiple'), got 'multple'", Error);
  }
  TEST_CASE("one input is neither ranged twice nor put in rows and columns") {
    const CaseFile file = read_case_file(amd);
    const Request twice{.verb = "sensitivity",
                        .own = {{"range", {"multiple=25:35", "valuation.multiple=20x:30x"}}}};
    CHECK_THROWS_WITH_AS(sensitivity_document(twice, file),
                         "--range: must be of different inputs, got multiple twice, the second as "
                         "'valuation.multiple=20x:30x'",
                         Error);
    const Request same{.verb = "grid",
                       .own = {{"rows", {"multiple=25,35"}}, {"columns", {"valuation.multiple=20x"}}}};
    CHECK_THROWS_WITH_AS(grid_document(same, file),
                         "--columns: must be of another input than --rows, got multiple", Error);
  }
  TEST_CASE("all inputs at once stand below several and not below one") {
    const CaseFile file = read_case_file(amd);
    const auto last = [&](std::vector<std::string> ranges) {
      const Request asked{.verb = "sensitivity", .own = {{"range", std::move(ranges)}}};
      return sensitivity_document(asked, file).tables.front().rows.back().key;
    };
    CHECK(last({"multiple=25:35"}) == "multiple");
    CHECK(last({"multiple=25:35", "eps_growth=0.05:0.2"}) == "all inputs");
  }
  TEST_CASE("both base cases are named and an input that moves nothing says why") {
    const CaseFile file = read_case_file(amd);
    const Case value = model_case(file);
    Case alone = value;
    alone.scenarios.clear();
    const CaseResult base = fairvalue::value(alone);
    const Request asked{.verb = "sensitivity",
                        .own = {{"range", {"multiple=46:46.4", "revenue_growth=1%:20%"}}}};
    const auto notes = sensitivity_document(asked, file).tables.front().notes;
    CHECK(notes.at(0) ==
          fmt::format("Base case: {:.2f} with the deals; {:.2f} without them, from which the table "
                      "of `value` starts.",
                      base.by_parts.expected.value, base.base_value.value));
    const auto has = [&](const char* note) { return std::ranges::find(notes, note) != notes.end(); };
    CHECK(std::ranges::any_of(notes, [](const std::string& note) {
      return note.starts_with("multiple: 0.00, as the price is held at the hurdle of 450 on 20") &&
             note.ends_with(": the input moves how much vests there.");
    }));
    CHECK(has("revenue_growth: 0.00, as the value by parts does not depend on it."));
  }
  TEST_CASE("an uncertain input that has one number says so") {
    CaseFile file = read_case_file(amd);
    std::ranges::find(file.uncertain->inputs, "multiple", &UncertainInput::name)->distribution = Fixed{30};
    const auto notes = sensitivity_document({.verb = "sensitivity"}, file).tables.front().notes;
    CHECK(std::ranges::find(notes, "multiple: 0.00, as its range is one number.") != notes.end());
  }
  TEST_CASE("a growth of 200 % runs with the warning that check gives") {
    Request asked{.verb = "sensitivity", .own = {{"range", {"eps_growth=0.1:2"}}}};
    asked.settings = {parse_setting("required_return=2")};
    const Document document = sensitivity_document(asked, read_case_file(amd, asked.settings));
    CHECK(document.warnings ==
          std::vector<std::string>{
              "--range: eps_growth should be a decimal of at most 1 (100 % a year), got 2",
              "--set required_return: should be a decimal of at most 1 (100 % a year), got 2"});
  }
  TEST_CASE("without options the grid is of the two inputs that move the value most") {
    CaseFile file = read_case_file(amd);
    const CallableModel model = deal_worth_model(model_case(file));
    std::vector<InputRange> ranges;
    for (const UncertainInput& one : file.uncertain->inputs)
      ranges.push_back({one.name, quantile(one.distribution, 0.05), quantile(one.distribution, 0.95)});
    const Tornado result = tornado(model, ranges, "value");
    const Document document = grid_document({.verb = "grid"}, file);
    const DocumentTable& table = document.tables.front();
    CHECK(table.columns.front().key == result.bars[0].range.input);
    CHECK(table.title.find(result.bars[1].range.input + " (across)") != std::string::npos);
    CHECK(table.rows.size() == 5);
    file.uncertain.reset();
    file.scenarios.clear();
    std::string message;
    try {
      grid_document({.verb = "grid"}, file);
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message.find("Inputs of the case: multiple, deal_discount") != std::string::npos);
    CHECK(message.find("For example: --rows multiple=24x,36x --columns eps_growth=5%,10%") !=
          std::string::npos);  // 0.8 and 1.2 times the case's 30x
  }
  const std::string fuel = FAIRVALUE_ROOT "/examples/cases/clean_energy_amazon.toml";

  TEST_CASE("without a company the output is the warrants and the ranges are tenths") {
    const CaseFile award = read_case_file(fuel);
    const Document document = sensitivity_document({.verb = "sensitivity"}, award);
    const OpenPosition open = open_positions(award).front();
    const CallableModel model = warrant_value_model(open.position, market_of(award, open));
    const Tornado result =
        tornado(model, {{"spot", 0.9 * 11.12, 1.1 * 11.12}, {"volatility", 0.63, 0.77}}, "value");
    for (const TornadoBar& bar : result.bars) {
      const std::string input = bar.range.input == "spot" ? "market.price" : "market.volatility";
      CHECK(at_low_of(document, input) == doctest::Approx(bar.at_low.value()).epsilon(1e-12));
      CHECK(*number_at(document, "tornado", input, "at_high") ==
            doctest::Approx(bar.at_high.value()).epsilon(1e-12));
    }
    CHECK(document.tables.size() == 1);  // a warrant has no price at which to break even
    CHECK(document.tables.front().columns[3].unit == "USD");
    CHECK(document.headline.front().find("moves the value of the warrants most") != std::string::npos);
  }
  TEST_CASE("an input of a warrant goes by the paths that a setting takes") {
    const CaseFile award = read_case_file(fuel);
    for (const char* name :
         {"award.Amazon.warrant.strike", "award[0].warrant.strike", "award.warrant.strike"}) {
      const Document document = sensitivity_document(
          {.verb = "sensitivity", .own = {{"range", {std::string{name} + "=10:12 USD"}}}}, award);
      const CaseFile low = read_case_file(fuel, {parse_setting(std::string{name} + "=10")});
      double sum = 0.0;
      for (const char* tranche : {"at signing", "fuel purchases"})
        sum += *number_at(warrant_document({.verb = "warrant"}, low), "Amazon", tranche, "value");
      CHECK(at_low_of(document, "award.Amazon.warrant.strike") == doctest::Approx(sum).epsilon(1e-12));
    }
    CHECK_THROWS_WITH_AS(
        sensitivity_document({.verb = "sensitivity", .own = {{"range", {"market.prise=1:2"}}}}, award),
        doctest::Contains(
            "--range: must be an input of the warrants (nearest 'market.price'), got 'market.prise'"),
        Error);
    CHECK_THROWS_WITH_AS(
        sensitivity_document({.verb = "sensitivity", .own = {{"range", {"market.price=1%:2%"}}}}, award),
        doctest::Contains("--range: market.price must be "), Error);
  }
  TEST_CASE("a grid of an award has the value of the case with both settings") {
    const Request asked{.verb = "grid",
                        .own = {{"rows", {"market.price=9,12"}}, {"columns", {"market.volatility=50%,60%"}}}};
    const Document document = grid_document(asked, read_case_file(fuel));
    const CaseFile one =
        read_case_file(fuel, {parse_setting("market.price=12"), parse_setting("market.volatility=0.6")});
    double sum = 0.0;
    for (const char* tranche : {"at signing", "fuel purchases"})
      sum += *number_at(warrant_document({.verb = "warrant"}, one), "Amazon", tranche, "value");
    CHECK(*number_at(document, "grid", "12", "0.6") == doctest::Approx(sum).epsilon(1e-12));
  }
  TEST_CASE("a company with a warrant has both outputs and the value of a share comes first") {
    const CaseFile file = read_case_file(amd);
    CHECK(analysed_output({.verb = "sensitivity"}, file) == "value");
    const Document document = sensitivity_document(
        {.verb = "sensitivity",
         .paths = 256,
         .own = {{"output", {"warrants"}}, {"range", {"deal.OpenAI 6 GW.hurdle_factor=0.9:1.1"}}}},
        file);
    CHECK(at_low_of(document, "deal.OpenAI 6 GW.hurdle_factor") >
          *number_at(document, "tornado", "deal.OpenAI 6 GW.hurdle_factor", "at_high"));
  }
  TEST_CASE("a grid of a case with one range takes tenths for the other axis") {
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/broadcom_openai.toml");
    REQUIRE(file.uncertain->inputs.size() == 1);
    const Document document = grid_document({.verb = "grid"}, file);
    const DocumentTable& table = document.tables.front();
    CHECK(table.rows.size() == 5);
    // a tenth more of the multiple is a tenth more of the base: nothing moves the value more
    CHECK(table.columns.front().key == "multiple");
    CHECK(*table.rows.front().cells.front().shown.number == doctest::Approx(0.9 * 33));
    CHECK(*table.rows.back().cells.front().shown.number == doctest::Approx(1.1 * 33));
    CHECK(table.notes.back().find("Of inputs without one: a tenth less and a tenth more.") !=
          std::string::npos);
  }
  TEST_CASE("a case of targets alone is sent to the verbs that show them") {
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_june_2025.toml");
    for (const auto& document : {sensitivity_document, grid_document, simulate_document})
      CHECK_THROWS_WITH_AS(
          document({.verb = "grid", .words = {"a.toml"}}, file),
          "AMD, June 2025: grid needs a forecast of the company, and table operating_model is "
          "missing; what the price, the consensus and the targets say is shown by fairvalue "
          "multiples a.toml and fairvalue consensus",
          Error);
  }
  TEST_CASE("what is about a share alone sends an award to the verb that values it") {
    const CaseFile award = read_case_file(FAIRVALUE_ROOT "/examples/cases/ati_award.toml");
    const Request asked{.verb = "grid", .words = {"ati_award.toml"}, .own = {{"output", {"value"}}}};
    for (const auto& document : {sensitivity_document, grid_document, simulate_document}) {
      CHECK_THROWS_WITH_AS(document(asked, award),
                           doctest::Contains("its value is that of fairvalue warrant ati_award.toml"), Error);
    }
  }
  TEST_CASE("samples without a value are said before anything else") {
    CaseFile file = read_case_file(amd);  // growth of 500 % and more a year is refused by the model
    file.uncertain = UncertainInputs{.inputs = {{"eps_growth", Uniform{4.0, 6.0}, "a slip"}}};
    const Document document = simulate_document({.verb = "simulate", .own = {{"samples", {"1600"}}}}, file);
    CHECK(document.headline.front().find("Only 8") == 0);  // about half of 1600
    CHECK(document.headline.front().find("of 1,600 samples have a value") != std::string::npos);
  }
  TEST_CASE("the distribution is that of the simulation of the uncertain inputs") {
    const CaseFile file = read_case_file(amd);
    const Request asked{.verb = "simulate", .seed = 3, .own = {{"samples", {"1600"}}}};
    const Document document = simulate_document(asked, file);
    const CallableModel model = deal_worth_model(model_case(file));
    const MonteCarloResult result = monte_carlo(model, *file.uncertain,
                                                {.sampling = Sampling::latin_hypercube,
                                                 .samples = 1600,
                                                 .replicates = 16,
                                                 .seed = 3,
                                                 .levels = {203.71}});
    const OutputDistribution& one = result.outputs[output_slot(model, "value")];
    CHECK(*number_at(document, "distribution", "mean", "value") == one.mean->value);
    CHECK(*number_at(document, "distribution", "p95", "value") == one.percentiles.back().value.value);
    CHECK(*number_at(document, "distribution", "above_price", "value") ==
          one.above.front().probability.value);
  }
  TEST_CASE("a case without uncertain inputs cannot be simulated") {
    CaseFile file = read_case_file(amd);
    file.uncertain.reset();
    CHECK_THROWS_AS(simulate_document({.verb = "simulate"}, file), Error);
  }
}

TEST_SUITE("calculator/multiples") {
  const std::string june = FAIRVALUE_ROOT "/examples/cases/amd_june_2025.toml";

  TEST_CASE("multiples by hand: the price over 3.94 and 5.79") {
    const CaseFile file = read_case_file(june);
    const Document document = multiples_document(file);
    const double price = file.market->spot.value.price.value;
    CHECK(*number_at(document, "multiples", "FY2025", "multiple") ==
          doctest::Approx(price / 3.94).epsilon(1e-14));
    CHECK(*number_at(document, "multiples", "FY2026", "multiple") ==
          doctest::Approx(price / 5.79).epsilon(1e-14));
    CHECK(*number_at(document, "multiples", "FY2026", "growth") == doctest::Approx(5.79 / 3.94 - 1));
    // 130 over 23 and over 5.79; 120 at 30 times 5.79
    CHECK(*number_at(document, "targets", "BofA 美銀", "implied_eps") == doctest::Approx(130.0 / 23));
    CHECK(*number_at(document, "targets", "BofA 美銀", "on_basis") == doctest::Approx(130 / 5.79));
    CHECK(*number_at(document, "targets", "JPM 摩根大通", "rolled") == doctest::Approx(30 * 5.79));
  }
  TEST_CASE("of a day before all figures there is no consensus and no multiple") {
    const auto day = [](int month, int d) { return Date{std::chrono::year{2025} / month / d}; };
    const CaseFile file = read_case_file(june);
    CHECK_THROWS_WITH_AS(
        consensus_document(file, day(6, 18)),
        "AMD, June 2025: nothing is known by 2025-06-18: the first of consensus is of 2025-06-19", Error);
    CHECK(*number_at(consensus_document(file, day(6, 19)), "consensus", "EPS FY2026", "mean") == 5.79);
    const CaseFile before = read_case_file(june, {parse_setting("market.as_of=2025-06-12")});
    CHECK_THROWS_WITH_AS(
        multiples_document(before),
        "AMD, June 2025: nothing is known by 2025-06-12: the first of consensus is of 2025-06-19", Error);
  }
  TEST_CASE("a target published after the day of the price is left out and named") {
    CaseFile file = read_case_file(june);
    file.price_targets[0].value.published = Date{std::chrono::year{2025} / 6 / 20};
    const Document document = multiples_document(file);
    CHECK_THROWS_AS(number_at(document, "targets", "BofA 美銀", "target"), Error);  // has no row
    CHECK(number_at(document, "targets", "JPM 摩根大通", "target").has_value());
    CHECK(std::ranges::find(document.warnings,
                            "dated after 2025-06-19 and left out: 1 of price_target (the "
                            "first 2025-06-20)") != document.warnings.end());
  }
  TEST_CASE("the forecasts of a model are of the day of its price and not known before") {
    const CaseFile deal = read_case_file(amd);
    CHECK_THROWS_WITH_AS(
        consensus_document(deal, Date{std::chrono::year{2025} / 10 / 5}),
        "AMD and OpenAI: nothing is known by 2025-10-05: the first of operating_model is of 2025-10-06",
        Error);
  }
  TEST_CASE("the sum of the parts by hand of 38 and 25 and 15 and 25 times the profits and the cash") {
    // (38 x 3.482 + 25 x .897 + 15 x .290 + 25 x 1.421 + 3.41) / 1.622 = (194.616 + 3.41) / 1.622
    const Document document = multiples_document(read_case_file(june));
    CHECK(*number_at(document, "parts", "business value", "value") == doctest::Approx(194.616e9));
    CHECK(*number_at(document, "parts", "a share", "a_share") == doctest::Approx(198.026 / 1.622));
    CHECK(*number_at(document, "parts", "Data Center", "share") == doctest::Approx(38 * 3.482 / 194.616));
    CHECK(*number_at(document, "parts", "business value", "multiple") == doctest::Approx(194.616 / 6.09));
    CaseFile file = read_case_file(june);
    file.sum_of_the_parts->diluted_shares.reset();
    CHECK_THROWS_WITH_AS(sum_of_the_businesses(file),
                         "AMD, June 2025: company.shares_outstanding is missing; a sum of the parts needs it",
                         Error);
  }
  TEST_CASE("multiples by hand of what data files hold: 100 over (4.80 + 5.20) / 2 and over four quarters") {
    std::ofstream{"rows_of_analysis_test.csv"}
        << "broker,period,period_end,measure,value,basis,currency,published\n"
           "A,FY2026,2026-12-31,eps,4.80,non_gaap,USD,2026-05-04\n"
           "B,FY2026,2026-12-31,eps,5.20,non_gaap,USD,2026-05-06\n"
           "C,FY2026,2026-12-31,eps,9.00,non_gaap,USD,2026-07-06\n";  // after the price
    std::ofstream{"reported_of_analysis_test.csv"}
        << "period,period_end,eps,basis,currency,reported\n"
           "FY2025Q2,2025-06-30,0.9,non_gaap,USD,2025-08-01\nFY2025Q3,2025-09-30,1,non_gaap,USD,2025-11-01\n"
           "FY2025Q4,2025-12-31,1,non_gaap,USD,2026-02-01\nFY2026Q1,2026-03-31,1.1,non_gaap,USD,2026-05-01\n";
    std::ofstream{"targets_of_analysis_test.csv"}
        << "published_date,analyst_firm,price_target,currency,symbol\n2026-01-05,A,90,USD,T\n"
           "2026-05-05,A,125,USD,T\n2026-07-05,A,200,USD,T\n";
    const CaseFile file = read_case_text(
        "schema = 1\n[company]\nname = \"T\"\ncurrency = \"USD\"\n[market]\nprice = 100\nas_of = "
        "2026-06-30\n[data]\nestimates = \"rows_of_analysis_test.csv\"\nactuals = "
        "\"reported_of_analysis_test.csv\"\npublished_targets = \"targets_of_analysis_test.csv\"\n",
        "a.toml");
    const Document document = multiples_document(file);
    CHECK(*number_at(document, "multiples", "FY2026", "multiple") == doctest::Approx(20.0));
    CHECK(*number_at(document, "trailing", "trailing", "multiple") == doctest::Approx(25.0));
    CHECK(*number_at(document, "published", "A", "target") == 125.0);
    CHECK(*number_at(document, "published", "A", "upside") == doctest::Approx(0.25));
    for (const char* name : {"rows", "reported", "targets"})
      std::remove((std::string{name} + "_of_analysis_test.csv").c_str());
  }
  TEST_CASE("what is arithmetic has a formula that gives the same number from its cells") {
    const Document document = answer_multiples({.verb = "multiples", .words = {june}}).document;
    int formulas = 0;
    for (const DocumentTable& table : document.tables) {
      for (const DocumentRow& row : table.rows) {
        for (const DocumentCell& cell : row.cells) {
          if (!cell.formula) continue;
          std::vector<double> x;
          for (const CellReference& one : cell.formula->operands) {
            const auto of = std::ranges::find(document.tables, one.table, &DocumentTable::key);
            REQUIRE(of != document.tables.end());
            x.push_back(of->rows[one.row].cells[one.column].shown.number.value());
          }
          const std::string& pattern = cell.formula->pattern;
          CAPTURE(table.key);
          CAPTURE(row.key);
          CAPTURE(pattern);
          double expected = std::numeric_limits<double>::quiet_NaN();
          if (pattern == "{}/{}") expected = x[0] / x[1];
          if (pattern == "{}*{}") expected = x[0] * x[1];
          if (pattern == "{}/{}-1") expected = x[0] / x[1] - 1;
          if (pattern == "{}/(100*{})") expected = x[0] / (100 * x[1]);
          if (pattern.starts_with("{}+{}")) expected = std::accumulate(x.begin(), x.end(), 0.0);
          CHECK(*cell.shown.number == doctest::Approx(expected).epsilon(1e-12));
          ++formulas;
        }
      }
    }
    // 2 multiples, 1 growth, 1 PEG; 2 targets of 4; 4 businesses of 3, the sum of 4, net cash 1, in all 2
    CHECK(formulas == 4 + 8 + 12 + 4 + 1 + 2);
    CHECK_NOTHROW(require_document(document));
  }
  TEST_CASE("vendors' numbers are shown as they are") {
    const Document document = consensus_document(read_case_file(june), {});
    CHECK(*number_at(document, "consensus", "EPS FY2026", "mean") == 5.79);
    CHECK(document.headline.front().find("EPS FY2025 3.94, EPS FY2026 5.79") == 0);
    const CaseFile deal = read_case_file(amd);  // a case with a deal has the EPS of its operating model
    CHECK(*number_at(consensus_document(deal, {}), "consensus", "EPS FY2026", "mean") == 5.79);
  }
  TEST_CASE("brokers' rows become a consensus as known on a day: 5 and 7 without the one of tomorrow") {
    CaseFile file = read_case_file(june);
    const auto row = [&](const char* broker, double eps, Date published) {
      return Estimate{.broker = broker,
                      .period = calendar_year(2026),
                      .measure = EstimateMeasure::eps,
                      .value = eps,
                      .basis = EarningsBasis::non_gaap,
                      .currency = Currency{"USD"},
                      .published = published,
                      .known_at = published};
    };
    using namespace std::chrono_literals;
    file.estimates = {row("A", 5, 2025y / 6 / 1), row("B", 7, 2025y / 6 / 2), row("C", 100, 2025y / 6 / 4)};
    const Document document = consensus_document(file, 2025y / 6 / 3);
    CHECK(*number_at(document, "consensus", "EPS FY2026", "mean") == 6);
    CHECK(*number_at(document, "consensus", "EPS FY2026", "count") == 2);
    CHECK(*number_at(document, "left_out", "C FY2026", "value") == 100);
    Document live = document;
    make_consensus_live(live, file, 2025y / 6 / 3);
    const DocumentTable& rows = live.tables.back();
    REQUIRE(rows.rows.size() == 2);  // A and B, not C
    const auto formula_of = [&](std::size_t column) {
      const auto& formula = live.tables.front().rows.front().cells[column].formula;
      REQUIRE(formula.has_value());
      CHECK(formula->operands.size() == 2);
      return formula->pattern;
    };
    const char* const functions[] = {"AVERAGE", "MEDIAN", "MIN", "MAX", "STDEV", "COUNT"};
    for (std::size_t i = 0; i < std::size(functions); ++i)
      CHECK(formula_of(i + 1) == std::string{functions[i]} + "({},{})");
    CHECK(*rows.rows[1].cells[1].shown.number == 7);
    CHECK_NOTHROW(require_document(live));
  }
}

}  // namespace analysis_test
