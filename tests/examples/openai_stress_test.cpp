#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include <fairvalue/model/callable_models.hpp>

#include "support/openai_deal.hpp"
#include "support/openai_stress.hpp"

namespace openai_stress_test {
using namespace fairvalue;

TEST_SUITE("examples/openai_stress") {
  TEST_CASE("lows and highs enclose the stated value and lie in the range searched") {
    const CallableModel model = deal_worth_model(examples::openai_deal());
    std::set<std::string> names;
    for (const auto& one : examples::stressed_inputs()) {
      CAPTURE(one.range.input);
      const double stated = model.inputs[input_slot(model, one.range.input)].value;
      CHECK(names.insert(one.range.input).second);
      CHECK(one.range.low <= stated);
      CHECK(stated <= one.range.high);
      CHECK(one.searched.low <= one.range.low);
      CHECK(one.range.high <= one.searched.high);
      CHECK_FALSE(one.reason.empty());
    }
  }

  TEST_CASE("the multiple is in nine of ten cases between those of the endings") {
    const UncertainInputs uncertain = examples::uncertain_inputs();
    const Distribution& multiple = uncertain.inputs[0].distribution;
    // 22x of FY2026 on 2025-06-19 as a multiple of NTM EPS, 191 of FY2025's 364 days being left.
    const double june_2025 = 22 * 5.79 / (191.0 / 364 * 3.94 + 173.0 / 364 * 5.79);
    CHECK(quantile(multiple, 0.05) == doctest::Approx(june_2025).epsilon(1e-9));
    CHECK(quantile(multiple, 0.95) == doctest::Approx(43).epsilon(1e-9));
    for (const UncertainInput& one : uncertain.inputs) CHECK_FALSE(one.reason.empty());
  }

  TEST_CASE("the model has an answer on every path of the tree and every uncertain input is one of its own") {
    const CallableModel model = deal_worth_model(examples::openai_deal());
    CHECK_NOTHROW((void)require_uncertain(model, examples::uncertain_inputs()));
    const FoldedTree tree = fold(model, examples::deal_tree(), "value");
    CHECK(tree.failures.total() == 0);
    CHECK(tree.paths.size() == 15);  // 8 that go on for three years, and 1 + 2 + 4 that stop on the way
    double weight = 0;
    for (const TreePath& path : tree.paths) weight += path.weight;
    CHECK(std::abs(weight - 1) < 1e-12);
    CHECK(tree.paths.front().weight == doctest::Approx(0.6 * 0.6 * 0.6).epsilon(1e-12));
  }
}

}  // namespace openai_stress_test
