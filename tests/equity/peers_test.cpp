#include <fairvalue/equity/peers.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace peers_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Peer peer(const char* name, double multiple, double ai_share, double growth) {
  return {.name = name,
          .price = PerShare{multiple * 4},
          .eps = PerShare{4},
          .ai_share = ai_share,
          .growth = growth};
}

// By hand: shares 0, 0.2, 0.4, 0.6, mean 0.3; multiples 10, 22, 22, 34, mean 22.
// slope = (0.3 x 12 + 0 + 0 + 0.3 x 12) / (0.09 + 0.01 + 0.01 + 0.09) = 7.2 / 0.2 = 36, intercept 22 - 10.8
// = 11.2
const std::vector<Peer> four{peer("A", 10, 0.0, 0.05), peer("B", 22, 0.2, 0.30), peer("C", 22, 0.4, 0.10),
                             peer("D", 34, 0.6, 0.20)};

TEST_SUITE("equity/peers") {
  TEST_CASE("four peers by hand: 11.2x and 36x for all of the revenue") {
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    REQUIRE(line.regression.fit.has_value());
    const auto& coefficients = line.regression.fit->coefficients;
    CHECK(coefficients[0].value == Approx(11.2).epsilon(1e-13));
    CHECK(coefficients[1].name == "AI share");
    CHECK(coefficients[1].value == Approx(36).epsilon(1e-13));
    // residuals -1.2, 3.6, -3.6, 1.2: squares 28.8; of 288 in all, R squared 0.9; s = sqrt(28.8 / 2)
    CHECK(*line.regression.fit->r_squared == Approx(0.9).epsilon(1e-13));
    CHECK(line.regression.fit->residual_deviation == Approx(3.794733192202055).epsilon(1e-13));
  }
  TEST_CASE("furthest below the line comes first") {
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    REQUIRE(line.ranking.size() == 4);
    const char* names[] = {"C", "A", "D", "B"};
    const double residuals[] = {-3.6, -1.2, 1.2, 3.6};
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(line.ranking[i].name == names[i]);
      CHECK(line.ranking[i].residual.value == Approx(residuals[i]).epsilon(1e-12));
    }
    CHECK(line.ranking[0].multiple == Multiple{22});
    CHECK(line.ranking[0].on_line.value == Approx(25.6).epsilon(1e-13));
    CHECK(line.ranking[0].price_on_line->value == Approx(102.4).epsilon(1e-13));  // 25.6 x 4
  }
  TEST_CASE("a stock sits on the line at its own share whatever its price") {
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    Peer stock{.name = "E", .eps = PerShare{5}, .ai_share = 0.3};
    const LinePrice today = price_on_line(line, stock);
    CHECK(today.multiple.value == Approx(22).epsilon(1e-13));
    CHECK(today.price->value == Approx(110).epsilon(1e-13));
    stock.price = PerShare{1};
    CHECK(price_on_line(line, stock).price == today.price);
  }
  TEST_CASE("the range at the middle by hand: 22 -+ 4.3027 x 3.7947 x sqrt(1.25)") {
    // with two degrees of freedom t = (2p - 1) / sqrt(2p (1 - p))
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    const LinePrice today = price_on_line(line, {.name = "E", .eps = PerShare{5}, .ai_share = 0.3});
    const double reach = 0.95 / std::sqrt(1.95 * 0.025) * 3.794733192202055 * 1.118033988749895;
    CHECK(today.range.low.value == Approx(22 - reach).epsilon(1e-11));
    CHECK(today.range.high.value == Approx(22 + reach).epsilon(1e-11));
    const LinePrice narrower = price_on_line(line, {.name = "E", .eps = PerShare{5}, .ai_share = 0.3}, 0.5);
    CHECK(narrower.range.low > today.range.low);
  }
  TEST_CASE("ten points to the right are 3.6x more and no share passes the whole or nothing") {
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    const Peer stock{.name = "E", .eps = PerShare{5}, .ai_share = 0.3};
    CHECK(price_on_line_after_move(line, stock, 0.1).multiple.value == Approx(25.6).epsilon(1e-13));
    CHECK(price_on_line_after_move(line, stock, 0.0).multiple == price_on_line(line, stock).multiple);
    CHECK(price_on_line_after_move(line, stock, 0.9).multiple.value == Approx(47.2).epsilon(1e-13));
    CHECK(price_on_line_after_move(line, stock, -0.9).multiple.value == Approx(11.2).epsilon(1e-13));
  }
  TEST_CASE("where the line gives no positive multiple or EPS is a loss there is no price") {
    // y = -5 + 40 x by two pairs around it
    const std::vector<Peer> steep{peer("A", 3, 0.2, 0), peer("B", 11, 0.4, 0), peer("C", 19, 0.6, 0)};
    const PeerLine line = peer_line(steep, PeerDriver::ai_share);
    const LinePrice none = price_on_line(line, {.name = "E", .eps = PerShare{5}, .ai_share = 0.0});
    CHECK(none.multiple.value == Approx(-5).epsilon(1e-12));
    CHECK_FALSE(none.price.has_value());
    const LinePrice loss = price_on_line(line, {.name = "E", .eps = PerShare{-1}, .ai_share = 0.5});
    CHECK_FALSE(loss.price.has_value());
  }
  TEST_CASE("on growth and on both the predictors are named in order") {
    const PeerLine growth = peer_line(four, PeerDriver::growth);
    CHECK(growth.regression.fit->coefficients[1].name == "growth");
    // growths 5, 30, 10, 20 percent, mean 16.25; slope = 2.25 / 0.036875 = 61.0169 by hand:
    // products -0.1125 x -12 + 0.1375 x 0 - 0.0625 x 0 + 0.0375 x 12 = 1.8; squares 0.0367...
    const double squares = 0.1125 * 0.1125 + 0.1375 * 0.1375 + 0.0625 * 0.0625 + 0.0375 * 0.0375;
    CHECK(growth.regression.fit->coefficients[1].value == Approx(1.8 / squares).epsilon(1e-12));
    const PeerLine both = peer_line(four, PeerDriver::ai_share_and_growth);
    REQUIRE(both.regression.fit->coefficients.size() == 3);
    CHECK(both.regression.fit->coefficients[2].name == "growth");
    CHECK(price_on_line(both, four[1]).multiple.value ==
          Approx(both.regression.fit->fitted[1]).epsilon(1e-13));
  }
  TEST_CASE("who lacks what the line needs is left out with the reason") {
    std::vector<Peer> more = four;
    more.push_back({.name = "no price", .eps = PerShare{1}, .ai_share = 0.1});
    more.push_back({.name = "no eps", .price = PerShare{1}, .ai_share = 0.1});
    more.push_back({.name = "loss", .price = PerShare{1}, .eps = PerShare{-1}, .ai_share = 0.1});
    more.push_back({.name = "no share", .price = PerShare{1}, .eps = PerShare{1}, .growth = 0.1});
    const PeerLine line = peer_line(more, PeerDriver::ai_share);
    CHECK(line.ranking.size() == 4);
    REQUIRE(line.left_out.size() == 4);
    const char* reasons[] = {"no price", "no EPS", "a loss has no multiple", "no AI share"};
    for (std::size_t i = 0; i < 4; ++i) CHECK(line.left_out[i].reason == reasons[i]);
    CHECK(line.regression.fit->coefficients[1].value == Approx(36).epsilon(1e-13));
    more.resize(4);
    more[0].growth.reset();
    CHECK(peer_line(more, PeerDriver::growth).left_out.at(0).reason == "no growth");
  }
  TEST_CASE("a 4:1 split changes neither the line nor what a stock is worth on it") {
    std::vector<Peer> split = four;
    for (Peer& p : split) {
      p.price = *p.price / 4.0;
      p.eps = *p.eps / 4.0;
    }
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    const PeerLine after = peer_line(split, PeerDriver::ai_share);
    CHECK(after.regression.fit->coefficients[1].value == line.regression.fit->coefficients[1].value);
    CHECK(4 * after.ranking[0].price_on_line->value ==
          Approx(line.ranking[0].price_on_line->value).epsilon(1e-15));
  }
  TEST_CASE("too few and one share for all and drivers that move together are a status") {
    const std::vector<Peer> two{four[0], four[1]};
    const PeerLine few = peer_line(two, PeerDriver::ai_share);
    CHECK(few.regression.status == RegressionStatus::too_few_points);
    CHECK(few.ranking.empty());
    CHECK_THROWS_WITH_AS(price_on_line(few, four[2]), "line: must be fitted, got too few points",
                         DomainError);
    CHECK(peer_line(std::vector<Peer>{{.name = "A"}}, PeerDriver::growth).regression.status ==
          RegressionStatus::too_few_points);

    std::vector<Peer> same = four;
    for (Peer& p : same) p.ai_share = 0.4;
    CHECK(peer_line(same, PeerDriver::ai_share).regression.status == RegressionStatus::constant_predictor);
    std::vector<Peer> together = four;
    for (Peer& p : together) p.growth = 0.5 * *p.ai_share + 0.03;
    CHECK(peer_line(together, PeerDriver::ai_share_and_growth).regression.status ==
          RegressionStatus::collinear);
  }
  TEST_CASE("a line of logs by hand: shares 0 to 0.6 and multiples 8 and 16 and 16 and 32") {
    // log2 of the multiples 3, 4, 4, 5, mean 4; shares from their mean -0.3, -0.1, 0.1, 0.3:
    // slope = (0.3 + 0 + 0 + 0.3) / 0.2 = 3 in log2, 3 ln 2 in ln; intercept 4 - 0.9 = 3.1
    const std::vector<Peer> doubling{peer("A", 8, 0.0, 0), peer("B", 16, 0.2, 0), peer("C", 16, 0.4, 0),
                                     peer("D", 32, 0.6, 0)};
    const PeerLine line = peer_line(doubling, PeerDriver::ai_share, PeerResponse::log_multiple);
    REQUIRE(line.regression.fit.has_value());
    CHECK(line.response == PeerResponse::log_multiple);
    CHECK(line.regression.fit->coefficients[0].value == Approx(3.1 * std::log(2.0)).epsilon(1e-13));
    CHECK(line.regression.fit->coefficients[1].value == Approx(3 * std::log(2.0)).epsilon(1e-13));
    // residuals in log2: A -0.1, B 0.3, C -0.3, D 0.1
    const char* names[] = {"C", "A", "D", "B"};
    const double logs[] = {4.3, 3.1, 4.9, 3.7};
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(line.ranking[i].name == names[i]);
      CHECK(line.ranking[i].on_line.value == Approx(std::exp2(logs[i])).epsilon(1e-12));
      CHECK(line.ranking[i].residual.value ==
            Approx(line.ranking[i].multiple.value - std::exp2(logs[i])).epsilon(1e-12));
    }
    CHECK(line.ranking[0].price_on_line->value == Approx(4 * std::exp2(4.3)).epsilon(1e-12));
    // s = sqrt((0.01 + 0.09 + 0.09 + 0.01) / 2) = 0.316 in log2; the range at the middle as above
    const LinePrice middle = price_on_line(line, {.name = "E", .eps = PerShare{5}, .ai_share = 0.3});
    const double reach = 0.95 / std::sqrt(1.95 * 0.025) * std::sqrt(0.1) * std::sqrt(1.25);
    CHECK(middle.multiple.value == Approx(16).epsilon(1e-12));
    CHECK(middle.price->value == Approx(80).epsilon(1e-12));
    CHECK(middle.range.low.value == Approx(std::exp2(4 - reach)).epsilon(1e-11));
    CHECK(middle.range.high.value == Approx(std::exp2(4 + reach)).epsilon(1e-11));
    CHECK(price_on_line_after_move(line, {.name = "E", .eps = PerShare{5}, .ai_share = 0.3}, 0.1)
              .multiple.value == Approx(std::exp2(4.3)).epsilon(1e-12));
  }
  TEST_CASE("of logs who is lowest in percent comes first") {
    // on 10 exp(x): A is 1 below 10 and B is 2 below 40, which is less in percent; C and D hold the line
    const std::vector<Peer> spread{peer("A", 9, 0.0, 0), peer("B", 38, std::log(4.0) / 2, 0),
                                   peer("C", 10, 0.0, 0), peer("D", 40, std::log(4.0) / 2, 0)};
    CHECK(peer_line(spread, PeerDriver::ai_share).ranking.front().name == "B");
    CHECK(peer_line(spread, PeerDriver::ai_share, PeerResponse::log_multiple).ranking.front().name == "A");
  }
  TEST_CASE("a line of logs gives no multiple of zero or less where the other one does") {
    const std::vector<Peer> steep{peer("A", 3, 0.2, 0), peer("B", 11, 0.4, 0), peer("C", 21, 0.6, 0),
                                  peer("D", 30, 0.8, 0)};
    const Peer none{.name = "E", .eps = PerShare{5}, .ai_share = 0.0};
    CHECK(price_on_line(peer_line(steep, PeerDriver::ai_share), none).multiple.value < 0);
    const LinePrice logs =
        price_on_line(peer_line(steep, PeerDriver::ai_share, PeerResponse::log_multiple), none);
    CHECK(logs.multiple.value > 0);
    CHECK(logs.range.low.value > 0);
    REQUIRE(logs.price.has_value());
    CHECK(logs.price->value == Approx(5 * logs.multiple.value).epsilon(1e-15));
  }
  TEST_CASE("four peers have a slope with p of 0.051 and five have one of 0.0154") {
    // t = 36 / (3.7947 / sqrt 0.2) = 3 sqrt 2; with two degrees of freedom p = 1 - t / sqrt(2 + t^2) = 0.0513
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    CHECK(*line.regression.fit->coefficients[1].p_value == Approx(1 - std::sqrt(0.9)).epsilon(1e-11));
    CHECK_FALSE(slopes_are_significant(line, 0.05));
    CHECK(slopes_are_significant(line, 0.052));
    // shares 0 to 0.8; multiples 10, 22, 22, 34, 34, mean 24.4: products -0.4 x -14.4 - 0.2 x -2.4 + 0.2
    // x 9.6
    // + 0.4 x 9.6 = 12 over 0.4 is a slope of 30; squares about the mean 403.2, explained 360, so R squared
    // is 25/28 and t = sqrt(3 x 25 / 3) = 5, of which p is 0.0154 with three degrees of freedom
    std::vector<Peer> five = four;
    five.push_back(peer("F", 34, 0.8, 0.15));
    const PeerLine longer = peer_line(five, PeerDriver::ai_share);
    CHECK(longer.regression.fit->coefficients[1].value == Approx(30).epsilon(1e-13));
    CHECK(*longer.regression.fit->coefficients[1].t == Approx(5).epsilon(1e-12));
    // three degrees of freedom: p = 1 - 2 / pi x (u / (1 + u^2) + atan u), u = t / sqrt 3
    const double u = 5 / std::sqrt(3.0);
    const double p = 1 - 2 / std::acos(-1.0) * (u / (1 + u * u) + std::atan(u));
    CHECK(*longer.regression.fit->coefficients[1].p_value == Approx(p).epsilon(1e-10));
    CHECK(slopes_are_significant(longer, 0.05));
    CHECK_FALSE(slopes_are_significant(longer, 0.01));
  }
  TEST_CASE("with two drivers both slopes must count and without a fit none does") {
    const PeerLine both = peer_line(four, PeerDriver::ai_share_and_growth);
    const auto& coefficients = both.regression.fit->coefficients;
    const double larger = std::max(*coefficients[1].p_value, *coefficients[2].p_value);
    CHECK_FALSE(slopes_are_significant(both, larger));
    CHECK(slopes_are_significant(both, std::nextafter(larger, 1.0)));
    const std::vector<Peer> two{four[0], four[1]};
    CHECK_FALSE(slopes_are_significant(peer_line(two, PeerDriver::ai_share), 0.5));
  }
  TEST_CASE("a line through every point is significant unless it is flat") {
    // powers of two: the fit is exact
    const std::vector<Peer> exact{peer("A", 8, 0.0, 0), peer("B", 16, 0.25, 0), peer("C", 24, 0.5, 0)};
    const PeerLine line = peer_line(exact, PeerDriver::ai_share);
    CHECK(slopes_are_significant(line, 0.05));
    std::vector<Peer> flat = exact;
    for (Peer& p : flat) p.price = PerShare{40};
    CHECK_FALSE(slopes_are_significant(peer_line(flat, PeerDriver::ai_share), 0.05));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(peer_line({}, PeerDriver::growth), "peers: must be at least one value, got none",
                         DomainError);
    const auto refused = [](auto change) {
      std::vector<Peer> bad = four;
      change(bad[2]);
      try {
        peer_line(bad, PeerDriver::ai_share);
      } catch (const DomainError& error) {
        return std::string(error.what());
      }
      return std::string("accepted");
    };
    CHECK(refused([](Peer& p) { p.name.clear(); }) == "peers[2].name: must be given, got none");
    CHECK(refused([](Peer& p) { p.name = "A"; }) == "peers[2].name: must be unique, got 'A'");
    CHECK(refused([](Peer& p) { p.price = PerShare{0}; }) == "peers[2].price: must be > 0, got 0");
    CHECK(refused([](Peer& p) { p.eps = PerShare{nan}; }) ==
          "peers[2].eps: must be a finite number, got nan");
    CHECK(refused([](Peer& p) { p.ai_share = 40; }) == "peers[2].ai_share: must be between 0 and 1, got 40");
    CHECK(refused([](Peer& p) { p.growth = -1; }) == "peers[2].growth: must be > -1 (-100 %), got -1");
    const PeerLine line = peer_line(four, PeerDriver::ai_share);
    CHECK_THROWS_WITH_AS(price_on_line(line, {.name = "E", .ai_share = 0.3}),
                         "stock.eps: must be given, got none", DomainError);
    CHECK_THROWS_WITH_AS(price_on_line(line, {.name = "E", .eps = PerShare{1}}),
                         "stock.ai_share: must be given, got none", DomainError);
    CHECK_THROWS_WITH_AS(price_on_line_after_move(peer_line(four, PeerDriver::growth), four[0], 0.1),
                         "line.driver: must be a driver with the AI share, got growth", DomainError);
    CHECK_THROWS_AS(price_on_line_after_move(line, four[0], nan), DomainError);
    CHECK_THROWS_WITH_AS(slopes_are_significant(line, 0), "level: must be above 0 and below 1, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(slopes_are_significant(line, nan), "level: must be above 0 and below 1, got nan",
                         DomainError);
    CHECK_THROWS_AS(peer_line(four, PeerDriver::ai_share, static_cast<PeerResponse>(7)), DomainError);
    CHECK_THROWS_AS(price_on_line(line, four[0], 95), DomainError);
    CHECK_THROWS_WITH_AS(
        price_on_line(peer_line(four, PeerDriver::growth), {.name = "E", .eps = PerShare{1}}),
        "stock.growth: must be given, got none", DomainError);
  }
}

}  // namespace peers_test
