#include <fairvalue/book/warrants_model.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/error.hpp>

namespace warrants_model_test {
using namespace fairvalue;

/// A company with a price of 100 and a warrant on 1,000 shares at a strike of 0, whose tranches follow.
std::string case_of(const std::string& award) {
  return R"(schema = 1
name = "two"
[company]
name = "T"
currency = "USD"
[market]
price = 100
as_of = 2026-01-02
volatility = 0.4
risk_free_rate = 0.03
[[award]]
name = ")" +
         award +
         R"("
[award.warrant]
holder = "H"
shares = 1000
strike = 0
granted = 2026-01-02
expiry = 2031-01-02
)";
}

/// A zero strike without dividends: a share that vests is worth its price, whatever the rest.
CaseFile file_of() {
  return read_case_text(case_of("A b") + R"([[award.warrant.tranche]]
name = "first"
shares = 600
condition = "approval"
[[award.warrant.tranche]]
name = "second"
shares = 400
condition = "listing"
[award.outlook]
condition = [{ name = "approval", probability = 0.5 }, { name = "listing", probability = 0.25 }]
)",
                        "two.toml");
}

/// A hurdle on an average of closes, and 10 m paid.
CaseFile paid_and_priced(const std::string& hurdle = "200") {
  return read_case_text(case_of("P") + R"(monitoring = { average_of = 5 }
[[award.warrant.tranche]]
name = "only"
shares = 1000
price_hurdle = )" + hurdle + R"(
linear = { measure = "paid", from = 0, to = 10e6 }
[award.outlook]
milestone = [{ measure = "paid", volume = 10e6, years = "2 to 4 years", never = 0.1 }]
)",
                        "paid.toml");
}

double value_of(const CallableModel& model, std::vector<Override> overrides = {}) {
  const CallableModel moved = with_overrides(model, overrides);
  std::optional<double> result;
  moved.run(base_values(moved), {&result, 1});
  return result.value();
}

TEST_SUITE("book/warrants_model") {
  TEST_CASE("by hand: 600 shares at one in two and 400 at one in four of 100") {
    const CallableModel model = warrants_model(file_of());
    CHECK(model.outputs.front().name == "warrants");
    CHECK(model.outputs.front().unit == "USD");
    CHECK(value_of(model) == doctest::Approx((600 * 0.5 + 400 * 0.25) * 100));
    CHECK(value_of(model, {{"market.price", 50}}) == doctest::Approx(400 * 50));
    CHECK(value_of(model, {{"award.A b.outlook.condition.listing.probability", 1.0}}) ==
          doctest::Approx((600 * 0.5 + 400) * 100));
    CHECK(value_of(model, {{"market.volatility", 0.8}}) == doctest::Approx(400 * 100));
    // a yield of 2 % for the 1826 days to the expiry
    CHECK(value_of(model, {{"market.dividend_yield", 0.02}}) ==
          doctest::Approx(40000 * std::exp(-0.02 * 1826 / 365.0)));
  }
  TEST_CASE("a warrant has the inputs that its terms have") {
    const CallableModel model = warrants_model(file_of());
    const auto has = [&](const std::string& name) {
      return std::ranges::find(model.inputs, name, &NamedInput::name) != model.inputs.end();
    };
    CHECK(has("award.A b.warrant.strike"));
    CHECK_FALSE(has("award.A b.hurdle_factor"));
    CHECK_FALSE(has("award.A b.delay_months"));
    CHECK_FALSE(has("award.A b.outlook.service"));
    const CallableModel later = warrants_model(paid_and_priced());
    CHECK(value_of(later, {{"award.P.delay_months", 24}}) < value_of(later));
  }
  TEST_CASE("a scaled hurdle is the value of the file with that hurdle on the same paths") {
    const PricingSettings pricing{.paths = 1024};
    const CallableModel model = warrants_model(paid_and_priced(), pricing);
    const double expected = value_of(warrants_model(paid_and_priced("300"), pricing));
    CHECK(value_of(model, {{"award.P.hurdle_factor", 1.5}}) == expected);
  }
  TEST_CASE("with a target error all evaluations have the paths of the case as it is") {
    const CallableModel model = warrants_model(paid_and_priced(), {.paths = 1 << 16, .error = 0.02});
    CHECK(value_of(model, {{"market.price", 100 + 1e-9}}) == doctest::Approx(value_of(model)).epsilon(1e-6));
  }
  TEST_CASE("what has no value is refused with its name") {
    CHECK_THROWS_WITH_AS(
        warrants_model(CaseFile{.name = "none", .company = {.name = "T", .currency = Currency{"USD"}}}),
        "none: has no warrant: neither deal.warrant nor award is there", Error);
    CHECK_THROWS_WITH_AS(warrants_model(paid_and_priced(), {.simulates = false}), "P: needs a simulation",
                         Error);
    const CallableModel model = warrants_model(file_of());
    CHECK_THROWS_AS(value_of(model, {{"market.price", -1}}), DomainError);
  }
}

}  // namespace warrants_model_test
