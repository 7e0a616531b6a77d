#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/document_json.hpp>
#include <fairvalue/report/document_workbook.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/warrant_tables.hpp"
#include "support/openai_deal.hpp"
#include "support/openai_worth.hpp"

namespace value_test {
using namespace fairvalue;
using namespace calculator;

const std::string amd = FAIRVALUE_ROOT "/examples/cases/amd_openai.toml";
const Request without{.verb = "value", .simulates = false};

double at(const Document& document, const char* table, const char* row, const char* column) {
  const auto number = number_at(document, table, row, column);
  REQUIRE(number.has_value());
  return *number;
}

bool says(const Document& document, const std::string& words) {
  return std::ranges::any_of(document.headline,
                             [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

TEST_SUITE("calculator/value") {
  TEST_CASE("weights off 1 are refused at their line and not told as no value") {
    std::string text = new_case_text();
    text.replace(text.rfind("weight = \"25 %\""), 15, "weight = \"20 %\"");
    const CaseFile file = read_case_text(text, "my.toml");
    CHECK_THROWS_AS(value_document(without, file), CaseFileErrors);
    try {
      value_document(without, file);
    } catch (const CaseFileErrors& errors) {
      CHECK(errors.findings().front().position.file == "my.toml");
      CHECK(errors.findings().front().line == "weight = \"20 %\"");
    }
  }
  TEST_CASE("the numbers are those of the library for the case in C++") {
    const Case value = examples::openai_deal();
    const CaseResult result = fairvalue::value(value);
    const Document document = value_document(without, read_case_file(amd));
    CHECK(at(document, "answer", "expected_value", "value") == result.by_parts.expected.value);
    CHECK(at(document, "answer", "expected_by_earnings", "value") == result.by_earnings.expected.value);
    CHECK(at(document, "answer", "net_worth", "value") == result.net_worth.value);
    CHECK(at(document, "answer", "price", "value") == 203.71);
    for (const ScenarioResult& one : result.scenarios) {
      const char* const name = one.name.c_str();
      CHECK(at(document, "scenarios", name, "value") == one.by_parts.value.value);
      CHECK(at(document, "scenarios", name, "dilution") == one.effect.dilution.value);
      CHECK(at(document, "worth", name, "flows") == one.by_parts.flows.total().value);
      CHECK(at(document, "reconciliation", name, "by_parts") == one.reconciliation.by_parts.value);
    }
  }
  TEST_CASE("the path by parts is that of the reference script and says which day is interpolated") {
    // tests/model/deal_worth_reference.py, neutral; its 2030-10-05 is pinned at 300 with .300720471152
    // of 26.67 m
    const Document document = value_document(without, read_case_file(amd));
    const struct {
      const char* day;
      double price, vested_m;
    } rows[] = {{"2026-12-26", 200.030939154, 0},         {"2027-12-25", 223.923337228, 0},
                {"2028-12-30", 246.629292707, 160 / 6.0}, {"2029-12-29", 276.092103183, 160 / 6.0},
                {"2030-10-05", 300, 34.6858792307},       {"2030-12-28", 307.581176035, 34.6858792307}};
    for (const auto& row : rows) {
      CHECK(at(document, "path neutral", row.day, "price") == doctest::Approx(row.price).epsilon(1e-9));
      CHECK(at(document, "path neutral", row.day, "vested") ==
            doctest::Approx(1e6 * row.vested_m).epsilon(1e-9));
    }
    const auto table = std::ranges::find(document.tables, "path neutral", &DocumentTable::key);
    REQUIRE(table->rows.size() == std::size(rows));
    CHECK(table->rows[3].cells.back().shown.text == "year end");
    CHECK(table->rows[4].cells.back().shown.text ==
          "expiry, interpolated, pinned at 300: 30.1 % of the tranche vests");
    const auto worth = std::ranges::find(document.tables, "worth", &DocumentTable::key);
    CHECK(std::ranges::count(worth->notes,
                             "2030-10-05, an expiry inside FY2030, is tested at an interpolated price: its "
                             "earnings lie between those of the two year ends.") == 1);
  }
  TEST_CASE("the headline has the numbers of the library") {
    const CaseResult result = fairvalue::value(examples::openai_deal());
    const Document document = value_document(without, read_case_file(amd));
    CHECK(says(
        document,
        fmt::format("a share is worth {:.2f} USD by parts, weighted over 3 scenarios; the price is 203.71",
                    result.by_parts.expected.value)));
    CHECK(says(document, fmt::format("By earnings, the sell-side's shortcut, it is {:.2f}",
                                     result.by_earnings.expected.value)));
    CHECK(says(document, "the price is 203.71."));
    if (result.by_parts.implied_probability)
      CHECK(says(document, fmt::format("If only pessimistic and optimistic could come, the price would give "
                                       "optimistic a probability of {:.1f} %.",
                                       100 * *result.by_parts.implied_probability)));
  }
  TEST_CASE("without a simulation the warrant's cells say that they need one") {
    const Document document = value_document(without, read_case_file(amd));
    CHECK_FALSE(number_at(document, "worth", "optimistic", "warrants").has_value());
    CHECK(to_csv(document).find("worth,optimistic,warrants,needs a simulation,") != std::string::npos);
    CHECK(says(document, "needs a simulation"));
    CHECK(at(document, "worth", "weighted", "net_worth") == at(document, "answer", "net_worth", "value"));
    CHECK_FALSE(number_at(document, "worth", "weighted", "warrants").has_value());
    const std::string json = to_json(document);
    CHECK(json.find("\"NM\"") == std::string::npos);
    CHECK(json.find("\"value\": null") != std::string::npos);
  }
  TEST_CASE("every number of scenarios and worth is explained by its row and column") {
    const CaseFile file = read_case_file(amd);
    const Request few{.verb = "explain", .paths = 256};
    const Document document = value_document(few, file);
    for (const DocumentTable& table : document.tables) {
      if (table.key != "scenarios" && table.key != "worth") continue;
      for (const DocumentRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          if (!row.cells[i].shown.number) continue;
          const std::string key = row.key + "." + table.columns[i].key;
          CAPTURE(key);
          const Document why = explain_document(few, file, key, 0);
          CHECK(*why.tables.front().rows.front().cells[1].shown.number ==
                doctest::Approx(*row.cells[i].shown.number).epsilon(1e-12));
        }
      }
    }
  }
  TEST_CASE("simulated it has the same net value as value_openai_warrant") {
    const Case value = examples::openai_deal();
    const examples::OpenAiWorth worth =
        examples::openai_worth(value, examples::openai_pricing(value), examples::openai_facts());
    const Document document = value_document({.verb = "value"}, read_case_file(amd));
    CHECK(at(document, "answer", "market_view", "value") == worth.worth.market_view.value);
    CHECK(at(document, "worth", "weighted", "warrants") == worth.worth.warrants.value);
  }
  TEST_CASE("numbers of years and give-away prices are explained and marked where they rest on assumptions") {
    const CaseFile file = read_case_file(amd);
    const Document document = value_document(without, file);
    const Document price = explain_document(without, file, "optimistic.FY2027.price", 0);
    CHECK(price.tables.front().rows.front().cells[1].shown.number ==
          number_at(document, "years optimistic", "FY2027", "price"));
    const Document today = explain_document(without, file, "give_away.1 GW.today", 0);
    CHECK(*today.tables.front().rows.front().cells[1].shown.number ==
          doctest::Approx(*number_at(document, "give_away", "1 GW", "today")).epsilon(1e-12));
    for (const DocumentTable& table : document.tables) {
      if (!table.key.starts_with("years ") && table.key != "give_away") continue;
      for (const DocumentCell& cell : table.rows.front().cells) {
        if (!cell.shown.number) continue;
        CHECK(cell.formula.has_value());
        CHECK(cell.standing.has_value());
      }
    }
  }
  TEST_CASE("a hurdle has the standing of its own key and else that of the terms") {
    const Document document = warrant_document(without, read_case_file(amd));
    const DocumentTable& terms = document.tables.front();
    REQUIRE(terms.columns[2].key == "hurdle");
    CHECK(terms.rows.front().cells[2].standing == Standing::redacted);
    CHECK(terms.rows.back().cells[2].standing == Standing::stated);  // 600, the only public one
    CHECK(*number_at(document, terms.key, "6 GW", "hurdle") == 600);
    CHECK(to_json(document).find("\"hurdle\": \"redacted\"") != std::string::npos);
  }
  TEST_CASE("the headline of a warrant names the weakest tranche and its values are marked as explained") {
    const Request few{.verb = "warrant", .paths = 4096};
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/cerebras_openai.toml");
    const Document document = warrant_document(few, file);
    CHECK(says(document, "shares. Its terms are partly redacted."));  // the split of the capacity
    const auto found = std::ranges::find(document.tables, "OpenAI class N", &DocumentTable::key);
    REQUIRE(found != document.tables.end());
    for (const DocumentRow& row : found->rows) {
      const Document one = explain_document(few, file, "OpenAI class N." + row.key + ".value", 1);
      CHECK(one.tables.front().rows.front().cells[3].shown.text == "assumed");
      CHECK(row.cells[2].standing == Standing::assumed);
      CHECK(row.cells[3].standing == Standing::assumed);
    }
  }
  TEST_CASE("the weight of a scenario among the assumptions is that of the inputs and follows it") {
    const Document document = value_document(without, read_case_file(amd));
    const auto found = std::ranges::find(document.tables, "assumptions", &DocumentTable::key);
    REQUIRE(found != document.tables.end());
    int weights = 0;
    for (const DocumentRow& row : found->rows) {
      if (!row.key.starts_with("weight of ")) continue;
      ++weights;
      CHECK(row.cells[1].formula.has_value());
    }
    CHECK(weights == static_cast<int>(model_case(read_case_file(amd)).scenarios.size()));
  }
  TEST_CASE("a warrant without a value says what the file does not say of it") {
    std::string text{
        "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n[market]\nprice = 100\n"
        "as_of = 2026-06-30\nvolatility = 0.5\nrisk_free_rate = 0.04\n[[award]]\nname = \"B\"\n"
        "[award.warrant]\nholder = \"x\"\nstrike = 1\ngranted = 2026-01-01\nexpiry = 2030-01-01\n"
        "tranche = [{ name = \"t\", shares = 10, paid = \"50 m USD\" }]\n"};
    const CaseFile file = read_case_text(text, "paid.toml");
    const std::string reason =
        "award[0].pace: must say when volumes are reached that are counted as 'paid'; without it the "
        "warrant has no value";
    for (const bool simulates : {true, false}) {
      const Request request{.verb = "warrant", .paths = 4096, .simulates = simulates};
      CHECK(says(warrant_document(request, file), "B: no economic value: " + reason + "."));
    }
  }
  TEST_CASE("two versions are compared reading by reading") {
    const CaseFile file = read_case_file(amd);
    CaseFile dear = file;
    dear.valuation->multiple.value.value = Multiple{33};
    dear.scenarios.clear();
    const DocumentTable table = reading_differences(without, {{"", file}}, {{"a", file}, {"b", dear}});
    REQUIRE(table.rows.size() == 2);
    const double before = fairvalue::value(model_case(file)).by_parts.expected.value;
    const double after = fairvalue::value(model_case(dear)).by_parts.expected.value;
    CHECK(*table.rows[0].cells[2].shown.number == before);
    CHECK(*table.rows[1].cells[1].shown.number == before);
    CHECK(*table.rows[1].cells[2].shown.number == after);
    CHECK(*table.rows[1].cells[3].shown.number == doctest::Approx(after - before));
  }
  TEST_CASE("the market view is explained down to the warrants and live in the workbook") {
    const Request few{.verb = "explain", .paths = 4096};
    const CaseFile file = read_case_file(amd);
    const Document document = value_document(few, file);
    for (const char* key : {"market_view", "market_view_a_share"}) {
      const Document explained = explain_document(few, file, key, 3);
      CHECK(*explained.tables.front().rows.front().cells[1].shown.number ==
            at(document, "answer", key, "value"));
    }
    const Document explained = explain_document(few, file, "optimistic.warrants", 3);
    CHECK(*explained.tables.front().rows.front().cells[1].shown.number ==
          at(document, "worth", "optimistic", "warrants"));
    CHECK_THROWS_WITH_AS(explain_document(without, file, "market_view", 3), "market_view: needs a simulation",
                         Error);
  }
  TEST_CASE("the value of an award is explained by its tranches with method and error and sources") {
    const Request few{.verb = "explain", .paths = 4096};
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/ati_award.toml");
    const Document values = warrant_document(few, file);
    double sum = 0.0;
    for (const char* tranche : {"12", "14", "16"}) {
      const std::string key = std::string{"earnout shares."} + tranche + ".value";
      const Document one = explain_document(few, file, key, 4);
      const double value = at(values, "earnout shares", tranche, "value");
      CHECK(*one.tables.front().rows.front().cells[1].shown.number == doctest::Approx(value).epsilon(1e-12));
      sum += value;
    }
    const Document all = explain_document(few, file, "warrants", 4);
    const auto& rows = all.tables.front().rows;
    CHECK(*rows.front().cells[1].shown.number == doctest::Approx(sum).epsilon(1e-12));
    const auto row = [&](const char* name) -> const DocumentRow& {
      return *std::ranges::find_if(rows, [&](const DocumentRow& one) {
        return one.cells[0].shown.text.find(name) != std::string::npos;
      });
    };
    CHECK(row("value a share").cells[2].shown.text == "simulation of 4096 paths, seed 20251006");
    CHECK(row("volatility").cells[1].shown.text == "39.0 %");
    CHECK(row("volatility").cells[3].shown.text == "stated");
    CHECK(row("volatility").cells[4].shown.text == "10-Q (0001815849-21-000018, R37)");
    CHECK(row("vests when").cells[1].shown.text == "price at 12.00 USD (5 of the last 10 closes)");
    CHECK(row("vests when").cells[3].shown.text == "assumed");
    CHECK(row("expiry").cells[4].shown.text == "a term of ten years");
    const DocumentTable keys = explain_document(few, file, "", 4).tables.front();
    CHECK(keys.rows.size() == 5);
    CHECK_THROWS_WITH_AS(explain_document(few, file, "warrant", 4),
                         doctest::Contains("KEY: must be an output of the case (nearest 'warrants')"), Error);
    CHECK_THROWS_WITH_AS(explain_document(without, file, "warrants", 4), "earnout shares: needs a simulation",
                         Error);
  }
  TEST_CASE("a warrant of a deal is explained too with the plan behind its milestones") {
    const Document one =
        explain_document({.verb = "explain", .paths = 256}, read_case_file(amd), "OpenAI 6 GW.2 GW.value", 4);
    const auto& rows = one.tables.front().rows;
    const auto milestone = std::ranges::find_if(rows, [](const DocumentRow& row) {
      return row.cells[0].shown.text.find("milestone") != std::string::npos;
    });
    REQUIRE(milestone != rows.end());
    CHECK(milestone->cells[2].shown.text == "the deal's plan in the base case");
    CHECK(milestone->cells[4].shown.text.find("begins in 2H26") == 0);
  }
  TEST_CASE("every number of the answer and of the scenarios has a key that explains it") {
    const CaseFile file = read_case_file(amd);
    const Document document = value_document(without, file);
    for (const DocumentTable& table : document.tables) {
      if (table.key != "scenarios") continue;
      for (const DocumentRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          if (!row.cells[i].shown.number) continue;
          const std::string key =
              table.columns[i].key == "base_value" ? "base_value" : row.key + "." + table.columns[i].key;
          CAPTURE(key);
          const Document explained = explain_document(without, file, key, 2);
          CHECK(explained.tables.front().rows.front().cells[1].shown.number == row.cells[i].shown.number);
        }
      }
    }
    for (const char* key :
         {"expected_value", "expected_by_earnings", "net_worth", "price", "base_value", "deviation"})
      CHECK_NOTHROW(explain_document(without, file, key, 1));
  }
  TEST_CASE("what is assumed or redacted is said with its reason") {
    const Document document = value_document(without, read_case_file(amd));
    const std::string csv = to_csv(document);
    CHECK(csv.find("assumptions,deal.OpenAI 6 GW.margin,standing,assumed") != std::string::npos);
    CHECK(csv.find("assumptions,deal.OpenAI 6 GW.warrant,standing,redacted") != std::string::npos);
    CHECK(csv.find("assumptions,market.volatility,standing,assumed") != std::string::npos);
  }
  TEST_CASE("inputs are named and not numbered and their numbers have units") {
    const Document document = value_document(without, read_case_file(amd));
    const auto& table = *std::ranges::find(document.tables, "assumptions", &DocumentTable::key);
    const auto row = [&](const char* key) -> const DocumentRow& {
      return *std::ranges::find(table.rows, key, &DocumentRow::key);
    };
    CHECK(row("deal[0].outlook").cells[0].shown.text == "deal.OpenAI 6 GW.outlook");
    CHECK(row("uncertain[0]").cells[0].shown.text == "range of multiple");
    CHECK(row("correlation[0].rho").cells[0].shown.text.starts_with("correlation of "));
    CHECK(row("deal.OpenAI 6 GW.revenue_per_gigawatt").cells[1].shown.text == "15.00 bn USD/GW");
    CHECK(row("deal.OpenAI 6 GW.warrant").cells[1].shown.text == "160.00 m shares");
    CHECK(row("deal.OpenAI 6 GW.margin").cells[1].shown.text == "28.0 %");
    CHECK(row("deal.OpenAI 6 GW.receipt_lag_days").cells[1].shown.text == "0 days");
    for (const DocumentRow& one : table.rows) CHECK(one.cells[0].shown.text.find("[0]") == std::string::npos);
  }
  TEST_CASE("what is uncertain reads with its unit") {
    const Document document = value_document(without, read_case_file(amd));
    const auto& table = *std::ranges::find(document.tables, "assumptions", &DocumentTable::key);
    const auto has = [&](const std::string& words) {
      return std::ranges::any_of(table.rows, [&](const DocumentRow& row) {
        return row.cells[1].shown.text.find(words) != std::string::npos;
      });
    };
    CHECK(has("multiple: log-normal, 26.43x NTM to 43.00x NTM"));  // the file's p5 and p95
    CHECK(has("gigawatts: discrete, 1.00 GW to 6.00 GW"));
  }
  TEST_CASE("every assumption of the shipped cases has a value and their number is in the headline") {
    for (const char* name : {"amd_openai", "amd_meta", "nvidia_openai", "broadcom_openai", "oracle_openai"}) {
      CAPTURE(name);
      const std::string file = FAIRVALUE_ROOT "/examples/cases/" + std::string{name} + ".toml";
      const Document document = value_document(without, read_case_file(file));
      const auto table = std::ranges::find(document.tables, "assumptions", &DocumentTable::key);
      REQUIRE(table != document.tables.end());
      for (const DocumentRow& row : table->rows) {
        CAPTURE(row.key);
        CHECK_FALSE(row.cells[1].shown.text.empty());
      }
      CHECK(says(document, fmt::format("{} inputs are our choice", table->rows.size())));
    }
  }
  TEST_CASE("equity for the customer is named with what it is taken to be worth") {
    const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/nvidia_openai.toml");
    const Document document = value_document(without, file);
    CHECK(at(document, "consideration", "OpenAI 10 GW: shares of the customer", "amount") == 100e9);
    CHECK(at(document, "consideration", "OpenAI 10 GW: shares of the customer", "cost") == 0);
    CHECK(at(document, "assumptions", "deal.OpenAI 10 GW.equity[0].fair_value", "value") == 100e9);
    CHECK(says(document, "NVIDIA also pays 100.00 bn USD for shares of its customers"));
    CHECK(says(document, "the price is 183.00 (assumed)."));
    CHECK_FALSE(says(document, "warrant"));  // there is none
    CHECK_THROWS_AS(number_at(document, "worth", "weighted", "warrants"), Error);
    CHECK(says(document, "The price lies below the value in every scenario"));
  }
  TEST_CASE("a part of a tranche that vests is told from a tranche wherever it is counted") {
    CaseFile file = read_case_file(amd);
    file.scenarios.clear();  // FY2029 of the base case is pinned at 375
    const Document document = value_document(without, file);
    int told = 0;
    for (const DocumentTable& table : document.tables) {
      for (const std::string& note : table.notes)
        told += note.find("is pinned at 375: only ") != std::string::npos;
    }
    CHECK(told >= 1);
  }
  TEST_CASE("a plain company has its consensus and its targets in its value") {
    const Document document =
        value_document(without, read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_june_2025.toml"));
    CHECK(says(document, "table operating_model is missing"));
    for (const char* key : {"consensus", "multiples", "targets"}) {
      CAPTURE(key);
      CHECK(std::ranges::find(document.tables, key, &DocumentTable::key) != document.tables.end());
    }
  }
  TEST_CASE("the weighted row of the deals still adds up in the workbook") {
    const Document document = value_document({.verb = "value", .paths = 4096}, read_case_file(amd));
    const auto worth = std::ranges::find(document.tables, "worth", &DocumentTable::key);
    for (const DocumentCell& cell : worth->rows.back().cells) {
      if (cell.shown.number) CHECK(cell.formula.has_value());
    }
    const auto scenarios = std::ranges::find(document.tables, "scenarios", &DocumentTable::key);
    CHECK(scenarios->rows.front().cells[2].formula.has_value());  // the base case
  }
  TEST_CASE("every step of an explanation is a formula over rows of its table and inputs are none") {
    const Document document = explain_document(without, read_case_file(amd), "optimistic.value", 30);
    const DocumentTable& table = document.tables.front();
    REQUIRE(table.rows.size() > 500);
    for (const DocumentRow& row : table.rows) {
      CAPTURE(row.key);
      const std::string& how = row.cells[2].shown.text;
      const auto& formula = row.cells[1].formula;
      const bool is_step = how != "input" && how != "constant";
      if (is_step) REQUIRE(formula.has_value());
      if (!formula) continue;
      for (const CellReference& cell : formula->operands) CHECK(cell.table == "explanation");
    }
  }
  TEST_CASE("a setting takes the place of the file's value") {
    const Document document =
        value_document(without, read_case_file(amd, {parse_setting("market.price=180")}));
    CHECK(at(document, "answer", "price", "value") == 180);
  }
  TEST_CASE("a close that is old on the day of the price is named also where the day is set from outside") {
    const auto folder = std::filesystem::temp_directory_path() / "fairvalue-value-test";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "closes.csv"} << "date,close\n2026-01-02,99\n2026-01-05,100\n";
    const std::string name = (folder / "a.toml").string();
    const std::string text =
        "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\n[data]\nprices = "
        "\"closes.csv\"\n[market]\nas_of = ";
    const std::vector<std::string> stale{
        "data.prices: the last close, of 2026-01-05, is 31 days before market.as_of"};
    CHECK(doubts_of_numbers({.verb = "value"}, read_case_text(text + "2026-02-05\n", name)) == stale);
    const Request set{.verb = "value", .settings = {parse_setting("market.as_of=2026-02-05")}};
    CHECK(doubts_of_numbers(set, read_case_text(text + "2026-01-06\n", name, set.settings)) == stale);
    const Request near{.verb = "value", .settings = {parse_setting("market.as_of=2026-01-08")}};
    CHECK(doubts_of_numbers(near, read_case_text(text + "2026-01-06\n", name, near.settings)).empty());
  }
  TEST_CASE("a day that is set without its price is named") {
    const auto doubts = [&](std::vector<PathSetting> settings) {
      const Request request{.verb = "value", .settings = std::move(settings)};
      return doubts_of_numbers(request, read_case_file(amd, request.settings));
    };
    CHECK(
        doubts({parse_setting("market.as_of=2025-11-06")}) ==
        std::vector<std::string>{"--set market.as_of: the price of 203.71 stays, which is that of the file's "
                                 "own day; set market.price too"});
    CHECK(doubts({parse_setting("market.as_of=2025-11-06"), parse_setting("market.price=250")}).empty());
    CHECK(doubts({}).empty());
  }
  TEST_CASE("a setting that scenarios replace is warned of and another is not") {
    Request request = without;
    request.settings = {parse_setting("valuation.multiple=28x"), parse_setting("market.price=180")};
    const auto warnings = replaced_settings(request, read_case_file(amd, request.settings));
    REQUIRE(warnings.size() == 1);  // all three scenarios of the file set a multiple
    CHECK(warnings.front().find("valuation.multiple: 3 of 3 scenarios") != std::string::npos);
  }
  TEST_CASE("a file without a company says which table is missing") {
    const Document document = value_document(without, read_case_text(R"(schema = 1
[company]
name = "Small"
currency = "USD"
)",
                                                                     "small.toml"));
    CHECK(says(document, "a share cannot be valued"));
    CHECK(says(document, "table market is missing"));
  }
  TEST_CASE("live cells refer to the derivation and all formats take the document") {
    const Document document = value_document(without, read_case_file(amd));
    const auto& answer = document.tables.front();
    for (const DocumentRow& row : answer.rows) {
      if (row.key == "expected_value") CHECK(row.cells[1].formula.has_value());
    }
    CHECK(to_json(document) == to_json(value_document(without, read_case_file(amd))));
    CHECK(to_workbook(document) == to_workbook(document));
  }
}

}  // namespace value_test
