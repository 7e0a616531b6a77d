#include "fairvalue/charts/charts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fairvalue/core/error.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/charts/chart_files.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/warrant_tables.hpp"
#include "report/chart/chart_layout.hpp"

namespace charts_test {
using namespace fairvalue;
using namespace calculator;
namespace fs = std::filesystem;

const std::string cases = FAIRVALUE_ROOT "/examples/cases/";
const std::string amd = cases + "amd_openai.toml";
const std::string invented = FAIRVALUE_ROOT "/examples/market_data/example_company.toml";

Request drawing(const std::string& verb, const std::string& file) {
  Request request{.verb = verb, .words = {file}, .plots = true, .paths = 2048};
  if (verb == "simulate") request.own["samples"] = {"2000"};
  return request;
}

Document drawn(const std::string& verb, const std::string& file) {
  const Request request = drawing(verb, file);
  return find_verb(verb).answer(request).document;
}

/// A value deal: simulated once for all tests.
const Document& amd_value() {
  static const Document document = [] {
    Request request = drawing("value", amd);
    request.simulates = false;
    return find_verb("value").answer(request).document;
  }();
  return document;
}

const DocumentTable& table_of(const Document& document, const std::string& chart) {
  for (const Chart& one : document.charts) {
    if (one.key != chart) continue;
    for (const DocumentTable& table : document.tables) {
      if (table.key == one.table) return table;
    }
  }
  FAIL("no chart " << chart);
  return document.tables.front();
}

std::optional<double> cell(const DocumentTable& table, std::size_t row, const std::string& column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].key == column) return table.rows.at(row).cells[i].shown.number;
  }
  return std::nullopt;
}

/// Each change begins where the one before it ended, and the last total is what they come to.
void check_bridge(const DocumentTable& table, double first, double last) {
  double level = *cell(table, 0, "total");
  CHECK(level == doctest::Approx(first));
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (const auto total = cell(table, i, "total")) {
      CHECK(*total == doctest::Approx(last));
      CHECK(level == doctest::Approx(last));
      return;
    }
    CHECK(*cell(table, i, "before") == doctest::Approx(level));
    level = *cell(table, i, "after");
  }
  FAIL("no total at the end");
}

