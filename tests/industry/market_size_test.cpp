#include <fairvalue/industry/market_size.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace market_size_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

MarketSize market(int year, double size) {
  return {.scope = "data-centre AI accelerators",
          .year = year,
          .size = Money{size},
          .source = "article 000",
          .published = Date{std::chrono::year{2025}, std::chrono::June, std::chrono::day{19}}};
}

TEST_SUITE("industry/market_size") {
  TEST_CASE("500 bn in 2028 at 60 percent a year back to 2023: 500 / 1.6^5 and so on") {
    const auto path = market_path(market(2028, 500e9), 0.6, 2023);
    // figures_values.csv, A0-45 to A0-49: 500 / 1.6^n in bn
    const double expected[] = {
        47.683715820312486, 76.29394531249999, 122.07031249999997, 195.31249999999997, 312.5, 500};
    REQUIRE(path.size() == 6);
    for (std::size_t i = 0; i < path.size(); ++i) {
      CAPTURE(i);
      CHECK(path[i].year == 2023 + static_cast<int>(i));
      CHECK(path[i].size.value == Approx(expected[i] * 1e9).epsilon(round_off));
    }
    CHECK(path.back().size == Money{500e9});  // the known year is kept to the bit
  }
  TEST_CASE("forward the known year comes first: 100 and 110 and 121 at 10 percent") {
    const auto path = market_path(market(2024, 100.0), 0.1, 2026);
    REQUIRE(path.size() == 3);
    CHECK(path[0].year == 2024);
    CHECK(path[0].size == Money{100});
    CHECK(path[1].size.value == Approx(110).epsilon(round_off));
    CHECK(path[2].year == 2026);
    CHECK(path[2].size.value == Approx(121).epsilon(round_off));
  }
  TEST_CASE("a shrinking market: 80 at -50 percent was 160 the year before and is 40 the year after") {
    CHECK(market_path(market(2024, 80.0), -0.5, 2023).front().size == Money{160});
    CHECK(market_path(market(2024, 80.0), -0.5, 2025).back().size == Money{40});
  }
  TEST_CASE("the path to its own year is that one year") {
    const auto path = market_path(market(2028, 500e9), 0.6, 2028);
    REQUIRE(path.size() == 1);
    CHECK(path[0].year == 2028);
    CHECK(path[0].size == Money{500e9});
  }
  TEST_CASE("forward from the far end of a path backward retraces it") {
    for (const double growth : {-0.3, 0.0, 0.6, 4.0}) {
      CAPTURE(growth);
      const auto back = market_path(market(2028, 500e9), growth, 2019);
      const auto forth = market_path(market(2019, back.front().size.value), growth, 2028);
      REQUIRE(forth.size() == back.size());
      for (std::size_t i = 0; i < back.size(); ++i) {
        CHECK(forth[i].year == back[i].year);
        CHECK(forth[i].size.value == Approx(back[i].size.value).epsilon(round_off));
      }
    }
  }
  TEST_CASE("45 bn in 2023 to 500 bn in 2028 is 61.86 percent a year") {
    // (500 / 45)^(1/5) - 1, from the ledger's full values
    CHECK(market_cagr(market(2023, 45e9), market(2028, 500e9)) ==
          Approx(0.6186445827673461).epsilon(round_off));
    CHECK(market_cagr(market(2023, 10.0), market(2024, 5.0)) == -0.5);
  }
  TEST_CASE("the growth between the ends of a path is the growth that made it") {
    const auto path = market_path(market(2028, 500e9), 0.6, 2023);
    CHECK(market_cagr(market(2023, path.front().size.value), market(2028, 500e9)) ==
          Approx(0.6).epsilon(round_off));
  }
  TEST_CASE("a path without a size or a growth is refused by name") {
    struct Row {
      double size, growth;
      const char* message;
    };
    for (const Row& row : {Row{0.0, 0.6, "market_size.size: must be > 0, got 0"},
                           Row{-5.0, 0.6, "market_size.size: must be > 0, got -5"},
                           Row{nan, 0.6, "market_size.size: must be a finite number, got nan"},
                           Row{infinity, 0.6, "market_size.size: must be a finite number, got inf"},
                           Row{1.0, -1.0, "growth: must be > -1 (-100 %), got -1"},
                           Row{1.0, -1.5, "growth: must be > -1 (-100 %), got -1.5"},
                           Row{1.0, nan, "growth: must be a finite number, got nan"},
                           Row{1.0, infinity, "growth: must be a finite number, got inf"}}) {
      CAPTURE(row.message);
      for (const int year : {2023, 2028, 2030}) {
        CHECK_THROWS_WITH_AS(market_path(market(2028, row.size), row.growth, year), row.message, DomainError);
      }
    }
  }
  TEST_CASE("years outside 1 to 9999 are refused and the edges are taken") {
    CHECK_THROWS_WITH_AS(market_path(market(20280, 5.0), 0.1, 2030),
                         "market_size.year: must be a year from 1 to 9999, got 20280", DomainError);
    CHECK_THROWS_WITH_AS(market_path(market(2028, 5.0), 0.1, 0), "year: must be a year from 1 to 9999, got 0",
                         DomainError);
    CHECK_THROWS_AS(market_path(market(2028, 5.0), 0.1, std::numeric_limits<int>::min()), DomainError);
    CHECK(market_path(market(9999, 5.0), 0.0, 1).size() == 9999);
  }
  TEST_CASE("a path never leaves the positive finite numbers") {
    CHECK_THROWS_AS(market_path(market(2028, 500e9), 0.6, 9000), DomainError);
    CHECK_THROWS_AS(market_path(market(9000, 500e9), 0.6, 1), DomainError);
    CHECK_THROWS_WITH_AS(market_path(market(2028, 500e9), -0.9, 9000), "market_path.size: must be > 0, got 0",
                         DomainError);
  }
  TEST_CASE("figures of two scopes or in the wrong order have no growth between them") {
    MarketSize chips = market(2028, 500e9);
    chips.scope = "inference chips";
    CHECK_THROWS_WITH_AS(
        market_cagr(market(2023, 45e9), chips),
        "later.scope: must be 'data-centre AI accelerators' like the earlier, got 'inference chips'",
        DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(2028, 5.0), market(2028, 6.0)),
                         "later.year: must be after 2028, got 2028", DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(2028, 5.0), market(2023, 6.0)),
                         "later.year: must be after 2028, got 2023", DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(-1, 5.0), market(2023, 6.0)),
                         "earlier.year: must be a year from 1 to 9999, got -1", DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(1, 5.0), market(10000, 6.0)),
                         "later.year: must be a year from 1 to 9999, got 10000", DomainError);
  }
  TEST_CASE("sizes that are none have no growth between them") {
    for (const double none : {0.0, -1.0, nan, infinity}) {
      CAPTURE(none);
      CHECK_THROWS_AS(market_cagr(market(2023, none), market(2028, 5.0)), DomainError);
      CHECK_THROWS_AS(market_cagr(market(2023, 5.0), market(2028, none)), DomainError);
    }
    CHECK_THROWS_WITH_AS(market_cagr(market(2023, 0.0), market(2028, 5.0)),
                         "earlier.size: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(2023, 5.0), market(2028, 0.0)), "later.size: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_AS(market_cagr(market(2023, 1e-200), market(2024, 1e200)), DomainError);
    CHECK_THROWS_WITH_AS(market_cagr(market(2023, 1e200), market(2024, 1e-200)),
                         "market_cagr: must be > -1 (-100 %), got -1", DomainError);
  }
  TEST_CASE("152 against 124 bn for 2027 is 28 bn and 22.58 percent more") {
    MarketSize before = market(2027, 124e9);
    before.published = Date{std::chrono::year{2023}, std::chrono::June, std::chrono::day{1}};
    const Change<Money> revision = market_revision(before, market(2027, 152e9));
    CHECK(revision.absolute == Money{28e9});
    CHECK(100 * revision.relative == Approx(22.580645161290324).epsilon(1e-13));
    CHECK_THROWS_WITH_AS(market_revision(market(2027, 152e9), before),
                         "later.published: must be after 2025-06-19, got 2023-06-01", DomainError);
    CHECK_THROWS_WITH_AS(market_revision(before, market(2028, 152e9)),
                         "later.year: must be 2027 like the earlier, got 2028", DomainError);
    CHECK_THROWS_WITH_AS(market_revision(market(2027, 124e9), market(2027, 152e9)),
                         "later.published: must be after 2025-06-19, got 2025-06-19", DomainError);
    MarketSize other = market(2027, 152e9);
    other.scope = "AI servers";
    CHECK_THROWS_WITH_AS(
        market_revision(before, other),
        "later.scope: must be 'data-centre AI accelerators' like the earlier, got 'AI servers'", DomainError);
    CHECK_THROWS_WITH_AS(market_revision(before, market(2027, nan)),
                         "later.size: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("accelerators of 312.5 bn do not go into servers of 152 bn: 2.056 times the whole") {
    MarketSize servers = market(2027, 152e9);
    servers.scope = "AI servers";
    servers.published = Date{std::chrono::year{2024}, std::chrono::February, std::chrono::day{29}};
    const ComponentCheck check = check_component(market(2027, 312.5e9), servers);
    CHECK(check.ratio == Approx(2.0559210526315788).epsilon(round_off));
    CHECK(check.larger_than_whole);
    CHECK(check.days_apart == 476);  // 2024-02-29 to 2025-06-19: 366 to 2025-03-01 less a day, 111 more
    CHECK_FALSE(check_component(market(2027, 152e9), servers).larger_than_whole);  // all of it may be
    CHECK(check_component(market(2027, 76e9), servers).ratio == 0.5);
  }
  TEST_CASE("a component is compared with another scope of the same year") {
    MarketSize servers = market(2027, 152e9);
    CHECK_THROWS_WITH_AS(
        check_component(market(2027, 1), servers),
        "component.scope: must be other than the system's, got 'data-centre AI accelerators'", DomainError);
    servers.scope = "AI servers";
    CHECK_THROWS_WITH_AS(check_component(market(2028, 1), servers),
                         "component.year: must be 2027 like the system's, got 2028", DomainError);
    CHECK_THROWS_WITH_AS(check_component(market(2027, 0), servers), "component.size: must be > 0, got 0",
                         DomainError);
    servers.source.clear();
    CHECK_THROWS_WITH_AS(check_component(market(2027, 1), servers), "system.source: must be given, got none",
                         DomainError);
  }
}

}  // namespace market_size_test
