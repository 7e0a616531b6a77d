#include <fairvalue/pricing/dilution_method.hpp>

#include <doctest/doctest.h>

namespace dilution_method_test {
using namespace fairvalue;

TEST_SUITE("pricing/dilution_method") {
  TEST_CASE("methods are named as they are spelt") {
    CHECK(to_string(DilutionMethod::none) == "none");
    CHECK(to_string(DilutionMethod::damodaran) == "damodaran");
    CHECK(to_string(DilutionMethod::galai_schneller) == "galai_schneller");
  }

  TEST_CASE("nothing is diluted unless asked") {
    CHECK(Dilution{}.method == DilutionMethod::none);
    CHECK(Dilution{}.issued == Shares{0});
  }
}

}  // namespace dilution_method_test
