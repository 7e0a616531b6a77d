#include <fairvalue/accounting/two_class.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

namespace two_class_test {
using namespace fairvalue;
using doctest::Approx;

/// Income 100,000; 10,000 ordinary shares paid 2.10 and 6,000 preference shares paid 5.50, the rest at 80 to
/// 20 a share.
const std::vector<ShareClass> example{
    {.name = "ordinary", .shares = Shares{10'000}, .distributed = PerShare{2.10}, .participation = 4},
    {.name = "preference",
     .shares = Shares{6'000},
     .distributed = PerShare{5.50},
     .participation = 1,
     .bears_losses = false}};

TEST_SUITE("accounting/two_class") {
  TEST_CASE("income 100000 at 80 to 20: 6.10 and 6.50 a share") {
    const auto got = two_class_eps(Money{100'000}, example);
    // 100,000 - 21,000 - 33,000 = 46,000 over 4 x 10,000 + 6,000 parts: 1 a part
    CHECK(got[0].eps.value == Approx(6.10).epsilon(1e-14));
    CHECK(got[1].eps.value == Approx(6.50).epsilon(1e-14));
    CHECK(got[0].undistributed.value == Approx(4).epsilon(1e-14));
  }
  TEST_CASE("what distributions exceed income by falls on those who bear losses") {
    const auto got = two_class_eps(Money{44'000}, example);
    CHECK(got[0].eps.value == Approx(1.10).epsilon(1e-14));  // -10,000 over 10,000 shares
    CHECK(got[1].eps.value == Approx(5.50).epsilon(1e-14));
  }
  TEST_CASE("bad classes are refused by name") {
    std::vector<ShareClass> bad = example;
    bad[1].shares = Shares{0};
    CHECK_THROWS_WITH_AS(two_class_eps(Money{1}, bad), "classes[1].shares: must be > 0, got 0", DomainError);
    bad = {example[1]};
    CHECK_THROWS_WITH_AS(two_class_eps(Money{-1}, bad),
                         "classes.participation: must be > 0 for one class at least, got 0", DomainError);
    CHECK_THROWS_WITH_AS(two_class_eps(Money{1}, {}), "classes: must be at least one value, got none",
                         DomainError);
  }
}

}  // namespace two_class_test
