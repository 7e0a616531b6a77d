#include <fairvalue/equity/multiple_band.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace multiple_band_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Sums of a handful of doubles, one square root and one quotient lie between result and expectation.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

using Rows = std::vector<Dated<PerShare>>;
using Series = DatedSeries<PerShare>;

// A year earns 4, then loses 1, then earns 5; the first price stands before any earnings are known.
const Series earned{
    Rows{{2025y / 1 / 2, PerShare{4}}, {2025y / 1 / 6, PerShare{-1}}, {2025y / 1 / 8, PerShare{5}}}};
const Series closes{Rows{{2024y / 12 / 31, PerShare{90}},
                         {2025y / 1 / 2, PerShare{100}},
                         {2025y / 1 / 3, PerShare{104}},
                         {2025y / 1 / 6, PerShare{96}},
                         {2025y / 1 / 7, PerShare{90}},
                         {2025y / 1 / 8, PerShare{110}}}};

const std::vector<Multiple> five{Multiple{40}, Multiple{20}, Multiple{35}, Multiple{25}, Multiple{30}};

/// The last EPS on or before the day by looking at every row.
std::optional<double> slow_multiple(const Dated<PerShare>& close, const Rows& eps) {
  std::optional<double> last;
  for (const auto& row : eps) {
    if (row.date <= close.date) last = row.value.value;
  }
  if (!last || *last <= 0) return std::nullopt;
  return close.value.value / *last;
}

