#include <fairvalue/market/price_history.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace price_history_test {
using namespace fairvalue;
using namespace std::chrono_literals;

using Prices = DatedSeries<PerShare>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Prices three_days(double first, double second, double third) {
  return Prices{{{2021y / 7 / 19, PerShare{first}},
                 {2021y / 7 / 20, PerShare{second}},
                 {2021y / 7 / 21, PerShare{third}}}};
}

PriceHistory closes_only(const Prices& closes) { return {.closes = closes, .currency = Currency{"USD"}}; }

PriceHistory with_highs(const Prices& closes, const Prices& highs) {
  return {.closes = closes, .highs = highs, .currency = Currency{"USD"}};
}

TEST_SUITE("market/price_history") {
  TEST_CASE("a sound history is handed back as it is") {
    const auto history = with_highs(three_days(10, 11, 12), three_days(10.5, 11.5, 12.5));
    CHECK(&require_history(history) == &history);
    CHECK_NOTHROW(require_history(closes_only(three_days(10, 11, 12))));
  }
  TEST_CASE("a high may be the close but not a cent less") {
    CHECK_NOTHROW(require_history(with_highs(three_days(10, 11, 12), three_days(10, 11, 12))));
    CHECK_THROWS_WITH_AS(require_history(with_highs(three_days(10, 11, 12), three_days(10, 10.99, 12))),
                         "history.highs[2021-07-20]: must be >= the close (11), got 10.99", DomainError);
  }
  TEST_CASE("a history without closes is sound") {
    CHECK_NOTHROW(require_history(closes_only(Prices{})));
    CHECK_NOTHROW(require_history(with_highs(Prices{}, Prices{})));
    CHECK(from_as_traded(closes_only(Prices{}), {}, 2021y / 7 / 21).closes.empty());
  }
  TEST_CASE("the first close that is no price is refused by its day") {
    CHECK_THROWS_WITH_AS(require_history(closes_only(three_days(10, 0, -1))),
                         "history.closes[2021-07-20]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(require_history(closes_only(three_days(10, 11, -1))),
                         "history.closes[2021-07-21]: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(require_history(closes_only(three_days(nan, 11, 12))),
                         "history.closes[2021-07-19]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(require_history(closes_only(three_days(10, 11, infinity))),
                         "history.closes[2021-07-21]: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a high that is no price is refused by its day") {
    const auto closes = three_days(10, 11, 12);
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, three_days(10, nan, 12))),
                         "history.highs[2021-07-20]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, three_days(10, 11, infinity))),
                         "history.highs[2021-07-21]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, three_days(-10, 11, 12))),
                         "history.highs[2021-07-19]: must be >= the close (10), got -10", DomainError);
  }
  TEST_CASE("highs on other days than the closes are refused") {
    const auto closes = three_days(10, 11, 12);
    const Prices gap{{{2021y / 7 / 19, PerShare{10}}, {2021y / 7 / 21, PerShare{12}}}};
    const Prices short_one{{{2021y / 7 / 19, PerShare{10}}, {2021y / 7 / 20, PerShare{11}}}};
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, gap)),
                         "history.highs[1].date: must be 2021-07-20 like the closes, got 2021-07-21",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, short_one)),
                         "history.highs: must be 3 rows like the closes, got 2", DomainError);
    CHECK_THROWS_WITH_AS(require_history(with_highs(short_one, closes)),
                         "history.highs: must be 2 rows like the closes, got 3", DomainError);
    CHECK_THROWS_WITH_AS(require_history(with_highs(closes, Prices{})),
                         "history.highs: must be 3 rows like the closes, got 0", DomainError);
  }
  TEST_CASE("after a 4:1 split every earlier price is a quarter and later ones stay") {
    // NVIDIA split 4:1 on 2021-07-20; the prices are chosen to divide evenly.
    const std::vector<Split> splits{{2021y / 7 / 20, 4.0}};
    const auto history = with_highs(three_days(752, 186, 194), three_days(760, 188, 195));
    const auto adjusted = from_as_traded(history, splits, 2021y / 12 / 31);
    CHECK(adjusted.closes[0].value == PerShare{188});
    CHECK(adjusted.closes[1].value == PerShare{186});
    CHECK(adjusted.highs.value()[0].value == PerShare{190});
    CHECK(adjusted.highs.value()[2].value == PerShare{195});
    CHECK(adjusted.closes[0].date == 2021y / 7 / 19);
    CHECK(adjusted.currency == Currency{"USD"});
    CHECK(adjusted.share_basis == ShareBasis{2021y / 12 / 31});
  }
  TEST_CASE("on the shares before the split every later price is fourfold") {
    const std::vector<Split> splits{{2021y / 7 / 20, 4.0}};
    const auto back = from_as_traded(closes_only(three_days(752, 186, 194)), splits, 2021y / 7 / 19);
    CHECK(back.closes[0].value == PerShare{752});
    CHECK(back.closes[1].value == PerShare{744});
    CHECK_FALSE(back.highs.has_value());
  }
  TEST_CASE("a history on one basis is divided by one factor whatever its days") {
    const std::vector<Split> splits{{2021y / 7 / 20, 4.0}};
    PriceHistory adjusted = with_highs(three_days(188, 186, 194), three_days(190, 188, 195));
    adjusted.share_basis = ShareBasis{2021y / 12 / 31};
    const auto old_shares = on_share_basis(adjusted, splits, ShareBasis{2021y / 7 / 19});
    CHECK(old_shares.closes[0].value == PerShare{752});
    CHECK(old_shares.closes[2].value == PerShare{776});
    CHECK(old_shares.highs.value()[1].value == PerShare{752});
    CHECK(old_shares.share_basis == ShareBasis{2021y / 7 / 19});
    CHECK(on_share_basis(adjusted, splits, ShareBasis{2021y / 8 / 1}).closes[0].value == PerShare{188});
    const auto ads = on_share_basis(adjusted, splits, {.as_of = 2021y / 12 / 31, .ordinary_shares = 10});
    CHECK(ads.closes[1].value == PerShare{1860});
  }
  TEST_CASE("a history that does not say what it is on is refused around a split") {
    const std::vector<Split> splits{{2021y / 7 / 20, 4.0}};
    const ShareBasis to{2021y / 12 / 31};
    CHECK_THROWS_WITH_AS(
        on_share_basis(closes_only(three_days(752, 186, 194)), splits, to),
        "history.share_basis: must be stated, since the split of 2021-07-20 (4 for 1) is known, got none",
        DomainError);
    const std::vector<Split> earlier{{2021y / 7 / 19, 4.0}};  // the first close is on the new shares
    CHECK(on_share_basis(closes_only(three_days(188, 186, 194)), earlier, to).closes[0].value ==
          PerShare{188});
    CHECK(on_share_basis(closes_only(three_days(188, 186, 194)), {}, to).share_basis == to);
    CHECK(on_share_basis(closes_only(Prices{}), splits, to).closes.empty());
  }
  TEST_CASE("prices on one basis are not adjusted twice") {
    PriceHistory adjusted = closes_only(three_days(188, 186, 194));
    adjusted.share_basis = ShareBasis{2021y / 12 / 31};
    CHECK_THROWS_WITH_AS(from_as_traded(adjusted, {}, 2021y / 12 / 31),
                         "history.share_basis: must be empty for prices as traded, got a share of 2021-12-31",
                         DomainError);
    adjusted.share_basis = ShareBasis{Date{}};
    CHECK_THROWS_WITH_AS(require_history(adjusted), "history.share_basis.as_of: must be a date, got none",
                         DomainError);
  }
  TEST_CASE("a close at the day's high stays there whatever the split") {
    for (const double ratio : {3.0, 7.0, 0.1, 1.5}) {
      const std::vector<Split> splits{{2021y / 7 / 21, ratio}};
      const auto history = with_highs(three_days(10.1, 11.3, 12.7), three_days(10.1, 11.3, 12.7));
      const auto adjusted = from_as_traded(history, splits, 2021y / 7 / 21);
      CHECK(adjusted.closes[0] == adjusted.highs.value()[0]);
    }
  }
  TEST_CASE("a split of what is no history and by what is no ratio is refused by name") {
    const auto sound = closes_only(three_days(10, 11, 12));
    const std::vector<Split> zero{{2021y / 7 / 20, 0.0}};
    const std::vector<Split> absurd{{2021y / 7 / 21, 1e-320}};
    CHECK_THROWS_WITH_AS(from_as_traded(closes_only(three_days(10, -11, 12)), {}, 2021y / 7 / 21),
                         "history.closes[2021-07-20]: must be > 0, got -11", DomainError);
    CHECK_THROWS_WITH_AS(from_as_traded(closes_only(three_days(10, nan, 12)), {}, 2021y / 7 / 21),
                         "history.closes[2021-07-20]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(from_as_traded(sound, zero, 2021y / 7 / 21), "split.ratio: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(from_as_traded(sound, {}, Date{}), "to: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(from_as_traded(sound, absurd, 2021y / 7 / 21),
                         "split_adjusted: must be a finite number, got inf", DomainError);
  }
}

}  // namespace price_history_test
