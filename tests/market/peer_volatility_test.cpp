#include <fairvalue/market/peer_volatility.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

namespace peer_volatility_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr Date day = 2025y / 10 / 3;

/// Daily closes over a year before `day` whose log returns are + and - `step` in turn.
DatedSeries<PerShare> zigzag(double step) {
  std::vector<Dated<PerShare>> rows;
  for (int i = 0; i <= 364; ++i) {
    rows.push_back({add_days(day, i - 364), PerShare{i % 2 == 0 ? 100.0 : 100.0 * std::exp(step)}});
  }
  return DatedSeries<PerShare>{rows};
}

/// 364 returns of step and -step, as many of each: mean 0, variance step^2 x 364 / 363.
double by_hand(double step) { return step * std::sqrt(252.0 * 364.0 / 363.0); }

TEST_SUITE("market/peer_volatility") {
  TEST_CASE("five peers over one year have the mean and median and quartiles of numpy") {
    // numpy 1.24.2: v = np.array([.42, .55, .38, .61, .47]); v.mean(), np.median(v), np.quantile(v, [.25, .75])
    // gives 0.486, 0.47, 0.42 and 0.55, all times the same factor here.
    std::vector<PeerCloses> peers;
    for (const double step : {0.42, 0.55, 0.38, 0.61, 0.47}) {
      peers.push_back({"P" + std::to_string(peers.size()), zigzag(step / 10)});
    }
    const auto group = peer_volatilities(peers, day, 12).value();
    CHECK(group.mean == Approx(by_hand(0.0486)).epsilon(1e-12));
    CHECK(group.median == Approx(by_hand(0.047)).epsilon(1e-12));
    CHECK(group.lower_quartile == Approx(by_hand(0.042)).epsilon(1e-12));
    CHECK(group.upper_quartile == Approx(by_hand(0.055)).epsilon(1e-12));
    CHECK(group.peers[3].volatility.value == Approx(by_hand(0.061)).epsilon(1e-12));
    CHECK(group.left_out.empty());
  }
  TEST_CASE("a peer whose closes do not cover the term is left out by name") {
    const std::vector<PeerCloses> peers{{"AMD", zigzag(0.03)}, {"ARM", zigzag(0.05).between(2025y / 3 / 1, day)}};
    const auto group = peer_volatilities(peers, day, 12).value();
    REQUIRE(group.peers.size() == 1);
    REQUIRE(group.left_out.size() == 1);
    CHECK(group.left_out[0].name == "ARM");
    CHECK(group.left_out[0].reason == "closes do not cover the 12 months to 2025-10-03, or did not move");
    CHECK_FALSE(peer_volatilities(std::span{peers}.last(1), day, 12).has_value());
    CHECK_FALSE(peer_volatilities({}, day, 12).has_value());
  }
  TEST_CASE("a statistic of the group carries where it is from") {
    const std::vector<PeerCloses> peers{{"AMD", zigzag(0.03)}, {"NVDA", zigzag(0.02)}};
    const auto group = peer_volatilities(peers, day, 12).value();
    const auto median = peer_volatility(group);
    CHECK(median.value == group.median);
    CHECK(median.kind == VolatilityKind::peer_group);
    CHECK(median.source == "median of 2 peers (AMD, NVDA), daily closes of the 12 months to 2025-10-03");
    CHECK_FALSE(median.standard_error.has_value());
    CHECK(peer_volatility(group, PeerStatistic::upper_quartile).value == group.upper_quartile);
    CHECK(peer_volatility(group, PeerStatistic::mean).source.starts_with("mean of 2 peers"));
    const std::vector<WeightedVolatility> parts{{median, 0.5}, {implied_volatility(0.6, "24-month options"), 0.5}};
    CHECK(blended_volatility(parts).source ==
          "50 % weight on peer group 39.7 % (median of 2 peers (AMD, NVDA), daily closes of the 12 months to "
          "2025-10-03) and 50 % on implied 60 % (24-month options)");
  }
  TEST_CASE("peers need names of their own") {
    const std::vector<PeerCloses> twice{{"AMD", {}}, {"AMD", {}}};
    CHECK_THROWS_WITH_AS(peer_volatilities(twice, day, 12), "peers[1].name: must be unique, got AMD",
                         DomainError);
    const std::vector<PeerCloses> blank{{"", {}}};
    CHECK_THROWS_WITH_AS(peer_volatilities(blank, day, 12), "peers[0].name: must be a name, got none", DomainError);
    const std::vector<PeerCloses> one{{"AMD", zigzag(0.03)}};
    CHECK_THROWS_WITH_AS(peer_volatilities(one, day, 0), "months: must be from 1 to 1000000, got 0", DomainError);
  }
}

}  // namespace peer_volatility_test
