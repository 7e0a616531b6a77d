#include <fairvalue/core/split.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace split_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// NVIDIA: 4:1 effective 2021-07-20 and 10:1 effective 2024-06-10 (company releases).
const std::vector<Split> nvidia{{2021y / 7 / 20, 4.0}, {2024y / 6 / 10, 10.0}};

TEST_SUITE("core/split") {
  TEST_CASE("the factor is the product of the splits between") {
    CHECK(split_factor(nvidia, 2020y / 1 / 2, 2025y / 1 / 2) == 40.0);
    CHECK(split_factor(nvidia, 2022y / 1 / 2, 2025y / 1 / 2) == 10.0);
    CHECK(split_factor(nvidia, 2025y / 1 / 2, 2020y / 1 / 2) == 1.0 / 40.0);
    CHECK(split_factor(nvidia, 2022y / 1 / 2, 2023y / 1 / 2) == 1.0);
    CHECK(split_factor({}, 2020y / 1 / 2, 2025y / 1 / 2) == 1.0);
  }
  TEST_CASE("a share is a new share from the effective day on") {
    CHECK(split_factor(nvidia, 2021y / 7 / 19, 2021y / 7 / 20) == 4.0);
    CHECK(split_factor(nvidia, 2021y / 7 / 20, 2021y / 7 / 21) == 1.0);
    CHECK(split_factor(nvidia, 2021y / 7 / 18, 2021y / 7 / 19) == 1.0);
  }
  TEST_CASE("a 4:1 split changes no market value and no multiple") {
    const PerShare price{127.38};
    const PerShare eps{5.79};
    const Shares count{1'622e6};
    CHECK((split_adjusted(price, 4) * split_adjusted(count, 4)).value ==
          doctest::Approx((price * count).value).epsilon(1e-15));
    CHECK(split_adjusted(price, 4) / split_adjusted(eps, 4) == doctest::Approx(price / eps).epsilon(1e-15));
  }
  TEST_CASE("a series comes to the shares of one day: 751.19 before the split is 187.80 after") {
    const DatedSeries<PerShare> closes{
        {{2021y / 7 / 19, PerShare{751.19}}, {2021y / 7 / 20, PerShare{186.12}}}};
    const auto adjusted = split_adjusted(closes, nvidia, 2021y / 12 / 31);
    CHECK(adjusted[0].value.value == doctest::Approx(187.7975).epsilon(1e-15));
    CHECK(adjusted[1].value == PerShare{186.12});
    const auto back = split_adjusted(adjusted, {}, 2021y / 12 / 31);
    CHECK(back[0].value == adjusted[0].value);
  }
  TEST_CASE("a reverse split makes shares fewer") {
    const std::vector<Split> reverse{{2025y / 1 / 6, 0.1}};
    const DatedSeries<Shares> counts{{{2024y / 12 / 31, Shares{1'000}}}};
    CHECK(split_adjusted(counts, reverse, 2025y / 1 / 6)[0].value == Shares{100});
  }
  TEST_CASE("a ratio that is no ratio is refused by name") {
    const std::vector<Split> zero{{2025y / 1 / 6, 0.0}};
    CHECK_THROWS_WITH_AS(split_factor(zero, 2024y / 1 / 2, 2025y / 1 / 7), "split.ratio: must be > 0, got 0",
                         DomainError);
    const std::vector<Split> undated{{Date{}, 4.0}};
    CHECK_THROWS_WITH_AS(split_factor(undated, 2024y / 1 / 2, 2025y / 1 / 7),
                         "split.effective: must be a date, got none", DomainError);
    CHECK_THROWS_AS(split_adjusted(PerShare{1}, 0.0), DomainError);
    CHECK_THROWS_WITH_AS(split_adjusted(Shares{-5}, 2.0), "count: must be >= 0, got -5", DomainError);
    const std::vector<Split> twice{{2025y / 1 / 6, 4.0}, {2025y / 1 / 6, 4.0}};
    CHECK_THROWS_WITH_AS(split_factor(twice, 2024y / 1 / 2, 2025y / 1 / 7),
                         "split.effective: must be unique, got 2025-01-06 twice", DomainError);
  }
  TEST_CASE("what leaves the range of a double is refused and never zero or infinite") {
    const std::vector<Split> huge{{2025y / 1 / 6, 1e308}, {2025y / 1 / 7, 1e308}};
    const std::vector<Split> tiny{{2025y / 1 / 6, 1e-200}, {2025y / 1 / 7, 1e-200}};
    CHECK_THROWS_AS(split_factor(huge, 2024y / 1 / 2, 2025y / 1 / 7), DomainError);
    CHECK_THROWS_AS(split_factor(tiny, 2024y / 1 / 2, 2025y / 1 / 7), DomainError);
    CHECK_THROWS_AS(split_factor(tiny, 2025y / 1 / 7, 2024y / 1 / 2), DomainError);
    CHECK_THROWS_AS(split_adjusted(PerShare{1e-300}, 1e300), DomainError);
    CHECK_THROWS_AS(split_adjusted(PerShare{1e300}, 1e-300), DomainError);
    CHECK_THROWS_AS(split_adjusted(Shares{1e300}, 1e300), DomainError);
    CHECK(split_adjusted(PerShare{0}, 4.0) == PerShare{0});
    CHECK_THROWS_AS(split_adjusted(PerShare{std::numeric_limits<double>::quiet_NaN()}, 4.0), DomainError);
  }
}

}  // namespace split_test
