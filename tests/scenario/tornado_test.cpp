#include <fairvalue/scenario/tornado.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace tornado_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double round_off = 1e-14;  // a handful of roundings of doubles
constexpr double largest = std::numeric_limits<double>::max();

/// A model of x, y, z (3, 2, 1 in the base case) with one output.
CallableModel of_three(std::function<double(double, double, double)> f) {
  return {.inputs = {{.name = "x", .unit = "", .value = 3},
                     {.name = "y", .unit = "", .value = 2},
                     {.name = "z", .unit = "", .value = 1}},
          .outputs = {{.name = "result", .unit = "USD"}},
          .run = [f](std::span<const double> v, std::span<std::optional<double>> results) {
            results[0] = f(v[0], v[1], v[2]);
          }};
}

std::vector<std::string> order(const Tornado& tornado) {
  std::vector<std::string> names;
  for (const TornadoBar& bar : tornado.bars) names.push_back(bar.range.input);
  return names;
}

using Names = std::vector<std::string>;

TEST_SUITE("scenario/tornado") {
  TEST_CASE("a product by hand: 3 x 2 with x in 1 to 4 and y in 1 to 5") {
    // x alone: 2 and 8; y alone: 3 and 15; together 1 and 20, from 6
    // high: (20 - 6) - (8 - 6) - (15 - 6) = 3 = dx dy = 1 x 3; low: (1 - 6) - (2 - 6) - (3 - 6) = 2 = -2 x -1
    const auto model = of_three([](double x, double y, double) { return x * y; });
    const auto result = tornado(model, {{"x", 1, 4}, {"y", 1, 5}}, "result");
    CHECK(result.output == "result");
    CHECK(result.base.value() == 6.0);
    CHECK(order(result) == Names{"y", "x"});
    CHECK(result.bars[0].at_low.value() == 3.0);
    CHECK(result.bars[0].at_high.value() == 15.0);
    CHECK(result.bars[0].swing() == 12.0);
    CHECK(result.bars[1].at_low.value() == 2.0);
    CHECK(result.bars[1].at_high.value() == 8.0);
    CHECK(result.bars[1].swing() == 6.0);
    CHECK(result.bars[1].range.low == 1.0);
    CHECK(result.all_low.value() == 1.0);
    CHECK(result.all_high.value() == 20.0);
    CHECK(result.interaction_at_high == 3.0);
    CHECK(result.interaction_at_low == 2.0);
  }
  TEST_CASE("a price target by hand: 30 x 5.79 with the multiple in 25 to 40 and eps in 4 to 7") {
    CallableModel model{.inputs = {{.name = "multiple", .unit = "x", .value = 30},
                                   {.name = "eps", .unit = "USD", .value = 5.79}},
                        .outputs = {{.name = "target", .unit = "USD"}},
                        .run = [](std::span<const double> v, std::span<std::optional<double>> results) {
                          results[0] = v[0] * v[1];
                        }};
    const auto result = tornado(model, {{"multiple", 25, 40}, {"eps", 4, 7}}, "target");
    CHECK(result.base.value() == Approx(173.7).epsilon(round_off));
    CHECK(order(result) == Names{"eps", "multiple"});  // 120 to 210; 144.75 to 231.6
    CHECK(*result.bars[0].swing() == Approx(90.0).epsilon(round_off));
    CHECK(*result.bars[1].swing() == Approx(86.85).epsilon(round_off));
    CHECK(*result.interaction_at_high == Approx(10 * 1.21).epsilon(1e-12));  // dm x de
    CHECK(*result.interaction_at_low == Approx(-5 * -1.79).epsilon(1e-12));
  }
  TEST_CASE("a sum of functions of one input each leaves nothing over") {
    const auto model = of_three([](double x, double y, double z) { return x * x + std::exp(y) - 1 / z; });
    const auto result = tornado(model, {{"x", 1, 4}, {"y", 1, 5}, {"z", 0.5, 3}}, "result");
    CHECK(std::abs(*result.interaction_at_high) < 1e-12);  // of numbers up to 200
    CHECK(std::abs(*result.interaction_at_low) < 1e-12);
  }
  TEST_CASE("one input alone has no interaction and one without effect no swing") {
    const auto model = of_three([](double x, double y, double) { return x * y; });
    const auto one = tornado(model, {{"x", 1, 4}}, "result");
    CHECK(one.interaction_at_high == 0.0);
    CHECK(one.interaction_at_low == 0.0);
    CHECK(one.all_high.value() == one.bars[0].at_high.value());
    const auto idle = tornado(model, {{"z", 0, 9}, {"x", 3, 3}, {"y", 1, 2}}, "result");
    CHECK(order(idle) == Names{"y", "z", "x"});  // equal swings in the order given
    CHECK(idle.bars[1].swing() == 0.0);
    CHECK(idle.bars[2].swing() == 0.0);
    CHECK(idle.bars[2].at_low.value() == 6.0);
  }
  TEST_CASE("swings are lengths: a falling output and a range beside the base value") {
    const auto model = of_three([](double x, double y, double) { return -x + y; });
    const auto result = tornado(model, {{"y", 10, 11}, {"x", 0, 5}}, "result");
    CHECK(order(result) == Names{"x", "y"});
    CHECK(result.bars[0].swing() == 5.0);
    CHECK(result.bars[0].at_low.value() == 2.0);
    CHECK(result.bars[0].at_high.value() == -3.0);
    CHECK(result.bars[1].swing() == 1.0);
  }
  TEST_CASE("what fails is kept with its reason and stands last and spoils nothing else") {
    const auto model = of_three([](double x, double y, double) { return x * require_positive("y", y); });
    const auto result = tornado(model, {{"y", -1, 9}, {"z", 0, 2}, {"x", 1, 2}}, "result");
    CHECK(order(result) == Names{"x", "z", "y"});
    CHECK_FALSE(result.bars[2].swing());
    CHECK(result.bars[2].at_low.reason() == "y: must be > 0, got -1");
    CHECK(result.bars[2].at_high.value() == 27.0);
    CHECK(result.all_low.reason() == "y: must be > 0, got -1");
    CHECK_FALSE(result.interaction_at_low);
    // (2 x 9 - 6) - (27 - 6) - (6 - 6) - (4 - 6) = -7 = dx dy = -1 x 7
    CHECK(result.interaction_at_high == -7.0);
  }
  TEST_CASE("a base case that fails leaves the bars and no interaction") {
    auto model = of_three([](double x, double y, double) { return x * require_positive("y", y); });
    model.inputs[1].value = -2;
    const auto result = tornado(model, {{"x", 1, 2}, {"y", 1, 2}}, "result");
    CHECK(result.base.reason() == "y: must be > 0, got -2");
    CHECK(order(result) == Names{"y", "x"});
    CHECK(result.bars[0].swing() == 3.0);
    CHECK_FALSE(result.interaction_at_high);
    CHECK_FALSE(result.interaction_at_low);
  }
  TEST_CASE("two failed bars keep their order") {
    const auto model = of_three([](double, double, double) -> double { throw Error("never"); });
    const auto result = tornado(model, {{"y", 1, 9}, {"z", 0, 2}, {"x", 1, 2}}, "result");
    CHECK(order(result) == Names{"y", "z", "x"});
    CHECK(result.base.reason() == "never");
  }
  TEST_CASE("a swing beyond the largest double is none and never infinite") {
    const auto model = of_three([](double x, double, double) { return x; });
    const auto result = tornado(model, {{"x", -largest, largest}, {"y", 0, 1}}, "result");
    CHECK(order(result) == Names{"y", "x"});
    CHECK_FALSE(result.bars[1].swing());
    CHECK(result.bars[1].at_high.value() == largest);
  }
  TEST_CASE("bad ranges and outputs are refused by name") {
    const auto model = of_three([](double x, double, double) { return x; });
    CHECK_THROWS_WITH_AS(tornado(model, {}, "result"), "ranges: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(tornado(model, {{"x", 2, 1}}, "result"), "ranges[0].low: must be <= high (1), got 2",
                         DomainError);
    CHECK_THROWS_WITH_AS(tornado(model, {{"x", 1, 2}}, "reslt"),
                         "output: must be a named output (nearest 'result'), got 'reslt'", DomainError);
  }
}

}  // namespace tornado_test
