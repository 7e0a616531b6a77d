#include <fairvalue/book/priced_position.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/casefile/case_file.hpp>

#include "book_samples.hpp"

namespace priced_position_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

PricedPosition priced(const std::string& text, const PricingSettings& settings) {
  const CaseFile file = read_case_text(text, "case.toml");
  const auto open = open_positions(file);
  return price_position(open.at(0).position, market_of(file, open[0]), {}, settings);
}

double normal(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

TEST_SUITE("book/priced_position") {
  TEST_CASE("a plain warrant is the Black-Scholes call written out") {
    const double years = 1461 / 365.0, deviation = 0.4 * std::sqrt(years);
    const double d1 = (std::log(1.2) + 0.03 * years) / deviation + 0.5 * deviation;
    const double call = 120 * normal(d1) - 100 * std::exp(-0.03 * years) * normal(d1 - deviation);
    const PricedPosition value = priced(call_case, few_paths());
    REQUIRE(value.by_formula);
    CHECK(value.total()->value == doctest::Approx(1000 * call).epsilon(1e-12));
    CHECK_FALSE(value.standard_error());
  }
  TEST_CASE("what is implausible is named by the keys of the case") {
    CHECK(priced(call_case, few_paths()).doubts ==
          std::vector<std::string>{"warrant.tranche[0].price_hurdle: 50 is not above the price of 120"});
    std::string wild = average_case();
    const std::string plain = "\"40 %\"";
    REQUIRE(wild.find(plain) != std::string::npos);
    wild.replace(wild.find(plain), plain.size(), "\"400 %\"");
    CHECK(priced(wild, few_paths())
              .doubts.front()
              .starts_with("market.volatility: 400 % a year is above 300 %"));
  }
  TEST_CASE("what no formula covers is simulated or says that it needs to be") {
    const PricedPosition value = priced(average_case(), few_paths());
    REQUIRE(value.by_simulation);
    CHECK(value.by_simulation->paths == 4096);
    CHECK(*value.standard_error() > 0.0);
    PricingSettings none = few_paths();
    none.simulates = false;
    CHECK(priced(average_case(), none).reason == needs_simulation);
    CHECK_FALSE(priced(average_case(), none).total());
  }
  TEST_CASE("a target error takes as many paths as it needs") {
    PricingSettings settings{.paths = std::uint64_t{1} << 20, .error = 0.002, .run = {.threads = 1}};
    const PricedPosition value = priced(average_case(), settings);
    CHECK(*value.standard_error() <= 0.002 * value.total()->value);
    CHECK(value.by_simulation->paths < settings.paths);
    const PricingSettings again{.paths = value.by_simulation->paths, .run = {.threads = 1}};
    CHECK(priced(average_case(), again).total()->value == value.total()->value);
    settings.error = 0.05;
    CHECK(priced(average_case(), settings).by_simulation->paths == 2 * 4096);
  }
  TEST_CASE("a target beyond the paths allowed ends at these") {
    const PricingSettings settings{.paths = 3 << 13, .error = 1e-6, .run = {.threads = 1}};
    CHECK(priced(average_case(), settings).by_simulation->paths == 3 << 13);
  }
  TEST_CASE("a run that is too long is not begun") {
    PricingSettings settings = few_paths();
    settings.most_steps = 1000.0 * 4096;  // four years have 1,008 closes
    CHECK_THROWS_AS(priced(average_case(), settings), LongRun);
    settings.most_steps = 1010.0 * 4096;
    CHECK(priced(average_case(), settings).by_simulation);
  }
}
}  // namespace priced_position_test
