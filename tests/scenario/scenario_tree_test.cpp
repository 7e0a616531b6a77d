#include <fairvalue/scenario/scenario_tree.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <random>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace scenario_tree_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

/// price = multiple x eps, refused for eps <= 0.
CallableModel priced() {
  return {
      .inputs = {{.name = "multiple", .unit = "x", .value = 30}, {.name = "eps", .unit = "USD", .value = 5}},
      .outputs = {{.name = "price", .unit = "USD"}},
      .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
        results[0] = values[0] * require_positive("eps", values[1]);
      }};
}

std::vector<Override> eps(double value) { return {{.name = "eps", .value = value}}; }
std::vector<Override> multiple(double value) { return {{.name = "multiple", .value = value}}; }

/// 2026 on time (60 %), then 2027 on time (3/4) or late; or late, which ends there; or stopped.
std::vector<TreeBranch> two_years() {
  return {{"on time", 0.6, eps(6), {{"on time", 0.75, eps(10), {}}, {"late", 0.25, multiple(20), {}}}},
          {"late", 0.3, {}, {}},
          {"stopped", 0.1, eps(2), {}}};
}

TEST_SUITE("scenario/scenario_tree") {
  TEST_CASE("two years folded by hand") {
    // on time: .75 x 30 x 10 + .25 x 20 x 6 = 225 + 30 = 255; .6 x 255 + .3 x 150 + .1 x 60 = 153 + 45 + 6
    const auto tree = fold(priced(), two_years(), "price");
    CHECK(tree.output == "price");
    CHECK(tree.unit == "USD");
    CHECK(tree.expected.value() == Approx(204.0).epsilon(round_off));
    CHECK(tree.valued == Approx(1.0).epsilon(round_off));
    CHECK(tree.failures.total() == 0);
    REQUIRE(tree.paths.size() == 4);
    const double weights[] = {0.45, 0.15, 0.3, 0.1};
    const double values[] = {300, 120, 150, 60};
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(tree.paths[i].weight == Approx(weights[i]).epsilon(round_off));
      CHECK(tree.paths[i].value.value() == values[i]);
    }
    CHECK(tree.paths[1].outcomes == std::vector<std::string>{"on time", "late"});
    CHECK(tree.paths[3].outcomes == std::vector<std::string>{"stopped"});
  }
  TEST_CASE("branches stand before what follows them with the value behind them") {
    const auto tree = fold(priced(), two_years(), "price");
    struct Row {
      int depth;
      std::string outcome;
      double probability, weight, value;
    };
    const Row rows[] = {{0, "on time", 0.6, 0.6, 255},
                        {1, "on time", 0.75, 0.45, 300},
                        {1, "late", 0.25, 0.15, 120},
                        {0, "late", 0.3, 0.3, 150},
                        {0, "stopped", 0.1, 0.1, 60}};
    REQUIRE(tree.branches.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
      CAPTURE(i);
      const auto& branch = tree.branches[i];
      CHECK(branch.depth == rows[i].depth);
      CHECK(branch.outcome == rows[i].outcome);
      CHECK(branch.probability == rows[i].probability);
      CHECK(branch.weight == Approx(rows[i].weight).epsilon(round_off));
      CHECK(branch.value.value() == Approx(rows[i].value).epsilon(round_off));
      CHECK(branch.valued == Approx(rows[i].weight).epsilon(round_off));
    }
  }
  TEST_CASE("a later override takes an earlier one's place and siblings do not see each other's") {
    const auto tree =
        fold(priced(), {{"a", 0.5, eps(7), {{"b", 0.5, eps(8), {}}, {"c", 0.5, {}, {}}}}, {"d", 0.5, {}, {}}},
             "price");
    CHECK(tree.paths[0].value.value() == 240.0);
    CHECK(tree.paths[1].value.value() == 210.0);
    CHECK(tree.paths[2].value.value() == 150.0);
  }
  TEST_CASE("one path and values all alike keep exactly their value") {
    const auto one = fold(priced(), {{"sure", 1, {}, {}}}, "price");
    CHECK(one.expected.value() == 150.0);
    CHECK(one.paths[0].weight == 1.0);
    for (const double value : {0.1, 1.3, 2.6, 6.7, 1e300}) {
      CAPTURE(value);
      auto model = priced();
      model.inputs[0].value = value;
      model.inputs[1].value = 1;
      const auto alike =
          fold(model, {{"a", 0.1, {}, {}}, {"b", 0.2, {}, {}}, {"c", 0.7, {}, {{"d", 1, {}, {}}}}}, "price");
      CHECK(alike.expected.value() == value);
    }
  }
  TEST_CASE("a path that fails is left out with its weight and its reason is kept") {
    auto branches = two_years();
    branches[0].next[0].overrides = eps(-1);
    const auto tree = fold(priced(), branches, "price");
    CHECK(tree.paths[0].value.reason() == "eps: must be > 0, got -1");
    // on time: only late is left, 120; (.15 x 120 + .3 x 150 + .1 x 60) / .55 = 69 / .55
    CHECK(tree.branches[0].value.value() == 120.0);
    CHECK(tree.branches[0].valued == Approx(0.15).epsilon(round_off));
    CHECK(tree.branches[0].weight == 0.6);
    CHECK(tree.expected.value() == Approx(69 / 0.55).epsilon(round_off));
    CHECK(tree.valued == Approx(0.55).epsilon(round_off));
    REQUIRE(tree.failures.kinds().size() == 1);
    CHECK(tree.failures.kinds()[0].values == std::vector<double>{30, -1});
  }
  TEST_CASE("where every path fails there is the first reason and a count of each kind") {
    const auto tree =
        fold(priced(), {{"a", 0.5, eps(-1), {}}, {"b", 0.5, eps(0), {{"c", 1, {}, {}}}}}, "price");
    CHECK(tree.expected.reason() == "eps: must be > 0, got -1");
    CHECK(tree.branches[1].value.reason() == "eps: must be > 0, got 0");
    CHECK(tree.valued == 0.0);
    CHECK(tree.branches[0].valued == 0.0);
    CHECK(tree.failures.kinds().size() == 1);
    CHECK(tree.failures.total() == 2);
  }
  TEST_CASE("a branch of probability zero has a value of its own and no part in the whole") {
    const auto tree = fold(
        priced(),
        {{"never", 0, eps(100), {{"x", 0.5, {}, {}}, {"y", 0.5, multiple(10), {}}}}, {"sure", 1, {}, {}}},
        "price");
    CHECK(tree.branches[0].value.value() == 2000.0);  // the mean of 3000 and 1000
    CHECK(tree.branches[0].weight == 0.0);
    CHECK(tree.branches[0].valued == 0.0);
    CHECK(tree.expected.value() == 150.0);
    // with a value only where there is no weight, the whole has none
    const auto none = fold(priced(), {{"never", 0, {}, {}}, {"sure", 1, eps(-1), {}}}, "price");
    CHECK(none.expected.reason() == "eps: must be > 0, got -1");
    CHECK(none.branches[0].value.value() == 150.0);
  }
  TEST_CASE("folding back is the weighted mean over the paths in random trees") {
    std::mt19937 random{5};
    std::uniform_real_distribution<double> uniform{0.1, 1.0};
    const auto siblings = [&](auto&& self, int depth) -> std::vector<TreeBranch> {
      std::vector<TreeBranch> all;
      double sum = 0.0;
      for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
        all.push_back({std::to_string(i), uniform(random), eps(10 * uniform(random)), {}});
        if (depth > 0) all.back().next = self(self, depth - 1);
        sum += all.back().probability;
      }
      for (auto& branch : all) branch.probability /= sum;
      return all;
    };
    for (int round = 0; round < 20; ++round) {
      const auto tree = fold(priced(), siblings(siblings, 4), "price");
      double mean = 0.0, weight = 0.0;
      for (const auto& path : tree.paths) {
        mean += path.weight * path.value.value();
        weight += path.weight;
      }
      CHECK(weight == Approx(1.0).epsilon(1e-13));
      CHECK(tree.expected.value() == Approx(mean).epsilon(1e-13));
    }
  }
  TEST_CASE("the table has the paths in rows and no value where one failed") {
    auto branches = two_years();
    branches[2].overrides = eps(-1);
    const auto shown = path_table(fold(priced(), branches, "price"));
    CHECK(shown.row_names() ==
          std::vector<std::string>{"on time / on time", "on time / late", "late", "stopped"});
    CHECK(shown.column_names() == std::vector<std::string>{"weight", "value"});
    CHECK(shown.unit() == "USD");
    CHECK(*shown.at(1, 0) == Approx(0.15).epsilon(round_off));
    CHECK(shown.at(1, 1) == 120.0);
    CHECK(shown.at(3, 0) == 0.1);
    CHECK_FALSE(shown.at(3, 1));
  }
  TEST_CASE("what is no tree is refused with its place") {
    const auto refused = [](auto change, const char* message) {
      auto branches = two_years();
      change(branches);
      CHECK_THROWS_WITH_AS(fold(priced(), branches, "price"), message, DomainError);
    };
    using Tree = std::vector<TreeBranch>;
    refused([](Tree& t) { t.clear(); }, "branches: must be at least one value, got none");
    refused([](Tree& t) { t[0].next[1].probability = -0.25; },
            "branches[0].next[1].probability: must be between 0 and 1, got -0.25");
    refused([](Tree& t) { t[1].probability = nan; },
            "branches[1].probability: must be a finite number, got nan");
    refused([](Tree& t) { t[1].probability = 1.5; },
            "branches[1].probability: must be between 0 and 1, got 1.5");
    refused([](Tree& t) { t[0].next[1].probability = 0.125; },
            "branches[0].next.probability: must be a sum of 1, got 0.875");
    refused(
        [](Tree& t) {
          t.pop_back();
          t.pop_back();
          t[0].probability = 0.5;
        },
        "branches.probability: must be a sum of 1, got 0.5");
    refused([](Tree& t) { t[0].next[1].outcome = "on time"; },
            "branches[0].next[1].outcome: must be unique, got 'on time'");
    refused([](Tree& t) { t[2].outcome = ""; }, "branches[2].outcome: must be a name, got none");
    refused([](Tree& t) { t[0].next[1].overrides[0].name = "multple"; },
            "branches[0].next[1].override.name: must be a named input (nearest 'multiple'), got 'multple'");
    refused([](Tree& t) { t[2].overrides[0].value = nan; },
            "branches[2].override.eps.value: must be a finite number, got nan");
    CHECK_THROWS_WITH_AS(fold(priced(), two_years(), "prize"),
                         "output: must be a named output (nearest 'price'), got 'prize'", DomainError);
    CHECK_THROWS_WITH_AS(fold(CallableModel{}, two_years(), "price"),
                         "model.inputs: must be at least one value, got none", DomainError);
  }
  TEST_CASE("a million paths are enough") {
    const std::vector<TreeBranch> many(1'000'001, {"a", 0.5, {}, {}});
    CHECK_THROWS_WITH_AS(fold(priced(), many, "price"),
                         "branches: must be at most 1000000 paths, got 1000001", DomainError);
  }
  TEST_CASE("probabilities may be off 1 by rounding") {
    const std::vector<TreeBranch> thirds(3, {"", 1.0 / 3.0, {}, {}});
    auto branches = thirds;
    for (std::size_t i = 0; i < 3; ++i) branches[i].outcome = std::to_string(i);
    branches[0].probability += 9e-10;
    CHECK_NOTHROW(fold(priced(), branches, "price"));
    branches[0].probability += 2e-10;
    CHECK_THROWS_AS(fold(priced(), branches, "price"), DomainError);
  }
}

}  // namespace scenario_tree_test
