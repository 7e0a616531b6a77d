#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/case_bridge.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/model/give_away.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/warrant_tables.hpp"

namespace deal_test {
using namespace fairvalue;
using namespace calculator;

const std::string cases = FAIRVALUE_ROOT "/examples/cases/";
const Request few{.verb = "deal", .paths = 4096};
const Request without{.verb = "deal", .simulates = false};

double at(const Document& document, const std::string& table, const std::string& row,
          const std::string& column) {
  const auto number = number_at(document, table, row, column);
  REQUIRE(number.has_value());
  return *number;
}

/// Tables for people, without what a workbook calculates from.
std::ptrdiff_t count_shown(const Document& document) {
  return std::ranges::count(document.tables, false, &DocumentTable::is_detail);
}

TEST_SUITE("calculator/deal") {
  TEST_CASE("the move is that of explain_jump from the market of the grant to today's") {
    const CaseFile file = read_case_file(cases + "amd_openai.toml");
    const Document document = deal_document(few, file);
    const Valued of = valued(few, file);
    const Announcement announcement{.before = file.deals[0].facts.grant->value.spot.price,
                                    .after = of.result.spot.price};
    const Jump jump = explain_jump(of.value, announcement, of.warrants.values);
    CHECK(at(document, "jump", "jump", "amount") == jump.total.value);
    CHECK(at(document, "jump", "deals", "amount") == jump.market_view.value);
    CHECK(at(document, "jump", "rest", "amount") == jump.rest.value);
    CHECK(jump.total.value == doctest::Approx(1622e6 * (203.71 - 164.67)));
    const auto answers = reverse_solve(
        of.value, {.announcement = announcement, .deal = "OpenAI 6 GW", .warrants = of.warrants.values});
    // A deal's flows are in proportion to revenue and to gigawatts: with warrants held, both to what is
    // missing.
    const double missing = (jump.total.value + of.worth->warrants.value) / of.worth->flows.total().value;
    CHECK(at(document, "believed OpenAI 6 GW", "revenue a gigawatt", "needed") ==
          doctest::Approx(15e9 * missing).epsilon(1e-9));
    for (const double gigawatts : {3.0, 6.0, 12.0, 24.0, 48.0})
      CHECK(at(document, "believed_pairs OpenAI 6 GW", fmt::format("{:g}", gigawatts), "revenue") ==
            doctest::Approx(15e9 * missing * 6 / gigawatts).epsilon(1e-9));
    // All renewed four times, at 1.1^-5 each, is 2.3945 times the flows at most: not the nine times that it
    // takes.
    CHECK(missing > 2.3945);
    CHECK_FALSE(number_at(document, "believed OpenAI 6 GW", "follow-on share", "needed").has_value());
    for (const ReverseAnswer& one : answers) {
      const auto needed = number_at(document, "believed OpenAI 6 GW", to_string(one.input), "needed");
      CHECK(needed == one.value);
    }
  }
  TEST_CASE("the sentence says who gains and by how much") {
    const Valued of = valued(few, read_case_file(cases + "amd_openai.toml"));
    REQUIRE(of.worth);
    const std::string sentence = deal_sentence(of);
    const double left = of.worth->market_view.value;
    CHECK(sentence.find(left < 0 ? "costs the other shareholders" : "leaves the other shareholders") !=
          std::string::npos);
    CHECK(sentence.find(fmt::format("{:.2f} a share", std::abs(left / 1622e6))) != std::string::npos);
  }
  TEST_CASE("give-away prices are those of the base case") {
    const CaseFile file = read_case_file(cases + "amd_openai.toml");
    const Case value = model_case(file);
    const Document document = deal_document(without, file);
    for (const TrancheGiveAway& one : give_away_prices(value, base_settings(value), 0))
      CHECK(at(document, "give_away", one.tranche, "on_delivery") == one.on_delivery->value);
  }
  TEST_CASE("a deal without a warrant is worth its cash flows without a simulation") {
    const CaseFile file = read_case_file(cases + "broadcom_openai.toml");
    const Document document = deal_document(without, file);
    const Valued of = valued(without, file);
    REQUIRE(of.worth);
    CHECK(at(document, "answer", "market_view", "value") == of.worth->flows.total().value);
    CHECK(of.worth->warrants.value == 0);
  }
  TEST_CASE("a case without a deal is refused by name") {
    CHECK_THROWS_WITH_AS(deal_document(without, read_case_text(R"(schema = 1
name = "plain"
[company]
name = "Small"
currency = "USD"
)",
                                                               "plain.toml")),
                         "plain: has no deal; a table [[deal]] is missing", Error);
    CHECK_THROWS_WITH_AS(deal_document(without, read_case_file(cases + "ati_award.toml")),
                         doctest::Contains("valued by `fairvalue warrant`"), Error);
  }
}

