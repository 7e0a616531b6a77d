#include <fairvalue/casefile/sourced_numbers.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/industry/capacity.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_size.hpp>
#include <fairvalue/industry/roofline.hpp>

namespace sourced_numbers_test {
using namespace fairvalue;

const Currency usd{"USD"};
const std::filesystem::path folder = FAIRVALUE_TEST_DATA "/../bad_input/data";

/// What `keys` makes of the text behind its schema.
template <class F>
auto read(const std::string& text, F keys) {
  return read_sourced_numbers(NumberTable::from_text("schema = 1\n" + text, "n.toml", usd), keys);
}

/// The headlines of all errors of a text; none where it can be read.
template <class F>
std::vector<std::string> errors_of(const std::string& text, F keys) {
  std::vector<std::string> errors;
  try {
    read(text, keys);
  } catch (const CaseFileErrors& found) {
    for (const CaseFileFinding& one : found.findings()) errors.push_back(headline(one));
  }
  return errors;
}

Sourced<double> number_of(const std::string& value, Dimension dimension) {
  return read("n = { value = " + value + ", source = \"s\" }\n", [&](NumberTable& file) {
    return file.sourced<double>({"n", "A number.", NumberRule::any, dimension});
  });
}

/// The keys of the broken files.
struct Article {
  Sourced<Interval<double>> margin;
  Sourced<Money> pay;
  Sourced<Years> horizon;
  Sourced<std::vector<double>> split;
  Sourced<Roofline> accelerator;
};

Article article_of(NumberTable& file) {
  using enum NumberRule;
  return {
      .margin = file.sourced<Interval<double>>({"margin", "Gross.", fraction, Dimension::percent}),
      .pay = file.sourced<Money>({"pay", "Of a developer.", positive}),
      .horizon = file.sourced<Years>({"horizon", "Of a server.", positive}),
      .split = file.sourced<std::vector<double>>({"split", "Of two.", fraction, Dimension::percent, 2, 2}),
      .accelerator = file.sourced<Roofline>({"accelerator", "A chip."})};
}

TEST_SUITE("casefile/sourced_numbers") {
  TEST_CASE("a number has its standing and source and quote; with a source alone it is stated") {
    const auto text = R"(
a = { value = "300 k USD", source = "article 002", quote = "年薪30万美元" }
b = { value = "22x", standing = "assumed", source = "ours" }
)";
    const auto [a, b] = read(text, [](NumberTable& file) {
      return std::pair{file.sourced<Money>({"a", "Pay."}), file.sourced<Multiple>({"b", "P/E."})};
    });
    CHECK(a == Sourced<Money>{Money{300'000}, Standing::stated, "article 002", "年薪30万美元"});
    CHECK(b == Sourced<Multiple>{Multiple{22}, Standing::assumed, "ours"});
  }

  TEST_CASE("units are the nearest doubles of what is written") {
    CHECK(number_of("\"50 %\"", Dimension::percent).value == 0.5);
    CHECK(number_of("\"288 GB\"", Dimension::bytes).value == 288e9);
    CHECK(number_of("\"3.35 TB/s\"", Dimension::bytes_per_second).value == 3.35e12);
    CHECK(number_of("\"1979 TFLOP/s\"", Dimension::operations_per_second).value == 1.979e15);
    CHECK(number_of("\"1.3 kW\"", Dimension::watts).value == 1300);
    CHECK(number_of("\"8.1 bn\"", Dimension::number).value == 8.1e9);
    CHECK(number_of("60e-6", Dimension::number).value == 60e-6);
  }

  TEST_CASE("a range has two ends of which the low one may leave its unit out; one number is both") {
    const auto range_of = [](const std::string& value) {
      return read("r = { value = " + value + ", source = \"s\" }\n", [](NumberTable& file) {
        return file.sourced<Interval<double>>({"r", "A range.", NumberRule::fraction, Dimension::percent})
            .value;
      });
    };
    CHECK(range_of("\"50 % to 70 %\"") == Interval{0.5, 0.7});
    CHECK(range_of("\"30 to 40 %\"") == Interval{0.3, 0.4});
    CHECK(range_of("\"40 %\"") == Interval{0.4, 0.4});
    CHECK(range_of("0.25") == Interval{0.25, 0.25});
    const auto typed = read(
        "m = { value = \"20 bn to 50 bn USD\", source = \"s\" }\nt = { value = \"3 months to 1 year\", "
        "source = "
        "\"s\" }\n",
        [](NumberTable& file) {
          return std::pair{file.sourced<Interval<Money>>({"m", "Money."}).value,
                           file.sourced<Interval<Years>>({"t", "A term."}).value};
        });
    CHECK(typed.first == Interval{Money{20e9}, Money{50e9}});
    CHECK(typed.second == Interval{Years{0.25}, Years{1}});
  }

  TEST_CASE("tables of the industry have the names of their members as keys") {
    const auto text = R"(
day = 2024-03-02
steps = { value = [{ name = "line", length = 3, unit = "months" }], source = "article 003" }
market = { scope = "servers", year = 2027, size = "152 bn USD", publisher = "Dell", published = 2024-02-29, source = "article 004" }
[chain]
parts = [{ name = "stacks", capacity = "13 m", needed = 8, yield = "85 %" }]
steps = [{ name = "boards", capacity = 2e6 }]
standing = "assumed"
source = "ours"
)";
    read(text, [](NumberTable& file) {
      CHECK(file.required<Date>({"day", "A day."}) == parse_date("2024-03-02"));
      const auto steps = file.sourced<std::vector<LeadStep>>({"steps", "Steps."});
      REQUIRE(steps.value.size() == 1);
      CHECK(steps.value[0].name == "line");
      CHECK(steps.value[0].length == 3);
      CHECK(steps.value[0].unit == LeadUnit::months);
      CHECK(steps.source == "article 003");
      const auto market = file.sourced<MarketSize>({"market", "Servers."});
      CHECK(market.value.size == Money{152e9});
      CHECK(market.value.source == "Dell");
      CHECK(market.source == "article 004");
      const auto chain = file.sourced<SupplyChain>({"chain", "Supply."});
      CHECK(chain.value.parts.at(0).yield == 0.85);
      CHECK(chain.value.steps.at(0).yield == 1.0);
      CHECK(chain.standing == Standing::assumed);
      return 0;
    });
  }

  TEST_CASE("rows are tables of the caller's own type with the source around them or their own") {
    const auto text = R"(
moves = { value = [{ name = "A", move = "4 %" }, { name = "B", move = "-2 %" }], source = "article 004" }
[[reported]]
closing = { value = "2.9 bn USD", source = "release" }
[[reported]]
closing = { value = "4.1 bn USD", standing = "derived", source = "call" }
orders = { value = "1 bn USD", source = "call" }
)";
    read(text, [](NumberTable& file) {
      const auto moves = file.rows({"moves", "Moves."}, [](NumberTable& row) {
        return std::pair{row.required<std::string>({"name", "Its name."}),
                         row.required<double>({"move", "A day's.", NumberRule::growth, Dimension::percent})};
      });
      CHECK(moves.source == "article 004");
      CHECK(moves.value == std::vector{std::pair{std::string{"A"}, 0.04}, {std::string{"B"}, -0.02}});
      const auto reported = file.rows({"reported", "Periods."}, [](NumberTable& row) {
        return std::pair{row.sourced<Money>({"closing", "Backlog."}),
                         row.optional<Sourced<Money>>({"orders", "Orders."})};
      });
      REQUIRE(reported.value.size() == 2);
      CHECK(reported.value[1].first == Sourced<Money>{Money{4.1e9}, Standing::derived, "call"});
      CHECK_FALSE(reported.value[0].second.has_value());
      CHECK(reported.value[1].second->value == Money{1e9});
      return 0;
    });
  }

  TEST_CASE("a rule of the library is told at the key that breaks it") {
    const auto cost = [](NumberTable& file) { return file.sourced<Ownership>({"cost", "Of a GPU."}); };
    const std::string text = R"(cost = { price = 1, site = 0, life = "5 years", watts = 1, overhead = 0.9, )";
    const std::string rest = R"(electricity = 0, upkeep = 0, source = "s" })";
    const auto column = std::to_string(text.find("0.9") + 1);
    CHECK(errors_of(text + rest + "\n", cost) ==
          std::vector<std::string>{"n.toml:2:" + column + ": cost.overhead: must be >= 1, got 0.9"});
    const auto chain = [](NumberTable& file) { return file.sourced<SupplyChain>({"c", "Supply."}); };
    CHECK(errors_of("c = { parts = [{ name = \"p\", capacity = 1, yield = 0 }], source = \"s\" }\n", chain) ==
          std::vector<std::string>{"n.toml:2:52: c.parts[0].yield: must be above 0 and at most 1, got 0"});
    const auto market = [](NumberTable& file) { return file.sourced<MarketSize>({"m", "A market."}); };
    CHECK(errors_of("m = { scope = \"s\", year = 2027, size = 1, publisher = \"\", published = 2024-02-29, "
                    "source = \"s\" }\n",
                    market) == std::vector<std::string>{"n.toml:2:55: m.publisher: must be given, got none"});
  }

  TEST_CASE("a key is held against others where all could be read and not after an error") {
    const auto team = [](NumberTable& file) {
      const auto left = file.sourced<double>({"left", "Developers.", NumberRule::positive});
      file.check("left", [&] {
        if (left.value > 100) throw DomainError("after", "at most the 100 before", left.value);
      });
      return left.value;
    };
    CHECK(read("left = { value = 75, source = \"s\" }\n", team) == 75);
    CHECK(errors_of("left = { value = 125, source = \"s\" }\n", team) ==
          std::vector<std::string>{"n.toml:2:8: left: must be at most the 100 before, got 125"});
    CHECK(errors_of("left = { value = -5, source = \"s\" }\n", team) ==
          std::vector<std::string>{"n.toml:2:18: left.value: must be > 0, got -5"});
    bool called = false;
    CHECK(errors_of("", [&](NumberTable& file) {
            file.sourced<double>({"left", "Developers."});
            file.check("left", [&] { called = true; });
            return 0;
          }).size() == 1);
    CHECK_FALSE(called);
  }

  TEST_CASE("rows that are no list of tables and rows with unknown keys are refused") {
    const auto rows = [](NumberTable& file) {
      return file.rows({.name = "r", .meaning = "Rows.", .least = 2}, [](NumberTable& row) {
        return row.required<std::string>({"name", "Its name."});
      });
    };
    CHECK(errors_of("r = 3\n", rows) ==
          std::vector<std::string>{"n.toml:2:5: r: must be a list of tables, got 3"});
    CHECK(errors_of("r = [{ name = \"a\" }, 3]\n", rows) ==
          std::vector<std::string>{"n.toml:2:22: r[1]: must be a table, got 3"});
    CHECK(errors_of("r = [{ name = \"a\" }, { nmae = \"b\" }]\n", rows) ==
          std::vector<std::string>{
              "n.toml:2:22: r[1].name: must be given, got none",
              "n.toml:2:24: r[1].nmae: must be a key of this table (nearest 'name'), got 'nmae'"});
    CHECK(errors_of("r = [{ name = \"a\" }]\n", rows) ==
          std::vector<std::string>{"n.toml:2:5: r: must have at least 2 elements, got 1"});
    CHECK(errors_of("r = { source = \"s\" }\n", rows) ==
          std::vector<std::string>{"n.toml:2:5: r.value: must be given, got none"});
    CHECK(errors_of("", rows) == std::vector<std::string>{"n.toml:1:1: r: must be given, got none"});
  }

  TEST_CASE("an unknown key that cases have elsewhere is not sent there") {
    try {
      read("gigawatts = 3\n", [](NumberTable&) { return 0; });
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      CHECK(errors.findings().front().advice.find("deal") == std::string::npos);
    }
  }

  TEST_CASE("a file that extends another states what it changes") {
    const auto whole = std::filesystem::path{FAIRVALUE_TEST_DATA} / "casefile" / "numbers_extended.toml";
    const Article changed = read_sourced_numbers(NumberTable::from_file(whole.string(), usd), article_of);
    CHECK(changed.pay == Sourced<Money>{Money{250e3}, Standing::assumed, "ours"});
    CHECK(changed.margin.value == Interval{0.5, 0.7});
  }

  TEST_CASE("a file that is not there or too large is one line") {
    CHECK_THROWS_WITH_AS(NumberTable::from_file("nowhere.toml", usd),
                         "nowhere.toml: cannot be read: there is no such file", Error);
    CHECK_THROWS_WITH_AS(NumberTable::from_text(std::string(16'000'001, ' '), "n.toml", usd),
                         "n.toml: must be at most 16 MB, got more", Error);
  }

  // Files with the messages that they must give, written from the rules: "# must say :2:20: margin.value:
  // ...".
  TEST_CASE("every broken file gives the messages that its rule asks for and the page lists them") {
    std::stringstream page;
    page << std::ifstream{FAIRVALUE_TEST_DATA "/../../docs/reference/errors.md"}.rdbuf();
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with("numbers_")) continue;
      CAPTURE(name);
      ++files;
      std::vector<std::string> expected;
      std::ifstream text{entry.path(), std::ios::binary};
      for (std::string line; std::getline(text, line);) {
        if (line.starts_with("# must say ")) expected.push_back(line.substr(11));
      }
      std::vector<std::string> told;
      try {
        read_sourced_numbers(NumberTable::from_file(entry.path().string(), usd), article_of);
        FAIL_CHECK("not refused");
      } catch (const CaseFileErrors& errors) {
        for (const CaseFileFinding& one : errors.findings()) {
          told.push_back(headline(one).substr(entry.path().string().size()));
          CHECK(one.advice.ends_with('.'));
        }
      }
      CHECK(told == expected);
      for (const std::string& message : expected) CHECK(page.str().find(name + message) != std::string::npos);
    }
    CHECK(files == 14);
  }
}

}  // namespace sourced_numbers_test
