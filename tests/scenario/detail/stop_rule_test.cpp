#include "scenario/detail/stop_rule.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace fairvalue;
using detail::SampleBlock;
using detail::StopRule;

namespace {

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
      CHECK_FALSE(rule.is_met(1));
      rule.add_samples(block({3, 5}));
      CHECK(rule.is_met(3) == met);
      CHECK_FALSE(rule.is_met(4));
    }
  }
  TEST_CASE("a replicate counts by its mean") {
    // Means 1 and 3: variance 2, over 2.
    for (const auto& [target, met] : {std::pair{0.99, false}, {1.0, true}}) {
      StopRule rule{model, TargetError{"second", target}};
      rule.add_replicate(block({0, 2}));
      rule.add_replicate(block({}));
      rule.add_replicate(block({3}));
      CHECK(rule.is_met(2) == met);
      CHECK_FALSE(rule.is_met(3));
    }
  }
  TEST_CASE("without a target nothing is met") {
    StopRule rule{model, std::nullopt};
    rule.add_samples(block({1, 1, 1}));
    rule.add_replicate(block({1}));
    CHECK_FALSE(rule.is_met(0));
  }
}

}  // namespace