/// Keys of rows and columns of a table whose number has no formula.
std::vector<std::string> without_formula(const Document& document, const std::string& key) {
  const auto table = std::ranges::find(document.tables, key, &DocumentTable::key);
  REQUIRE(table != document.tables.end());
  std::vector<std::string> cells;
  for (const DocumentRow& row : table->rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].shown.number && !row.cells[i].formula)
        cells.push_back(row.key + "." + table->columns[i].key);
    }
  }
  return cells;
}

TEST_SUITE("calculator/workbooks") {
  TEST_CASE("every number of deals side by side has a formula") {
    const Document document = compare_document(
        few, {read_case_file(cases + "amd_openai.toml"), read_case_file(cases + "nvidia_openai.toml"),
              read_case_file(cases + "clean_energy_amazon.toml")});
    CHECK(without_formula(document, "deals").empty());
    CHECK(without_formula(document, "load OpenAI").empty());
  }
  TEST_CASE("every number of a deal that is arithmetic has a formula") {
    const Document document = deal_document(few, read_case_file(cases + "amd_openai.toml"));
    for (const char* table : {"answer", "worth", "scenarios", "jump", "give_away", "load OpenAI"}) {
      CAPTURE(table);
      CHECK(without_formula(document, table).empty());
    }
    // By hand: (203.71 - 164.67) x 1,622 m shares.
    CHECK(*number_at(document, "jump", "jump", "amount") == doctest::Approx(39.04 * 1.622e9));
  }
  TEST_CASE("every number of a price path has a formula") {
    const Document document = value_document(few, read_case_file(cases + "amd_openai.toml"));
    for (const char* scenario : {"optimistic", "neutral", "pessimistic"})
      CHECK(without_formula(document, std::string{"path "} + scenario).empty());
  }
  TEST_CASE("every number of two bridges has a formula") {
    const CaseFile before = read_case_file(cases + "amd_openai.toml");
    const CaseFile after =
        read_case_file(cases + "amd_openai.toml",
                       {parse_setting("deal[0].margin=0.3"), parse_setting("market.volatility=0.6")});
    const Document document =
        diff_document({.verb = "diff", .workbook = "bridge.xlsx", .paths = 4096}, before, after);
    CHECK(without_formula(document, "steps").empty());
    CHECK(without_formula(document, "steps OpenAI 6 GW").empty());
  }
  TEST_CASE("every number of a warrant has a formula and so have like tranches in one row") {
    const CaseFile file = read_case_file(cases + "marvell_google.toml");
    const Document document = warrant_document(few, file);
    CHECK(without_formula(document, "Google each").empty());
    CHECK(without_formula(document, "terms Google").empty());
    CHECK(without_formula(document, "totals").empty());
    CHECK(without_formula(document, "Google").empty());
    CHECK(number_at(document, "totals", "Google", "shares") == 58'970'907.0);
  }
}

