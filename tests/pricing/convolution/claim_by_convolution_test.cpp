#include "pricing/convolution/claim_by_convolution.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/black_scholes.hpp>

#include "../tranche_fixtures.hpp"

namespace claim_by_convolution_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

TEST_SUITE("pricing/convolution/claim_by_convolution") {
  // A hurdle at a millionth of the priceis met on the first close.
  TEST_CASE("a hurdle that every close meets leaves the European call") {
    TrancheClaim claim{.strike = PerShare{150}, .expiry = Years{2}};
    claim.hurdle = on_closes(1e-4, on_any_close(), 12);
    claim.other_conditions = 0.5;
    const ClaimValue got = detail::value_by_convolution(reference_market(), claim);
    const double call = option_value(reference_market(),
                                     {.kind = OptionKind::call, .strike = PerShare{150}, .expiry = Years{2}})
                            .value;
    CHECK(std::abs(got.value.value - 0.5 * call) <= got.error_bound + 1e-12 * call);
    CHECK(got.value.value <= 0.5 * call);
    CHECK(got.vesting_probability == Approx(0.5).epsilon(1e-10));
  }
  // One close, at the expiry: above the hurdle then is all that counts. With the strike at the hurdle that is
  // the European call.
  TEST_CASE("one close on the expiry with the strike at the hurdle is the European call") {
    TrancheClaim claim{.strike = PerShare{200}, .expiry = Years{2}};
    claim.hurdle = on_closes(200, on_any_close(), 1);
    const ClaimValue got = detail::value_by_convolution(reference_market(), claim);
    const double call = option_value(reference_market(),
                                     {.kind = OptionKind::call, .strike = PerShare{200}, .expiry = Years{2}})
                            .value;
    CHECK(std::abs(got.value.value - call) <= got.error_bound + 1e-12 * call);
  }
}

}  // namespace claim_by_convolution_test