TEST_SUITE("equity/multiple_band") {
  TEST_CASE("a history by hand: 100/4 and 104/4 and 110/5 with three days left out") {
    const auto history = multiple_history(closes, earned);
    REQUIRE(history.multiples.size() == 3);
    CHECK(history.multiples[0] ==
          Dated<Multiple>{2025y / 1 / 2, Multiple{25}});  // the EPS counts on its own day
    CHECK(history.multiples[1] == Dated<Multiple>{2025y / 1 / 3, Multiple{26}});
    CHECK(history.multiples[2] == Dated<Multiple>{2025y / 1 / 8, Multiple{22}});
    CHECK(history.not_meaningful == 3);  // one before the first EPS and two in the loss
  }
  TEST_CASE("a band of a history is the band of its multiples") {
    const auto band = multiple_band(multiple_history(closes, earned), Multiple{25});
    CHECK(band.low == Multiple{22});
    CHECK(band.median == Multiple{25});
    CHECK(band.high == Multiple{26});
    CHECK(band.percentile == 0.5);
  }

  TEST_CASE("a history agrees with a search through every row") {
    Rows prices;
    Rows eps;
    for (int i = 0; i < 400; ++i) {  // EPS every ninth day with losses among them
      const double wave = (i * 7919 % 101) / 10.0;
      prices.push_back({add_days(2024y / 1 / 1, i), PerShare{50 + wave}});
      if (i % 9 == 4) eps.push_back({add_days(2024y / 1 / 1, i), PerShare{wave - 3}});
    }
    const auto history = multiple_history(Series{prices}, Series{eps});
    int left_out = 0;
    for (const auto& close : prices) {
      const auto expected = slow_multiple(close, eps);
      const auto got = history.multiples.on(close.date);
      left_out += expected ? 0 : 1;
      REQUIRE(got.has_value() == expected.has_value());
      if (got) CHECK(got->value == *expected);  // one division either way: the same bits
    }
    CHECK(history.not_meaningful == left_out);
    CHECK(left_out > 4);
    CHECK(left_out < 400);
  }

  TEST_CASE("a series without prices has no history and one without earnings counts every day") {
    CHECK(multiple_history(Series{}, earned).multiples.empty());
    CHECK(multiple_history(Series{}, earned).not_meaningful == 0);
    CHECK(multiple_history(closes, Series{}).multiples.empty());
    CHECK(multiple_history(closes, Series{}).not_meaningful == 6);
  }

  TEST_CASE("a 4:1 split within the history changes no multiple once both are on the same shares") {
    const std::vector<Split> splits{{.effective = 2025y / 1 / 8, .ratio = 4}};
    const Date today = 2025y / 1 / 31;
    const auto before = multiple_history(closes, earned);
    const auto after =
        multiple_history(split_adjusted(closes, splits, today), split_adjusted(earned, splits, today));
    REQUIRE(after.multiples.size() == before.multiples.size());
    for (std::size_t i = 0; i < before.multiples.size(); ++i)
      CHECK(after.multiples[i] == before.multiples[i]);
    CHECK(after.not_meaningful == before.not_meaningful);
  }

  TEST_CASE("a bad price or EPS is refused by its day even where it would not be used") {
    const auto of = [](double price, double eps) {
      return multiple_history(Series{Rows{{2025y / 6 / 18, PerShare{price}}}},
                              Series{Rows{{2025y / 6 / 19, PerShare{eps}}}});
    };
    CHECK(of(1, 1).not_meaningful == 1);
    CHECK_THROWS_WITH_AS(of(0, 1), "prices[2025-06-18]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(of(-1, 1), "prices[2025-06-18]: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(of(nan, 1), "prices[2025-06-18]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(1, nan), "eps[2025-06-19]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(1, infinity), "eps[2025-06-19]: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("a band by hand: 20 25 30 35 40 and 32 today") {
    const auto band = multiple_band(five, Multiple{32});
    CHECK(band.low.value == 20);
    CHECK(band.median.value == 30);
    CHECK(band.high.value == 40);
    CHECK(band.current.value == 32);
    CHECK(band.percentile == near(0.6));                       // (2 + (32 - 30) / (35 - 30)) / (5 - 1)
    CHECK(band.z_score.value() == near(0.25298221281347033));  // (32 - 30) / sqrt(250 / 4)
  }

  TEST_CASE("the median of an even number of multiples is the mean of the middle two") {
    const std::vector<Multiple> four{Multiple{40}, Multiple{23}, Multiple{30}, Multiple{36}};
    CHECK(multiple_band(four, Multiple{30}).median.value == 33);
    CHECK(multiple_band(four, Multiple{30}).percentile == near(1.0 / 3));
  }

  TEST_CASE("AMD at 22x lies under its five-year low of 23x (article 000)") {
    const std::vector<Multiple> years{Multiple{23}, Multiple{30}, Multiple{40}};
    CHECK(multiple_band(years, Multiple{22}).percentile == 0);
    CHECK(multiple_band(years, Multiple{23}).percentile == 0);
    CHECK(multiple_band(years, Multiple{40}).percentile == 1);
    CHECK(multiple_band(years, Multiple{41}).percentile == 1);
    CHECK(multiple_band(years, Multiple{22}).z_score.value() < -1);  // (22 - 31) / 8.54
  }

  TEST_CASE("the order of the history does not matter") {
    std::vector<Multiple> sorted = five;
    std::sort(sorted.begin(), sorted.end());
    const auto a = multiple_band(five, Multiple{27});
    const auto b = multiple_band(sorted, Multiple{27});
    CHECK(a.low == b.low);
    CHECK(a.median == b.median);
    CHECK(a.high == b.high);
    CHECK(a.percentile == b.percentile);
    CHECK(a.z_score.value() == near(b.z_score.value()));  // the sums run in another order
  }

  TEST_CASE("one value or equal values have no deviation and so no z-score") {
    const std::vector<Multiple> one{Multiple{22}};
    const std::vector<Multiple> alike{Multiple{22}, Multiple{22}, Multiple{22}};
    CHECK_FALSE(multiple_band(one, Multiple{30}).z_score.has_value());
    CHECK_FALSE(multiple_band(alike, Multiple{30}).z_score.has_value());
    CHECK(multiple_band(one, Multiple{30}).percentile == 1);
    CHECK(multiple_band(one, Multiple{22}).percentile == 0.5);
    CHECK(multiple_band(alike, Multiple{21}).percentile == 0);
  }

  TEST_CASE("an empty history and multiples that are not above zero are refused by name") {
    const auto of = [](double past, double current) {
      const std::vector<Multiple> history{Multiple{20}, Multiple{past}};
      return multiple_band(history, Multiple{current});
    };
    CHECK_THROWS_WITH_AS(multiple_band(std::vector<Multiple>{}, Multiple{22}),
                         "history: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(of(0, 22), "history[1]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(of(-5, 22), "history[1]: must be > 0, got -5", DomainError);
    CHECK_THROWS_WITH_AS(of(nan, 22), "history[1]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(infinity, 22), "history[1]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(of(22, 0), "current: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(of(22, nan), "current: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(of(22, infinity), "current: must be a finite number, got inf", DomainError);
  }
}

}  // namespace multiple_band_test
