#include "scenario/detail/stop_rule.hpp"

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

namespace stop_rule_test {
using namespace fairvalue;
using detail::SampleBlock;
using detail::StopRule;

const CallableModel model{
    .inputs = {{"x", "", 0}},
    .outputs = {{"first", ""}, {"second", ""}},
    .run = [](std::span<const double> in, std::span<std::optional<double>> out) { out[0] = in[0]; }};

/// Numbers of the second output.
SampleBlock block(std::vector<double> numbers) { return {.outputs = {{100, -100}, std::move(numbers)}}; }

TEST_SUITE("scenario/detail/stop_rule") {
  TEST_CASE("samples of 1 and 3 and 5 know their mean to 1.155 by hand") {
    // Variance 4, over 3.
    for (const auto& [target, met] : {std::pair{1.154, false}, {1.155, true}}) {
      StopRule rule{model, TargetError{"second", target}};
      rule.add_samples(block({1}));
      rule.add_samples(block({}));
      CHECK_FALSE(rule.is_met());
      rule.add_samples(block({3, 5}));
      CHECK(rule.is_met() == met);
    }
  }
  TEST_CASE("a replicate counts by its mean") {
    // Means 1 and 3: variance 2, over 2.
    for (const auto& [target, met] : {std::pair{0.99, false}, {1.0, true}}) {
      StopRule rule{model, TargetError{"second", target}};
      rule.add_replicate(block({0, 2}));
      rule.add_replicate(block({}));
      rule.add_replicate(block({3}));
      CHECK(rule.is_met() == met);
    }
  }
  TEST_CASE("without a target nothing is met") {
    StopRule rule{model, std::nullopt};
    rule.add_samples(block({1, 1, 1}));
    rule.add_replicate(block({1}));
    CHECK_FALSE(rule.is_met());
    CHECK_FALSE(rule.is_met_again());
  }
  TEST_CASE("replicates are looked at from the sixteenth on and must be good enough twice running") {
    StopRule rule{model, TargetError{"second", 1.0}};
    const auto look_after = [&](double mean) {
      rule.add_replicate(block({mean}));
      return rule.is_met_again();
    };
    for (int replicate = 1; replicate <= 16; ++replicate) CHECK_FALSE(look_after(0));
    // One more of 34: mean 2, squares 17 x 4 - 4 + 32^2 = 1088, over 16 x 17: an error of 2.
    CHECK_FALSE(look_after(34));
    // After k of 0 beside the 34: 34^2 (k / (k + 1)) over k (k + 1), an error of 34 / (k + 1): 1 from 33 on.
    for (int zeros = 17; zeros <= 33; ++zeros) {
      CAPTURE(zeros);
      CHECK_FALSE(look_after(0));
    }
    CHECK(look_after(0));
  }
  TEST_CASE("replicates without a value do not count for the look") {
    StopRule rule{model, TargetError{"second", 1.0}};
    for (int replicate = 1; replicate <= 16; ++replicate) {
      rule.add_replicate(block({}));
      rule.add_replicate(block({1}));
      CHECK_FALSE((replicate < 16 && rule.is_met_again()));
    }
    CHECK_FALSE(rule.is_met_again());
    CHECK(rule.is_met_again());
  }
  TEST_CASE("squares beyond a double are refused in the name of the output") {
    const char* message = "output 'second': must be of finite variance, got inf";
    StopRule samples{model, TargetError{"second", 1.0}};
    CHECK_THROWS_WITH_AS(samples.add_samples(block({1e200, -1e200})), message, DomainError);
    StopRule replicates{model, TargetError{"second", 1.0}};
    for (int replicate = 0; replicate < 16; ++replicate) replicates.add_replicate(block({1e200 * replicate}));
    CHECK_THROWS_WITH_AS(replicates.is_met_again(), message, DomainError);
    StopRule no_target{model, std::nullopt};
    CHECK_NOTHROW(no_target.add_samples(block({1e200, -1e200})));
  }
}

}  // namespace stop_rule_test