TEST_SUITE("calculator/compare") {
  TEST_CASE("each deal's numbers are those of compared_deal and the years those of payment_table") {
    const std::vector<CaseFile> files{read_case_file(cases + "amd_openai.toml"),
                                      read_case_file(cases + "broadcom_openai.toml")};
    const Document document = compare_document(few, files);
    std::vector<Commitment> commitments;
    for (const CaseFile& file : files) {
      const Case value = model_case(file);
      const std::string key = value.ticker + ": " + value.deals[0].name;
      const auto given = number_at(document, "deals", key, "given");
      const ComparedDeal one =
          compared_deal(value, 0, value.deals[0].warrant ? std::optional{Money{*given}} : std::nullopt);
      CHECK(at(document, "deals", key, "net_value") == one.net_value.value);
      CHECK(at(document, "deals", key, "rebate") == one.rebate);
      CHECK(number_at(document, "deals", key, "binding_share") == one.binding_share);
      commitments.push_back({key, value.deals[0].plan.value, value.deals[0].revenue_per_gigawatt.value});
    }
    const Table payments = payment_table(commitments);
    CHECK(at(document, "load OpenAI", "all", payments.column_names()[1]) == *payments.at(2, 1));
  }
  TEST_CASE("each customer has its own load") {
    const Document document = compare_document(
        without, {read_case_file(cases + "amd_openai.toml"), read_case_file(cases + "amd_meta.toml"),
                  read_case_file(cases + "nvidia_openai.toml")});
    const auto rows = [&](const char* key) {
      const auto table = std::ranges::find(document.tables, key, &DocumentTable::key);
      REQUIRE(table != document.tables.end());
      return table->rows.size();
    };
    CHECK(rows("load OpenAI") == 7);  // two sellers and their sum and four of its own years
    CHECK(rows("load Meta") == 2);
    CHECK(at(document, "deals", "NVDA: OpenAI 10 GW", "equity") == 100e9);
    CHECK_FALSE(number_at(document, "deals", "NVDA: OpenAI 10 GW", "given").has_value());
  }
  TEST_CASE("without a simulation what rests on the warrant says so and the best of the others is named") {
    const Document document = compare_document(
        without, {read_case_file(cases + "amd_openai.toml"), read_case_file(cases + "broadcom_openai.toml")});
    for (const char* column : {"given", "rebate", "net_value", "net_value_a_share"})
      CHECK_FALSE(number_at(document, "deals", "AMD: OpenAI 6 GW", column).has_value());
    CHECK(number_at(document, "deals", "AMD: OpenAI 6 GW", "flows").has_value());
    CHECK(document.headline.front().ends_with(
        "a share net of what is given; of the 2 deals no other has a value of what is given."));
  }
  TEST_CASE("of AMD's six gigawatts one binds and what Broadcom's filings do not say is not stated") {
    const Document document = compare_document(
        without, {read_case_file(cases + "amd_openai.toml"), read_case_file(cases + "broadcom_openai.toml")});
    const DocumentTable& deals = document.tables.front();
    const auto cell = [&](std::size_t row) {
      const auto column = std::ranges::find(deals.columns, "binding_share", &DocumentColumn::key);
      return deals.rows[row].cells[static_cast<std::size_t>(column - deals.columns.begin())];
    };
    CHECK(*cell(0).shown.number == doctest::Approx(1.0 / 6));
    CHECK(cell(0).standing == Standing::stated);
    CHECK(cell(1).shown.text == "not stated");
    CHECK_FALSE(cell(1).shown.number.has_value());
  }
  TEST_CASE("one deal alone is no best of several") {
    const Document document = compare_document(without, {read_case_file(cases + "broadcom_openai.toml")});
    CHECK(document.headline.front().ends_with("a share net of what is given."));
    const Document none = compare_document(without, {read_case_file(cases + "amd_openai.toml")});
    CHECK(none.headline.front() == "What the deal gives has no value.");
  }
  TEST_CASE("a long reason stands in a note and the cells stay narrow") {
    // Nothing is said of when the award's condition is met.
    CaseFile file = read_case_file(cases + "marvell_google.toml");
    file.awards[0].facts.paces.clear();
    const Document document = compare_document(few, {file});
    const DocumentTable& table = document.tables.front();
    CHECK(table.rows[0].cells[7].shown.text == "no value");
    CHECK(std::ranges::any_of(table.notes, [](const std::string& note) {
      return note.starts_with("MRVL: Google, reading 0: the warrant has no value: ");
    }));
    for (const DocumentRow& row : table.rows) {
      for (std::size_t i = 1; i < row.cells.size(); ++i) CHECK(row.cells[i].shown.text.size() <= 18);
    }
  }
  TEST_CASE("deals in two currencies are not compared") {
    std::ifstream text{cases + "broadcom_openai.toml"};
    std::string euro{std::istreambuf_iterator<char>{text}, {}};
    for (std::size_t at = euro.find("USD"); at != std::string::npos; at = euro.find("USD"))
      euro.replace(at, 3, "EUR");
    const Document document = compare_document(
        without, {read_case_file(cases + "broadcom_openai.toml"), read_case_text(euro, "euro.toml")});
    CHECK(document.headline.front().find("several currencies") != std::string::npos);
    CHECK(count_shown(document) == 1);
    CHECK(document.tables.front().notes.back().find("not added up") != std::string::npos);
  }
  TEST_CASE("an award has a row with what there is of it and a note that says why the rest is missing") {
    const CaseFile fuel = read_case_file(cases + "clean_energy_amazon.toml");
    const Document document =
        compare_document(without, {read_case_file(cases + "broadcom_openai.toml"), fuel});
    CHECK(at(document, "deals", "CLNE: Amazon", "shares") == 53141755);
    CHECK(at(document, "deals", "CLNE: Amazon", "given") ==
          at(warrant_document(without, fuel), "Amazon", "at signing", "value") +
              at(warrant_document(without, fuel), "Amazon", "fuel purchases", "value"));
    // With all fuel bought it is a call on all shares: 11.12, strike 13.49, 70 %, 1.6 %, 3652 days.
    const double years = 3652 / 365.0;
    const double deviation = 0.7 * std::sqrt(years);
    const double d = (std::log(11.12 / 13.49) + 0.016 * years) / deviation + 0.5 * deviation;
    const auto normal = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    const double call = 11.12 * normal(d) - 13.49 * std::exp(-0.016 * years) * normal(d - deviation);
    CHECK(at(document, "deals", "CLNE: Amazon", "rebate") ==
          doctest::Approx(53141755 * call / 500e6).epsilon(1e-9));
    for (const char* column : {"gigawatts", "flows", "net_value", "net_value_a_share", "of_company"})
      CHECK_FALSE(number_at(document, "deals", "CLNE: Amazon", column).has_value());
    const auto& notes = document.tables.front().notes;
    CHECK(std::ranges::any_of(notes, [](const std::string& note) {
      return note.find("an award has no plan of deliveries: CLNE: Amazon.") != std::string::npos;
    }));
    CHECK(document.headline.front().find("OpenAI 10 GW of AVGO: ") == 0);
  }
  TEST_CASE("each reading of a clause has a row and its customer pays once") {
    const std::string path = "readings_of_deal_test.toml";
    std::ifstream text{cases + "broadcom_openai.toml"};
    std::string two{std::istreambuf_iterator<char>{text}, {}};
    const std::size_t deal = two.find("[deal.plan]");
    REQUIRE(deal != std::string::npos);
    two.insert(deal,
               "readings = [{ reading = \"lean\", margin = 0.3 }, { reading = \"rich\", margin = 0.4 }]\n");
    two.erase(two.find("margin = "), two.find('\n', two.find("margin = ")) - two.find("margin = "));
    std::ofstream{path} << two;
    const Answer answer = answer_compare({.verb = "compare", .words = {path}, .simulates = false});
    const DocumentTable& deals = answer.document.tables.front();
    REQUIRE(deals.rows.size() == 2);
    CHECK(deals.rows[1].key == deals.rows[0].key.substr(0, deals.rows[0].key.size() - 1) + "1");
    CHECK(at(answer.document, "deals", deals.rows[1].key, "flows") ==
          doctest::Approx(at(answer.document, "deals", deals.rows[0].key, "flows") * 4 / 3));
    CHECK(answer.document.tables.at(1).rows.size() == 2);  // one seller and the sum
    // One deal, and the number that is quoted is that of the first reading, which the tables have.
    const std::string& sentence = answer.document.headline.front();
    CAPTURE(sentence);
    CHECK(sentence.find("deals") == std::string::npos);
    const double lean = at(answer.document, "deals", deals.rows[0].key, "net_value_a_share");
    CHECK(sentence.find(fmt::format("{:.2f} a share net", lean)) != std::string::npos);
    const Answer other = answer_compare({.verb = "compare",
                                         .words = {path, cases + "cerebras_openai.toml"},
                                         .settings = {},
                                         .simulates = false});
    CHECK(other.document.headline.front() == sentence);
    std::remove(path.c_str());
  }
  TEST_CASE("a case with neither a deal nor a warrant is left out and said so") {
    const CaseFile plain = read_case_file(cases + "amd_june_2025.toml");
    const Document document =
        compare_document(without, {read_case_file(cases + "broadcom_openai.toml"), plain});
    REQUIRE(document.warnings.size() == 1);
    CHECK(document.warnings[0] == "left out: AMD, June 2025: has neither a deal nor a warrant");
    CHECK_THROWS_AS(compare_document(without, {plain}), Error);
  }
}

