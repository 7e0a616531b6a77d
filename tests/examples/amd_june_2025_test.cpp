#include <doctest/doctest.h>

#include "reproduce_figures/ledger.hpp"
#include "support/amd_june_2025.hpp"

namespace amd_june_2025_test {

// The shipped case is held against the ledger, so that no number stands in two places with two values.

double ledger_value(const char* id, std::size_t place = 0) {
  return std::stod(figures::embedded_ledger().row(id).values.at(place));
}

TEST_SUITE("examples/amd_june_2025") {
  const examples::AmdJune2025 amd = examples::amd_june_2025();

  TEST_CASE("earnings and multiples are those of the ledger") {
    CHECK(amd.eps_2025.value.eps.value == ledger_value("A0-37"));
    CHECK(amd.eps_2026.value.eps.value == ledger_value("A0-38"));
    CHECK(amd.market_multiple.value.value == ledger_value("A0-108"));
    CHECK(amd.author_multiple.value.value == ledger_value("A0-107"));
    CHECK(fairvalue::to_string(amd.as_of) == figures::embedded_ledger().row("A0-01").values.at(0));
  }
  TEST_CASE("targets are those of the ledger") {
    REQUIRE(amd.targets.size() == 2);
    CHECK(amd.targets[0].value.target.value == ledger_value("A0-89"));
    CHECK(amd.targets[0].value.multiple.value == ledger_value("A0-90"));
    CHECK(amd.targets[1].value.target.value == ledger_value("A0-134"));
    CHECK(amd.targets[1].value.multiple.value == ledger_value("A0-135"));
  }
  TEST_CASE("the points of the line are those of the ledger") {
    CHECK(amd.low_point.value.multiple.value == ledger_value("A0-95"));
    CHECK(100 * amd.low_point.value.growth == doctest::Approx(ledger_value("A0-96")).epsilon(1e-15));
    CHECK(100 * amd.high_growth.value == doctest::Approx(ledger_value("A0-98")).epsilon(1e-15));
    CHECK(amd.high_multiples.value.low.value == ledger_value("A0-97", 0));
    CHECK(amd.high_multiples.value.high.value == ledger_value("A0-97", 1));
  }
  TEST_CASE("the market and its prices are those of the ledger") {
    CHECK(amd.accelerators.value.size.value == 1e9 * ledger_value("A0-42"));
    CHECK(100 * amd.accelerator_growth.value == doctest::Approx(ledger_value("A0-43")).epsilon(1e-15));
    CHECK(100 * amd.inference_growth.value == doctest::Approx(ledger_value("A0-44")).epsilon(1e-15));
    CHECK(amd.published_2023.value.value == 1e9 * ledger_value("X-02"));
    CHECK(100 * amd.market_share.value.low == doctest::Approx(ledger_value("A0-131", 0)).epsilon(1e-15));
    CHECK(100 * amd.market_share.value.high == doctest::Approx(ledger_value("A0-131", 1)).epsilon(1e-15));
    CHECK(amd.rental_amd.value.value == ledger_value("A0-11"));
    CHECK(amd.rental_neocloud.value.value == ledger_value("A0-12"));
    CHECK(amd.memory.value == 1e9 * ledger_value("A0-69"));
    CHECK(amd.memory_bandwidth.value == 1e12 * ledger_value("A0-70"));
    CHECK(100 * amd.memory_advantage.value == ledger_value("A0-71"));
    CHECK(amd.b200_memory.value == 1e9 * ledger_value("X-17"));
    CHECK(amd.b200_bandwidth.value == 1e12 * ledger_value("X-18"));
    CHECK(amd.guidance_2024.value.hoped.value == 1e9 * ledger_value("A0-25"));
    CHECK(amd.guidance_2024.value.guided[1].value.value == 1e9 * ledger_value("A0-26"));
  }
}

}  // namespace amd_june_2025_test
