#include <fairvalue/pricing/claim_value.hpp>

#include <doctest/doctest.h>

namespace claim_value_test {
using namespace fairvalue;

TEST_SUITE("pricing/claim_value") {
  TEST_CASE("methods are named for readers") {
    CHECK(to_string(ValuationMethod::closed_form) == "closed form");
    CHECK(to_string(ValuationMethod::quadrature) == "quadrature");
    CHECK(to_string(ValuationMethod::convolution) == "convolution");
    CHECK(to_string(ValuationMethod::shifted_hurdle) == "shifted hurdle");
    CHECK(to_string(ValuationMethod::simulation) == "simulation");
  }
}

}  // namespace claim_value_test