TEST_SUITE("calculator/charts") {
  TEST_CASE("without being asked for there is no chart") {
    CHECK(find_verb("consensus").answer({.verb = "consensus", .words = {invented}}).document.charts.empty());
  }

  TEST_CASE("the value bridge adds up from the company alone to the weighted value") {
    check_bridge(table_of(amd_value(), "value_bridge"),
                 *number_at(amd_value(), "answer", "base_value", "value"),
                 *number_at(amd_value(), "answer", "expected_value", "value"));
  }

  TEST_CASE("the football field has the scenarios' ends and the price across") {
    const DocumentTable& field = table_of(amd_value(), "football_field");
    CHECK(*cell(field, 0, "low") == *number_at(amd_value(), "scenarios", "pessimistic", "value"));
    CHECK(*cell(field, 0, "high") == *number_at(amd_value(), "scenarios", "optimistic", "value"));
    CHECK(*number_at(amd_value(), field.key, "price", "price") == 203.71);
  }

  TEST_CASE("without simulation the football field has no range of uncertain inputs") {
    const DocumentTable& field = table_of(amd_value(), "football_field");
    CHECK(std::ranges::find(field.rows, "uncertain", &DocumentRow::key) == field.rows.end());
  }

  TEST_CASE("deployment starts late by the scenario's months and stops at its gigawatts") {
    const DocumentTable& plan = table_of(amd_value(), "deployment");
    std::set<std::string> days;
    double most = 0.0;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
      const std::string& series = plan.rows[i].cells[1].shown.text;
      if (*cell(plan, i, "gigawatts") == 0.0) days.insert(series + " " + plan.rows[i].cells[0].shown.text);
      if (series.starts_with("pessimistic")) most = std::max(most, *cell(plan, i, "gigawatts"));
    }
    // The plan starts on 2026-07-01; neutral is 9 months late, pessimistic 18.
    CHECK(days.contains("as agreed 2026-07-01"));
    CHECK(days.contains("neutral 中性 2027-04-01"));
    CHECK(days.contains("pessimistic 悲觀 2028-01-01"));
    CHECK(most == doctest::Approx(1.0));
  }

  TEST_CASE("the vesting map has a point a tranche and marks what is blacked out") {
    const DocumentTable& map = table_of(amd_value(), "vesting_map");
    int tranches = 0;
    for (std::size_t i = 0; i < map.rows.size(); ++i) {
      const auto hurdle = cell(map, i, "hurdle");
      if (!hurdle) continue;
      ++tranches;
      CHECK(*hurdle == doctest::Approx(150 + 75 * *cell(map, i, "gigawatts")));  // 225 at 1 GW to 600 at 6
      CHECK(map.rows[i].cells[2].standing == Standing::redacted);
    }
    CHECK(tranches == 6);
  }

  TEST_CASE("the tornado draws the table of sensitivity") {
    const Document document = drawn("sensitivity", amd);
    const DocumentTable& chart = table_of(document, "tornado");
    for (const DocumentRow& row : chart.rows) {
      if (row.key == "price") continue;
      CHECK(*number_at(document, chart.key, row.key, "at_low") ==
            *number_at(document, "tornado", row.key, "at_low"));
      CHECK(*number_at(document, chart.key, row.key, "at_high") ==
            *number_at(document, "tornado", row.key, "at_high"));
    }
    CHECK(chart.rows.size() == 7);  // six inputs and the price
  }

  TEST_CASE("the market of 500 bn at 60 % a year was 47.68 bn in 2023") {
    Document document{.verb = "figures"};
    add_market_size_chart(document);
    const DocumentTable& market = table_of(document, "market_size");
    REQUIRE(market.rows.size() == 6);
    for (std::size_t i = 0; i < 5; ++i)
      CHECK(*cell(market, i, "derived") == doctest::Approx(500e9 / std::pow(1.6, 5 - static_cast<int>(i))));
    CHECK_FALSE(cell(market, 5, "derived").has_value());
    CHECK(*cell(market, 5, "stated") == 500e9);
  }

  TEST_CASE("the fan begins at the price and its middle is that of a random walk") {
    const Document document = drawn("warrant", amd);
    const DocumentTable& fan = table_of(document, "price_fan");
    CHECK(*cell(fan, 0, "p5") == 203.71);
    CHECK(*cell(fan, 0, "p95") == 203.71);
    const std::size_t last = 40;  // a day every forty-first of the way
    const double years = 4.997;   // 2025-10-06 to 2030-10-05, ACT/365F: 1825 days
    // Log-normal: 16,384 paths give the median to about 1.3 x volatility x root of years over 128, 1.1 %.
    CHECK(*cell(fan, last, "p50") ==
          doctest::Approx(203.71 * std::exp((0.037 - 0.125) * years)).epsilon(0.06));
    CHECK(*cell(fan, last, "p95") ==
          doctest::Approx(203.71 * std::exp((0.037 - 0.125) * years + 1.645 * 0.5 * std::sqrt(years)))
              .epsilon(0.12));
    REQUIRE(document.charts.front().guides.size() == 6);
    CHECK(*number_at(document, fan.key, document.charts.front().guides.back().row, "hurdle") == 600.0);
  }

  TEST_CASE("accounts draw every quarter's cost and dilution adds up to one") {
    const Document document = drawn("accounts", amd);
    const DocumentTable& costs = table_of(document, "contra_revenue");
    std::map<std::string, double> sums;
    for (std::size_t i = 0; i < costs.rows.size(); ++i)
      sums[costs.rows[i].cells[0].shown.text] += *cell(costs, i, "contra");
    for (const auto& [quarter, sum] : sums)
      CHECK(sum == doctest::Approx(*number_at(document, "schedule OpenAI 6 GW", quarter, "contra")));
    const DocumentTable& dilution = table_of(document, "dilution");
    double sum = 0.0;
    for (std::size_t i = 0; i < dilution.rows.size(); ++i) sum += *cell(dilution, i, "paths");
    CHECK(sum == doctest::Approx(1.0));
  }

  TEST_CASE("the jump goes from the price before to the price after") {
    const Document document = drawn("deal", amd);
    check_bridge(table_of(document, "jump"), 164.67, 203.71);
  }

  TEST_CASE("revisions hold the consensus as known on each day") {
    const Document document = drawn("consensus", invented);
    const DocumentTable& revisions = table_of(document, "eps_revisions");
    // On 2025-01-20 Alder and Birch: FY2025 4.20 and 4.35, FY2026 5.00 and 5.30.
    CHECK(*number_at(document, revisions.key, "FY2025 2025-01-20", "mean") == doctest::Approx(4.275));
    CHECK(*number_at(document, revisions.key, "FY2026 2025-01-20", "high") == doctest::Approx(5.30));
    // On 2025-06-03 the last of each of five: 4.30, 4.45, 4.25, 4.60 and 4.70.
    CHECK(*number_at(document, revisions.key, "FY2025 2025-06-03", "mean") == doctest::Approx(4.46));
    CHECK_NOTHROW(table_of(document, "consensus_eps"));
  }

  TEST_CASE("multiples draw the band and the targets and the peers") {
    const Document document = drawn("multiples", invented);
    const DocumentTable& band = table_of(document, "multiple_band");
    // 2025-01-06: 96 over the 3.65 of the four quarters to September 2024, filed 2024-10-31.
    CHECK(*cell(band, 0, "multiple") == doctest::Approx(96 / 3.65));
    CHECK(*number_at(document, table_of(document, "price_targets").key, "Elm", "target") == 155.0);
    CHECK_NOTHROW(table_of(document, "peers_by_ai_share"));
  }
}

