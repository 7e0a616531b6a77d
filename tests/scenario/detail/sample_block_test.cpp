#include "scenario/detail/sample_block.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

namespace sample_block_test {
using namespace fairvalue;
using detail::InputLaw;
using detail::SampleBlock;

using Column = std::vector<double>;

/// Outputs x + 10 and 1 / x; throws below -1, has no second answer at 0.
const CallableModel model{.inputs = {{"x", "", 0}, {"shift", "", 10}},
                          .outputs = {{"shifted", ""}, {"inverse", ""}},
                          .run = [](std::span<const double> in, std::span<std::optional<double>> out) {
                            if (in[0] < -1.0) throw std::runtime_error{"too low"};
                            out[0] = in[0] + in[1];
                            if (in[0] != 0.0) out[1] = 1.0 / in[0];
                          }};
const InputLaw law{model, {.inputs = {{"x", Normal{0, 1}}}}};

/// x is the sample's number less 3.
void count_up(std::uint64_t sample, std::span<double> normals) {
  normals[0] = static_cast<double>(sample) - 3.0;
}

TEST_SUITE("scenario/detail/sample_block") {
  TEST_CASE("a block keeps what gave a value and counts what did not") {
    const auto block =
        detail::sampled(model, law, count_up, {0, 6}, {.inputs = false, .every_output = false});
    CHECK(block.drawn == 6);
    CHECK(block.outputs[0] == Column{9, 10, 11, 12});  // x of -1 to 2
    CHECK(block.outputs[1] == Column{-1, 1, 0.5});
    CHECK(block.inputs.empty());
    CHECK(block.every.empty());
    REQUIRE(block.failures.kinds().size() == 2);
    CHECK(block.failures.kinds()[0].reason == "too low");
    CHECK(block.failures.kinds()[0].count == 2);
    CHECK(block.failures.kinds()[0].values == Column{-3, 10});
    CHECK(block.failures.kinds()[1].reason == "inverse: no answer");
    CHECK(block.failures.kinds()[1].count == 1);
  }
  TEST_CASE("where it is asked inputs and every output are kept with what is missing") {
    const auto block = detail::sampled(model, law, count_up, {1, 5}, {.inputs = true, .every_output = true});
    CHECK(block.inputs == std::vector<Column>{{-2, -1, 0, 1}});
    CHECK(block.every[0] == std::vector<std::optional<double>>{{}, 9, 10, 11});
    CHECK(block.every[1] == std::vector<std::optional<double>>{{}, -1, {}, 1});
  }
  TEST_CASE("blocks behind one another are the block of both") {
    const detail::Keep all{.inputs = true, .every_output = true};
    SampleBlock total;
    append(total, detail::sampled(model, law, count_up, {0, 2}, all));
    append(total, detail::sampled(model, law, count_up, {2, 7}, all));
    const auto whole = detail::sampled(model, law, count_up, {0, 7}, all);
    CHECK(total.drawn == whole.drawn);
    CHECK(total.outputs == whole.outputs);
    CHECK(total.inputs == whole.inputs);
    CHECK(total.every == whole.every);
    CHECK(total.failures.total() == whole.failures.total());
    CHECK(total.failures.kinds()[0].values == whole.failures.kinds()[0].values);
  }
}

}  // namespace sample_block_test
