#include <fairvalue/report/derivation_units.hpp>

#include <algorithm>

#include <doctest/doctest.h>

#include "model/deal_worth_fixtures.hpp"

namespace derivation_units_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("report/derivation_units") {
  TEST_CASE("inputs and outputs and what follows from them") {
    const Case value = two_deals_case();
    const CaseDerivation all = case_derivation(value);
    const auto units = derivation_units(all, named_inputs(value), currency(value));
    REQUIRE(units.size() == all.numbers.size());
    const auto unit = [&](const std::string& name) {
      const auto found = std::ranges::find(all.numbers, name, &DerivedNumber::name);
      REQUIRE(found != all.numbers.end());
      return units[static_cast<std::size_t>(found - all.numbers.begin())];
    };
    CHECK(unit("multiple") == "x TTM");
    CHECK(unit("deal.A.margin") == "%");
    CHECK(unit("deal.A.revenue_per_gigawatt") == "USD/GW");
    CHECK(unit("deal.A.plan") == "GW");
    CHECK(unit("deal.B.equity, cost") == "USD");
    CHECK(unit("diluted_shares") == "shares");
    CHECK(unit("FY2025 EPS as given") == "USD/share");
    CHECK(unit("FY2026 revenue of the deals") == "USD");
    CHECK(unit("2026-12-31: price on the path") == "USD/share");
    CHECK(unit("what is paid for them") == "USD");
    CHECK(unit("FY2027 AI share of revenue") == "%");
    CHECK(unit("price without deals on 2027-12-31") == "USD/share");
    CHECK(unit("present value of the deals' flows") == "USD");
    CHECK(unit("net new shares") == "shares");
    CHECK(unit("value by parts") == "USD/share");
    CHECK(unit("given to the holders") == "USD");
  }
}

}  // namespace derivation_units_test