TEST_SUITE("calculator/diff") {
  TEST_CASE("an award's value is bridged input by input from one case's value to the other's exactly") {
    const std::string fuel = cases + "clean_energy_amazon.toml";
    const CaseFile before = read_case_file(fuel);
    const CaseFile after = read_case_file(
        fuel, {parse_setting("market.price=12"), parse_setting("market.volatility=0.6"),
               parse_setting("award.warrant.strike=10"), parse_setting("award.warrant.expiry=2032-04-16")});
    const Document document = diff_document(without, before, after);
    REQUIRE(count_shown(document) == 1);
    const DocumentTable& steps = document.tables.front();
    CHECK(steps.key == "steps Amazon");
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < steps.rows.size(); ++i) sum += *steps.rows[i].cells[3].shown.number;
    CHECK(steps.rows.size() == 6);
    CHECK(sum == *steps.rows.back().cells[3].shown.number);
    const auto worth = [&](const CaseFile& file) {
      const Document values = warrant_document(without, file);
      return at(values, "Amazon", "at signing", "value") + at(values, "Amazon", "fuel purchases", "value");
    };
    CHECK(*steps.rows.front().cells[4].shown.number ==
          doctest::Approx(std::round(worth(before))).epsilon(1e-12));
    CHECK(*steps.rows.back().cells[4].shown.number ==
          doctest::Approx(std::round(worth(after))).epsilon(1e-12));
    CHECK(at(document, "steps Amazon", "warrant.strike", "before") == 13.49);
    CHECK(steps.rows[3].cells[1].shown.text == "2031-04-16");
  }
  TEST_CASE("two cases of targets alone have no bridge and what has changed is named") {
    const std::string june = cases + "amd_june_2025.toml";
    const CaseFile before = read_case_file(june);
    const CaseFile after =
        read_case_file(june, {parse_setting("market.price=130"), parse_setting("consensus[0].mean=4")});
    const Document document = diff_document(without, before, after);
    CHECK(document.tables.empty());
    CHECK(document.headline.front().ends_with("changed: market.price, consensus."));
    CHECK(diff_document(without, before, before).headline.front().ends_with("changed: nothing."));
  }
  TEST_CASE("a warrant of one case alone is gone or new and one without a simulation says so") {
    const CaseFile fuel = read_case_file(cases + "clean_energy_amazon.toml");
    const CaseFile ati = read_case_file(cases + "ati_award.toml");
    const Document document = diff_document(without, fuel, ati);
    REQUIRE(count_shown(document) == 1);
    CHECK(document.tables[0].rows[1].key == "warrant (gone)");
    CHECK(document.headline[1] == "earnout shares: its value is not compared: needs a simulation.");
    const Document same = diff_document(without, fuel, fuel);
    CHECK(same.tables.empty());
    CHECK(same.headline.front() == "No warrant or award has changed its inputs.");
  }
  TEST_CASE("a changed day has its own row and the price none") {
    const CaseFile before = read_case_file(cases + "amd_openai.toml");
    const CaseFile after =
        read_case_file(cases + "amd_openai.toml", {parse_setting("market.as_of=2025-11-06")});
    const Document document = diff_document(without, before, after);
    const DocumentTable& steps = document.tables.front();
    REQUIRE(steps.rows.size() == 3);
    CHECK(steps.rows[1].key == "as_of");
    CHECK(steps.rows[1].cells[1].shown.text == "2025-10-06");
    CHECK(steps.rows[1].cells[2].shown.text == "2025-11-06");
  }
  TEST_CASE("what has changed and does not move the value is named") {
    const CaseFile before = read_case_file(cases + "amd_openai.toml");
    const CaseFile after =
        read_case_file(cases + "amd_openai.toml", {parse_setting("market.volatility=0.7")});
    const DocumentTable steps = diff_document(without, before, after).tables.front();
    CHECK(steps.rows.size() == 2);
    CHECK(std::ranges::any_of(steps.notes, [](const std::string& note) {
      return note.find("no part of this value: market.volatility.") != std::string::npos;
    }));
  }
  TEST_CASE("the steps are those of case_bridge and lead from one value to the other") {
    const CaseFile before = read_case_file(cases + "amd_openai.toml");
    const CaseFile after = read_case_file(
        cases + "amd_openai.toml",
        {parse_setting("valuation.required_return=0.12"), parse_setting("deal[0].margin=0.3")});
    const Document document = diff_document(without, before, after);
    const CaseBridge bridge = case_bridge(model_case(before), model_case(after));
    REQUIRE(bridge.steps.size() == 2);
    CHECK(at(document, "steps", "required_return", "effect") == bridge.steps[0].effect.value);
    CHECK(at(document, "steps", "required_return", "before") == 0.1);
    CHECK(at(document, "steps", "deal.OpenAI 6 GW.margin", "after") == 0.3);
    CHECK(at(document, "steps", "before", "value") == bridge.before.value);
    CHECK(at(document, "steps", "after", "value") == bridge.after.value);
  }
  TEST_CASE("a changed warrant names the tranche and the member") {
    const CaseFile before = read_case_file(cases + "amd_openai.toml");
    CaseFile after = before;
    auto& tranches = after.deals[0].terms.warrant->value.tranches;
    tranches[0].shares = Shares{20e6};
    tranches[1].shares = tranches[1].shares + Shares{160e6 / 6 - 20e6};
    after.operating_model->consensus_eps[0].value = PerShare{9};
    const Document document = diff_document(without, before, after);
    const auto words = [&](const char* row, std::size_t column) {
      const auto found = std::ranges::find(document.tables.front().rows, row, &DocumentRow::key);
      REQUIRE(found != document.tables.front().rows.end());
      return found->cells[column].shown.text;
    };
    const std::string name = "tranche " + tranches[0].name;
    CHECK(words("deal.OpenAI 6 GW.warrant", 2).find(name + ": 20.00 m shares") != std::string::npos);
    CHECK(words("deal.OpenAI 6 GW.warrant", 1).find(name + ": 26.67 m shares") != std::string::npos);
    CHECK(words("operating_model.consensus_eps", 2).find("9.00") != std::string::npos);
    CHECK(words("operating_model.consensus_eps", 1).find("FY") != std::string::npos);
  }
  TEST_CASE("the same case twice has no steps") {
    const CaseFile file = read_case_file(cases + "broadcom_openai.toml");
    CHECK(diff_document(without, file, file).tables.front().rows.size() == 2);
  }
}

