#include <fairvalue/company/share_count.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace share_count_test {
using namespace fairvalue;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

TEST_SUITE("company/share_count") {
  TEST_CASE("buybacks and issuance at each year's price by hand") {
    // 1000 - 2000/20 + 500/20 = 925; then 925 - 1850/25 = 851.
    const std::vector<ShareFlow> flows{{Money{2000}, Money{500}, PerShare{20}},
                                       {Money{1850}, Money{0}, PerShare{25}}};
    const auto years = share_count_path(Shares{1000}, flows);
    REQUIRE(years.size() == 2);
    CHECK(years[0].closing.value == near(925));
    CHECK(years[0].average.value == near(962.5));
    CHECK(years[1].opening.value == near(925));
    CHECK(years[1].closing.value == near(851));
  }

  TEST_CASE("a net rate of -2 % a year leaves 0.98 of all shares each year") {
    CHECK_THROWS_WITH_AS(share_count_path(Shares{1000}, -0.02, 2'000'000'000),
                         "years: must be from 0 to 1000000, got 2000000000", DomainError);
    const auto years = share_count_path(Shares{1000}, -0.02, 3);
    REQUIRE(years.size() == 3);
    CHECK(years[2].closing.value == near(1000 * 0.98 * 0.98 * 0.98));
    CHECK(years[0].average.value == near(990));
    CHECK(share_count_path(Shares{1000}, 0.0, 0).empty());
  }

  TEST_CASE("a split of price and count changes the counts only") {
    const std::vector<ShareFlow> old_shares{{Money{2000}, Money{500}, PerShare{20}}};
    const std::vector<ShareFlow> new_shares{{Money{2000}, Money{500}, PerShare{10}}};
    CHECK(share_count_path(Shares{2000}, new_shares)[0].closing.value ==
          near(2 * share_count_path(Shares{1000}, old_shares)[0].closing.value));
  }

  TEST_CASE("nobody buys back all shares") {
    const std::vector<ShareFlow> all{{Money{20'000}, Money{0}, PerShare{20}}};
    CHECK_THROWS_WITH_AS(share_count_path(Shares{1000}, all),
                         "flows[0].buybacks: must be below the value of all shares, 20000, got 20000",
                         DomainError);
    CHECK_THROWS_AS(share_count_path(Shares{1000}, -1.0, 2), DomainError);
    CHECK_THROWS_AS(share_count_path(Shares{0}, 0.1, 2), DomainError);
    const std::vector<ShareFlow> free_shares{{Money{0}, Money{1}, PerShare{0}}};
    CHECK_THROWS_AS(share_count_path(Shares{1000}, free_shares), DomainError);
  }
}

}  // namespace share_count_test
