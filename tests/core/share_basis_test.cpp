#include <fairvalue/core/share_basis.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace share_basis_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// One product and one quotient.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-15); }

// Alphabet 20:1, first traded on the new shares on 2022-07-18.
const std::vector<Split> alphabet{{.effective = 2022y / 7 / 18, .ratio = 20}};

TEST_SUITE("core/share_basis") {
  TEST_CASE("Alphabet: 112.4 a share before the 20:1 split is 5.62 after and back") {
    const ShareBasis before{2022y / 7 / 15};
    const ShareBasis after{2022y / 7 / 18};
    CHECK(on_share_basis(PerShare{112.4}, alphabet, before, after).value == near(5.62));
    CHECK(on_share_basis(PerShare{5.62}, alphabet, after, before).value == near(112.4));
    CHECK(on_share_basis(Shares{1e6}, alphabet, before, after) == Shares{20e6});
    CHECK(on_share_basis(PerShare{112.4}, alphabet, before, ShareBasis{2022y / 7 / 17}) == PerShare{112.4});
    CHECK(on_share_basis(PerShare{112.4}, {}, before, after) == PerShare{112.4});
  }
  TEST_CASE("an ADS of ten shares earns 40.00 where a share earns 4.00") {
    const ShareBasis share{2025y / 6 / 19};
    const ShareBasis ads{.as_of = 2025y / 6 / 19, .ordinary_shares = 10};
    CHECK(on_share_basis(PerShare{4}, {}, share, ads) == PerShare{40});
    CHECK(on_share_basis(PerShare{40}, {}, ads, share) == PerShare{4});
    CHECK(on_share_basis(Shares{5e9}, {}, share, ads) == Shares{5e8});
  }
  TEST_CASE("Alibaba: eight shares for one and eight shares an ADS leave the ADS as it was") {
    // 2019-07-30: a one-to-eight share split, and an ADS became eight shares instead of one.
    const std::vector<Split> splits{{.effective = 2019y / 7 / 30, .ratio = 8}};
    const ShareBasis old_ads{2019y / 7 / 29};
    const ShareBasis new_ads{.as_of = 2019y / 7 / 30, .ordinary_shares = 8};
    CHECK(on_share_basis(PerShare{170}, splits, old_ads, new_ads) == PerShare{170});
    CHECK(on_share_basis(PerShare{170}, splits, old_ads, ShareBasis{2019y / 7 / 30}) == PerShare{21.25});
  }
  TEST_CASE("a reverse split makes a share dearer") {
    const std::vector<Split> reverse{{.effective = 2025y / 1 / 6, .ratio = 0.1}};
    CHECK(
        on_share_basis(PerShare{0.5}, reverse, ShareBasis{2025y / 1 / 3}, ShareBasis{2025y / 1 / 6}).value ==
        near(5));
  }
  TEST_CASE("a basis that is not stated is that of its day while no split is known after it") {
    const ShareBasis to{2022y / 8 / 1};
    const auto factor = [&](std::optional<Date> dated, std::span<const Split> splits) {
      return share_factor("row", std::nullopt, dated, splits, to);
    };
    CHECK(factor(2022y / 7 / 18, alphabet) == 1);
    CHECK(factor(2022y / 9 / 1, alphabet) == 1);
    CHECK(factor(std::nullopt, {}) == 1);
    CHECK(factor(2020y / 1 / 1, {}) == 1);
    const char* message = "row: must be stated, since the split of 2022-07-18 (20 for 1) is known, got none";
    CHECK_THROWS_WITH_AS(factor(2022y / 7 / 17, alphabet), message, DomainError);
    CHECK_THROWS_WITH_AS(factor(std::nullopt, alphabet), message, DomainError);
    // Also where the basis asked for lies before the split: the row may have been restated since.
    CHECK_THROWS_WITH_AS(
        share_factor("row", std::nullopt, 2022y / 5 / 1, alphabet, ShareBasis{2022y / 6 / 1}), message,
        DomainError);
    CHECK(share_factor("row", std::nullopt, 2022y / 8 / 1, alphabet, ShareBasis{2022y / 6 / 1}) ==
          near(0.05));
  }
  TEST_CASE("per depositary share nothing is taken for granted") {
    const ShareBasis ads{.as_of = 2025y / 6 / 19, .ordinary_shares = 10};
    CHECK_THROWS_WITH_AS(share_factor("row", std::nullopt, 2025y / 6 / 1, {}, ads),
                         "row: must be stated, since it is asked for per 10 shares, got none", DomainError);
    CHECK(share_factor("row", ShareBasis{2025y / 6 / 1}, 2025y / 6 / 1, {}, ads) == near(0.1));
  }
  TEST_CASE("two bases are one only where day and shares are the same") {
    const ShareBasis day{2024y / 7 / 28};
    const ShareBasis ads{.as_of = 2024y / 7 / 28, .ordinary_shares = 10};
    CHECK_NOTHROW(require_same_share_basis("row", day, day));
    CHECK_NOTHROW(require_same_share_basis("row", std::nullopt, std::nullopt));
    CHECK_THROWS_WITH_AS(
        require_same_share_basis("row", ShareBasis{2024y / 4 / 28}, day),
        "row: must be a share of 2024-04-28 like the others (see on_share_basis), got a share of 2024-07-28",
        DomainError);
    CHECK_THROWS_WITH_AS(require_same_share_basis("row", day, ads),
                         "row: must be a share of 2024-07-28 like the others (see on_share_basis), got 10 "
                         "shares of 2024-07-28",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        require_same_share_basis("row", std::nullopt, day),
        "row: must be unstated like the others (see on_share_basis), got a share of 2024-07-28", DomainError);
    CHECK_THROWS_AS(require_same_share_basis("row", day, std::nullopt), DomainError);
  }
  TEST_CASE("a basis that is none is refused by name") {
    const ShareBasis sound{2025y / 6 / 19};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(require_share_basis("row.share_basis", ShareBasis{Date{}}),
                         "row.share_basis.as_of: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(share_factor({}, sound, {.as_of = 2025y / 6 / 19, .ordinary_shares = 0}),
                         "to.ordinary_shares: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(share_factor({}, {.as_of = 2025y / 6 / 19, .ordinary_shares = nan}, sound),
                         "from.ordinary_shares: must be a finite number, got nan", DomainError);
    CHECK_THROWS_AS(share_factor({}, {.as_of = 2025y / 6 / 19, .ordinary_shares = 1e308},
                                 {.as_of = 2025y / 6 / 19, .ordinary_shares = 1e-308}),
                    DomainError);
    CHECK_THROWS_WITH_AS(share_factor("row", ShareBasis{Date{}}, std::nullopt, {}, sound),
                         "row.as_of: must be a date, got none", DomainError);
  }
}

}  // namespace share_basis_test