TEST_SUITE("calculator/warrant") {
  TEST_CASE("the values are those of the simulation with the settings of the command line") {
    const CaseFile file = read_case_file(cases + "ati_award.toml");
    const Document document = warrant_document(few, file);
    const auto open = open_positions(file);
    REQUIRE(open.size() == 1);
    const Years life = year_fraction(file.market->spot.value.as_of, open[0].terms->expiry);
    const SimulatedValue value = value_by_simulation(open[0].position, {.market = equity_market(file, life)},
                                                     {}, {.paths = 4096, .seed = few.seed});
    for (const SimulatedTranche& one : value.tranches)
      CHECK(at(document, open[0].name, one.tranche, "value_a_share") == one.value.mean);
  }
  TEST_CASE("without a simulation a rule that has no formula says so") {
    const Document document = warrant_document(without, read_case_file(cases + "ati_award.toml"));
    CHECK(document.headline.front().find("needs a simulation") != std::string::npos);
    const auto table =
        std::ranges::find(document.tables, open_positions(read_case_file(cases + "ati_award.toml"))[0].name,
                          &DocumentTable::key);
    REQUIRE(table != document.tables.end());
    CHECK(table->rows.empty());
  }
  TEST_CASE("every warrant and award of the shipped cases has a value") {
    for (const char* name : {"amd_openai", "amd_meta", "ati_award", "cerebras_openai", "clean_energy_amazon",
                             "marvell_google"}) {
      CAPTURE(name);
      const CaseFile file = read_case_file(cases + name + ".toml");
      const Document document = warrant_document({.verb = "warrant", .paths = 1024}, file);
      CHECK(document.headline.front().find(" is ") != std::string::npos);
      for (const std::string& line : document.headline) CHECK(line.find("no economic value") == line.npos);
      for (const DocumentRow& row :
           std::ranges::find(document.tables, "assumptions", &DocumentTable::key)->rows) {
        CAPTURE(row.key);
        CHECK_FALSE(row.cells[1].shown.text.empty());
      }
    }
  }
  TEST_CASE("240 like tranches are one row that adds up") {
    const CaseFile file = read_case_file(cases + "marvell_google.toml");
    const Document document = warrant_document({.verb = "warrant", .paths = 1024}, file);
    CHECK(at(document, "terms Google", "purchase", "shares") == 57610040);
    double sum = 0.0;
    const auto each = std::ranges::find(document.tables, "Google each", &DocumentTable::key);
    REQUIRE(each != document.tables.end());
    CHECK(each->is_detail);
    CHECK(each->rows.size() == 244);
    for (const DocumentRow& row : each->rows) {
      if (row.key.starts_with("purchase")) sum += *row.cells[3].shown.number;
    }
    CHECK(at(document, "Google", "purchase", "value") == doctest::Approx(sum).epsilon(1e-12));
    CHECK(at(document, "Google", "purchase", "value_a_share") == doctest::Approx(sum / 57610040));
    double hits = 0.0;  // a mean weighted by the shares
    for (const DocumentRow& row : each->rows) {
      if (!row.key.starts_with("purchase")) continue;
      const auto hit = number_at(document, "Google each", row.key, "vesting");
      hits += *number_at(document, "Google each", row.key, "shares") * hit.value();
    }
    CHECK(at(document, "Google", "purchase", "vesting") == doctest::Approx(hits / 57610040));
    const auto terms = std::ranges::find(document.tables, "terms Google", &DocumentTable::key);
    CHECK(terms->rows.size() == 5);
    CHECK(terms->rows.back().cells[2].shown.text == "500 m USD paid to 120 bn USD paid");
  }
  TEST_CASE("a reading is named in its own words") {
    const auto readings = read_case_readings(cases + "marvell_google.toml");
    const DocumentTable table = reading_table(without, readings);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].key == readings[0].label);
    CHECK(table.rows[0].cells[0].shown.text.find("1,360,867 in all in the first year") == 0);
    CHECK(*table.rows[0].cells[1].shown.number > 0);
    CHECK(table.columns.size() == 2);  // an award has no value of a share
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0].starts_with("--set award[0].warrant.reading=1 "));
  }
  TEST_CASE("a case without a warrant is refused by name") {
    CHECK_THROWS_AS(warrant_document(few, read_case_file(cases + "broadcom_openai.toml")), Error);
  }
}

}  // namespace deal_test
