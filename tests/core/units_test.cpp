#include <fairvalue/core/units.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>

namespace units_test {
using namespace fairvalue;

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
  a < b;
};

// What must not exist, stated as facts about the types. Each is also tried as code in must_not_compile.
static_assert(!std::is_default_constructible_v<PerShare>);
static_assert(!std::is_convertible_v<double, Money>);
static_assert(!std::is_convertible_v<Money, double>);
static_assert(!addable<PerShare, Shares>);
static_assert(!addable<Money, PerShare>);
static_assert(!addable<PerShare, double>);
static_assert(!multipliable<PerShare, PerShare>);
static_assert(!multipliable<Shares, Multiple>);
static_assert(!comparable<Money, PerShare>);
static_assert(!comparable<Rate, double>);

// What must exist, with its type.
static_assert(std::same_as<decltype(Multiple{1} * PerShare{1}), PerShare>);
static_assert(std::same_as<decltype(PerShare{1} / Multiple{1}), PerShare>);
static_assert(std::same_as<decltype(PerShare{1} * Shares{1}), Money>);
static_assert(std::same_as<decltype(Money{1} / Shares{1}), PerShare>);
static_assert(std::same_as<decltype(Money{1} / PerShare{1}), Shares>);
static_assert(std::same_as<decltype(Multiple{1} * Money{1}), Money>);
static_assert(std::same_as<decltype(Money{1} / Multiple{1}), Money>);
static_assert(std::same_as<decltype(Rate{1} * Years{1}), double>);
static_assert(std::same_as<decltype(Gigawatts{6} / Gigawatts{1}), double>);
static_assert(std::same_as<decltype(Money{1} / Gigawatts{1}), PerGigawatt>);
static_assert(std::same_as<decltype(Gigawatts{1} * PerGigawatt{1}), Money>);

TEST_SUITE("core/units") {
  TEST_CASE("price times shares is money: 203.71 * 1622 million is 330.42 bn by hand") {
    CHECK((PerShare{203.71} * Shares{1'622e6}).value == doctest::Approx(330'417'620'000.0).epsilon(1e-15));
    CHECK(PerShare{203.71} * Shares{1'622e6} == Shares{1'622e6} * PerShare{203.71});
  }
  TEST_CASE("commuted products agree to the bit") {
    CHECK(Multiple{22} * PerShare{5.79} == PerShare{5.79} * Multiple{22});
    CHECK(Multiple{22} * Money{5.79} == Money{5.79} * Multiple{22});
    CHECK(Rate{0.037} * Years{5} == Years{5} * Rate{0.037});
    CHECK(0.1 * Money{3} == Money{3} * 0.1);
    CHECK(Gigawatts{6} * PerGigawatt{15e9} == PerGigawatt{15e9} * Gigawatts{6});
    CHECK(Money{90e9} / Gigawatts{6} == PerGigawatt{15e9});
  }
  TEST_CASE("quotients undo products") {
    CHECK(Money{1e12} / PerShare{600} * PerShare{600} == Money{1e12});
    CHECK(PerShare{240} / Multiple{30} == PerShare{8});
    CHECK(Money{240} / Multiple{30} == Money{8});
    CHECK(Money{240} / Shares{30} == PerShare{8});
    CHECK(Money{240} / Money{30} == 8.0);
    CHECK(Money{240} / 30.0 == Money{8});
  }
  TEST_CASE("sums and differences stay in their unit") {
    Shares count{1'622e6};
    count += Shares{160e6};
    CHECK(count == Shares{1'782e6});
    count -= Shares{160e6};
    CHECK(count == Shares{1'622e6});
    CHECK(-PerShare{2.5} == PerShare{-2.5});
    CHECK(Years{2} - Years{0.5} == Years{1.5});
  }
  TEST_CASE("quantities order by value and NaN orders with nothing") {
    CHECK(PerShare{1} < PerShare{2});
    CHECK(PerShare{2} >= PerShare{2});
    const PerShare nan{0.0 / PerShare{0}.value};
    CHECK_FALSE(nan < PerShare{1});
    CHECK_FALSE(nan >= PerShare{1});
  }
  TEST_CASE("number takes a double or a quantity") {
    CHECK(number(1.5) == 1.5);
    CHECK(number(Gigawatts{6}) == 6.0);
  }
}

}  // namespace units_test
