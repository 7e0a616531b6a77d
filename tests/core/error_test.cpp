#include <fairvalue/core/error.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

namespace error_test {
using namespace fairvalue;

TEST_SUITE("core/error") {
  TEST_CASE("the message names field and rule and value") {
    CHECK(std::string(DomainError("tranche.strike", ">= 0", -3.0).what()) ==
          "tranche.strike: must be >= 0, got -3");
    CHECK(std::string(DomainError("estimate.currency", "USD", "TWD").what()) ==
          "estimate.currency: must be USD, got TWD");
  }
  TEST_CASE("a number is printed as short as it reads back") {
    CHECK(std::string(DomainError("x", "> 0", -0.1).what()) == "x: must be > 0, got -0.1");
    CHECK(std::string(DomainError("x", "> 0", -1e-300).what()) == "x: must be > 0, got -1e-300");
  }
  TEST_CASE("what is no number is printed without a sign") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double one : {nan, -nan, std::copysign(nan, -1.0)}) {
      CHECK(std::string(DomainError("x", "> 0", one).what()) == "x: must be > 0, got nan");
    }
    CHECK(DomainError("x", "> 0", -std::numeric_limits<double>::infinity()).got() == "-inf");
  }
  TEST_CASE("the parts are those it was made of whatever they hold") {
    const DomainError error("a: must be b", "c, got d", "e, got f");
    CHECK(error.field() == "a: must be b");
    CHECK(error.rule() == "c, got d");
    CHECK(error.got() == "e, got f");
    const DomainError copy = error;
    CHECK(copy.got() == "e, got f");
    CHECK(DomainError("x", "> 0", -0.5).got() == "-0.5");
    CHECK(DomainError("", "", "").rule().empty());
  }
  TEST_CASE("what files and arguments bring is printable in the message and in its parts") {
    const DomainError error("na\nme\x1b[31m", "\xff", std::string("營\0", 4));
    CHECK(std::string(error.what()) == "na\\nme\\x1b[31m: must be \\xff, got 營\\x00");
    CHECK(error.field() == "na\\nme\\x1b[31m");
    CHECK(error.rule() == "\\xff");
    CHECK(error.got() == "營\\x00");
    CHECK(std::string(Error("a\r\nb").what()) == "a\\r\\nb");
  }
  TEST_CASE("one handler catches whatever the library throws") {
    CHECK_THROWS_AS(throw DomainError("x", "> 0", 0.0), Error);
    CHECK_THROWS_AS(throw DomainError("x", "> 0", 0.0), std::runtime_error);
  }
}

}  // namespace error_test
