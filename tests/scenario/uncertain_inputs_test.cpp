#include <fairvalue/scenario/uncertain_inputs.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <utility>

#include <fairvalue/core/error.hpp>

namespace uncertain_inputs_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const CallableModel model{
    .inputs = {{"eps", "USD/share", 10}, {"multiple", "x", 25}, {"dilution", "%", 0.05}},
    .outputs = {{"target", "USD/share"}},
    .run = [](std::span<const double> in, std::span<std::optional<double>> out) { out[0] = in[0] * in[1]; }};

UncertainInputs three(std::vector<RankCorrelation> correlations) {
  return {.inputs = {{"eps", Normal{10, 2}}, {"multiple", Normal{25, 5}}, {"dilution", Uniform{0, 0.1}}},
          .correlations = std::move(correlations)};
}

void refuses(const UncertainInputs& bad, const std::string& message) {
  CHECK_THROWS_WITH_AS(require_uncertain(model, bad), message.c_str(), DomainError);
}

TEST_SUITE("scenario/uncertain_inputs") {
  TEST_CASE("sound inputs are handed back as they are") {
    const auto sound = three({{"eps", "multiple", 0.5}});
    CHECK(&require_uncertain(model, sound) == &sound);
    CHECK_NOTHROW(require_uncertain(model, {.inputs = {{"multiple", Fixed{25}}}}));
  }
  TEST_CASE("a fixed number is correlated with nothing") {
    const auto with = [](double rho) {
      return UncertainInputs{.inputs = {{"eps", Uniform{10, 10}}, {"multiple", Normal{25, 5}}},
                             .correlations = {{"eps", "multiple", rho}}};
    };
    CHECK_NOTHROW(require_uncertain(model, with(0)));
    for (const auto& [rho, text] : {std::pair{0.4, "0.4"}, {-1e-12, "-1e-12"}}) {
      refuses(
          with(rho),
          std::string{"correlations[0].rho: must be within [0, 0] for inputs of so few values, got "} + text);
    }
  }
  TEST_CASE("a correlation that few values cannot reach is refused with what they can") {
    // Two points of p and q with a continuous input: up to sqrt(3 p q) = 0.51962; with the same again from
    // -p / q = -0.11111 to 1.
    const Discrete rare{{1, 2}, {0.9, 0.1}};
    const auto with = [&](const Distribution& other, double rho) {
      return UncertainInputs{.inputs = {{"eps", rare}, {"multiple", other}, {"dilution", Uniform{0, 0.1}}},
                             .correlations = {{"dilution", "multiple", 0.1}, {"multiple", "eps", rho}}};
    };
    CHECK_NOTHROW(require_uncertain(model, with(LogNormal{25, 0.2}, 0.51)));
    CHECK_NOTHROW(require_uncertain(model, with(rare, -0.11)));
    CHECK_NOTHROW(require_uncertain(model, with(rare, 0.7)));
    refuses(with(LogNormal{25, 0.2}, 0.52),
            "correlations[1].rho: must be within [-0.5196, 0.5196] for inputs of so few values, got 0.52");
    refuses(with(LogNormal{25, 0.2}, -0.52),
            "correlations[1].rho: must be within [-0.5196, 0.5196] for inputs of so few values, got -0.52");
    refuses(with(rare, -0.12),
            "correlations[1].rho: must be within [-0.1111, 1] for inputs of so few values, got -0.12");
    CHECK_THROWS_AS(with_nearest_correlations(with(rare, -0.12)), DomainError);
    CHECK_NOTHROW(rank_correlations(with(rare, -0.12)));  // as asked
  }
  TEST_CASE("normals behind few values correlate more by hand") {
    // Two halves: rho = 2 / pi asin(r) between them, 2 sqrt 3 / pi asin(r / sqrt 2) with a continuous input.
    const Discrete halves{{0, 1}, {0.5, 0.5}};
    const auto normals =
        normal_correlations({.inputs = {{"eps", halves}, {"multiple", halves}, {"dilution", Uniform{0, 0.1}}},
                             .correlations = {{"eps", "multiple", 0.5}, {"dilution", "multiple", -0.3}}});
    CHECK(normals.at(0, 1) == Approx(std::sin(std::numbers::pi / 4)).epsilon(1e-11));
    CHECK(normals.at(1, 2) ==
          Approx(-std::numbers::sqrt2 * std::sin(0.3 * std::numbers::pi / (2 * std::sqrt(3.0))))
              .epsilon(1e-11));
    CHECK(normals.at(0, 2) == 0.0);
  }
  TEST_CASE("the nearest correlations of few values are theirs") {
    // Alike -0.9 between halves: r = sin(-0.45 pi) = -0.98769, least eigenvalue 1 + 2 r = -0.975. Nearest by
    // symmetry r = -0.4995: rho = 2 / pi asin(-0.4995) = -0.33297.
    const Discrete halves{{0, 1}, {0.5, 0.5}};
    const UncertainInputs bad{
        .inputs = {{"eps", halves}, {"multiple", halves}, {"dilution", halves}},
        .correlations = {
            {"eps", "multiple", -0.9}, {"eps", "dilution", -0.9}, {"multiple", "dilution", -0.9}}};
    refuses(
        bad,
        "correlations: must be positive definite together (nearest: eps - multiple -0.3330, eps - dilution "
        "-0.3330, multiple - dilution -0.3330), got a least eigenvalue of -0.975");
    CHECK_NOTHROW(require_uncertain(model, with_nearest_correlations(bad)));
  }
  TEST_CASE("normal correlations of bad distributions are refused by name") {
    CHECK_THROWS_WITH_AS(normal_correlations({.inputs = {{"eps", Fixed{1}}, {"multiple", Normal{1, -1}}}}),
                         "inputs[1].distribution.deviation: must be >= 0, got -1", DomainError);
  }
  TEST_CASE("inputs that are none or unknown or repeated or bad are refused by name") {
    refuses({.inputs = {}}, "inputs: must be at least one value, got none");
    refuses({.inputs = {{"eps", Fixed{1}}, {"multple", Fixed{2}}}},
            "inputs[1].name: must be a named input (nearest 'multiple'), got 'multple'");
    refuses({.inputs = {{"eps", Fixed{1}}, {"eps", Fixed{2}}}}, "inputs[1].name: must be unique, got 'eps'");
    refuses({.inputs = {{"eps", Normal{10, -1}}}}, "inputs[0].distribution.deviation: must be >= 0, got -1");
  }
  TEST_CASE("correlations with unknown names or with itself or twice or beyond one are refused by name") {
    refuses(three({{"ep", "multiple", 0.5}}),
            "correlations[0].first: must be a named uncertain input (nearest 'eps'), got 'ep'");
    refuses(three({{"eps", "multipl", 0.5}}),
            "correlations[0].second: must be a named uncertain input (nearest 'multiple'), got 'multipl'");
    refuses(three({{"eps", "eps", 1.0}}), "correlations[0].second: must be different from first, got 'eps'");
    refuses(three({{"eps", "multiple", 0.5}, {"multiple", "eps", 0.5}}),
            "correlations[1]: must be unique, got multiple - eps");
    refuses(three({{"eps", "multiple", 0.0}, {"eps", "multiple", 0.0}}),
            "correlations[1]: must be unique, got eps - multiple");
    refuses(three({{"eps", "multiple", 1.01}}), "correlations[0].rho: must be in [-1, 1], got 1.01");
    refuses(three({{"eps", "multiple", nan}}), "correlations[0].rho: must be in [-1, 1], got nan");
  }
  TEST_CASE("a certain input of the model is none to correlate") {
    refuses({.inputs = {{"eps", Fixed{1}}}, .correlations = {{"eps", "multiple", 0.1}}},
            "correlations[0].second: must be a named uncertain input (one of eps), got 'multiple'");
  }
  TEST_CASE("correlations by input and input") {
    const auto ranks = rank_correlations(three({{"dilution", "eps", -0.2}, {"eps", "multiple", 0.5}}));
    CHECK(ranks.at(0, 1) == 0.5);
    CHECK(ranks.at(0, 2) == -0.2);
    CHECK(ranks.at(1, 2) == 0.0);
    const auto normals = normal_correlations(three({{"eps", "multiple", 0.5}}));
    CHECK(normals.at(1, 0) == Approx(2 * std::sin(std::numbers::pi / 12)).epsilon(1e-14));  // roundings
  }
  TEST_CASE("correlations that cannot be together are refused with the nearest that can") {
    // Alike rho = -0.9: r = 2 sin(-0.15 pi) = -0.90798, least eigenvalue 1 + 2 r = -0.816. Nearest by
    // symmetry 1 + 2 r = 0.001, r = -0.4995, rho = 6 / pi asin(-0.24975) = -0.4821.
    refuses(
        three({{"eps", "multiple", -0.9}, {"eps", "dilution", -0.9}, {"multiple", "dilution", -0.9}}),
        "correlations: must be positive definite together (nearest: eps - multiple -0.4821, eps - dilution "
        "-0.4821, multiple - dilution -0.4821), got a least eigenvalue of -0.816");
  }
  TEST_CASE("the nearest that is offered is taken to four decimals too") {
    const auto bad = three({{"eps", "multiple", 0.9}, {"multiple", "dilution", 0.9}});
    CHECK_THROWS_AS(normal_correlations(bad), DomainError);
    auto nearest = with_nearest_correlations(bad);
    CHECK_NOTHROW(require_uncertain(model, nearest));
    REQUIRE(nearest.correlations.size() == 3);  // the third pair has got one
    CHECK(nearest.correlations[0].first == "eps");
    CHECK(nearest.correlations[1].second == "dilution");
    CHECK(nearest.correlations[0].rho < 0.9);
    CHECK(nearest.correlations[2].first == "eps");
    CHECK(nearest.correlations[2].second == "dilution");
    CHECK(nearest.correlations[2].rho > 0.1);
    for (auto& pair : nearest.correlations) pair.rho = std::round(1e4 * pair.rho) / 1e4;
    CHECK_NOTHROW(require_uncertain(model, nearest));
  }
  TEST_CASE("a perfect correlation is refused with one nearly so") {
    refuses(three({{"eps", "multiple", 1.0}}),
            "correlations: must be positive definite together (nearest: eps - multiple 0.9989), got a least "
            "eigenvalue of 0");
  }
  TEST_CASE("what can be together stays as it is") {
    const auto kept = with_nearest_correlations(three({{"eps", "multiple", 0.5}}));
    REQUIRE(kept.correlations.size() == 1);
    CHECK(kept.correlations[0].rho == 0.5);
  }
}

}  // namespace uncertain_inputs_test