std::set<std::string> shipped() {
  std::set<std::string> files{invented};
  for (const auto& entry : fs::directory_iterator(cases)) files.insert(entry.path().string());
  return files;
}

/// "deployment" of "deployment_2", the second deal's.
std::string kind_of(const std::string& key) {
  const auto last = key.find_last_not_of("0123456789");
  return last + 1 < key.size() && key[last] == '_' ? key.substr(0, last) : key;
}

/// What all verbs draw of a case, without what needs long simulations.
std::vector<Document> all_drawn(const std::string& file) {
  std::vector<Document> documents;
  for (const char* const verb :
       {"value", "consensus", "multiples", "warrant", "deal", "accounts", "sensitivity", "simulate"}) {
    try {
      documents.push_back(drawn(verb, file));
    } catch (const Error&) {  // the case has nothing for the verb
    }
  }
  return documents;
}

TEST_SUITE("calculator/charts of the shipped cases") {
  TEST_CASE("no text overlaps another on a phone or a page and the gallery has every kind") {
    std::ifstream page{FAIRVALUE_ROOT "/docs/reference/charts.md"};
    std::stringstream gallery;
    gallery << page.rdbuf();
    std::set<std::string> kinds{"market_size"};
    for (const std::string& file : shipped()) {
      for (const Document& document : all_drawn(file)) {
        CHECK_NOTHROW(require_document(document));
        for (const Chart& chart : document.charts) {
          kinds.insert(kind_of(chart.key));
          CHECK_FALSE(chart.caption.empty());
          for (const double width : {360.0, 720.0}) {
            const auto layout = detail::chart_layout(chart, detail::chart_data(document, chart), width, true);
            std::vector<detail::TextBox> boxes;
            for (const detail::PlacedText& one : layout.texts) {
              const auto box = detail::box_of(one.x, one.y, one.anchor, one.text, one.size);
              CAPTURE(file);
              CAPTURE(chart.key);
              CAPTURE(width);
              CAPTURE(one.text);
              CHECK(box.right <= width + 2);
              CHECK(box.left >= -2);
              for (const auto& other : boxes) CHECK_FALSE(detail::overlap(box, other));
              boxes.push_back(box);
            }
          }
        }
      }
    }
    CHECK(kinds.size() >= 16);
    for (const std::string& kind : kinds) {
      CHECK_MESSAGE(gallery.str().find("(charts/" + kind + ".svg)") != std::string::npos, kind);
      CHECK_MESSAGE(fs::exists(FAIRVALUE_ROOT "/docs/reference/charts/" + kind + ".svg"), kind);
    }
  }
}

}  // namespace charts_test
