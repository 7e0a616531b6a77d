#include "scenario/detail/input_law.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>
#include <fairvalue/math/running_statistics.hpp>

namespace input_law_test {
using namespace fairvalue;
using detail::InputLaw;
using detail::NormalSource;
using doctest::Approx;

const CallableModel model{
    .inputs = {{"a", "", 1}, {"b", "", 2}, {"c", "", 3}, {"d", "", 4}},
    .outputs = {{"sum", ""}},
    .run = [](std::span<const double> in, std::span<std::optional<double>> out) { out[0] = in[0]; }};

TEST_SUITE("scenario/detail/input_law") {
  TEST_CASE("a draw is the normal quantile of its Philox word") {
    std::vector<double> six(6);
    NormalSource{.seed = 0x123456789, .stream = 3}.draw(0x500000007, six);
    // Index low word; its eight high bits above the number of the call; stream; what the words are for.
    const auto words = philox4x32({7, (5U << 24) | 1U, 3, 0x5CE00001}, philox_key(0x123456789));
    CHECK(six[4] == normal_quantile(uniform(words[0])));
    CHECK(six[5] == normal_quantile(uniform(words[1])));
  }
  TEST_CASE("a draw in fewer dimensions begins like one in more") {
    std::vector<double> two(2);
    std::vector<double> nine(9);
    const NormalSource source{.seed = 1, .stream = 0};
    source.draw(42, two);
    source.draw(42, nine);
    CHECK(two[0] == nine[0]);
    CHECK(two[1] == nine[1]);
  }
  TEST_CASE("draws are standard normals and independent of one another and of other streams") {
    const std::size_t count = 20'000;
    std::vector<RunningStatistics> moments(3);
    RunningStatistics product;
    RunningStatistics across;
    std::vector<double> z(3);
    std::vector<double> other(3);
    for (std::uint64_t i = 0; i < count; ++i) {
      NormalSource{.seed = 8, .stream = 0}.draw(i, z);
      NormalSource{.seed = 8, .stream = 1}.draw(i, other);
      for (std::size_t d = 0; d < 3; ++d) moments[d].add(z[d]);
      product.add(z[0] * z[2]);
      across.add(z[1] * other[1]);
    }
    const double n = static_cast<double>(count);
    for (const auto& one : moments) {
      CHECK(std::abs(one.mean) < 5.0 / std::sqrt(n));
      CHECK(std::abs(variance(one).value() - 1.0) < 5.0 * std::sqrt(2.0 / n));
    }
    CHECK(std::abs(product.mean) < 5.0 / std::sqrt(n));
    CHECK(std::abs(across.mean) < 5.0 / std::sqrt(n));
  }
  TEST_CASE("correlated normals are the factor times independent ones by hand") {
    // Rank correlation 6 / pi asin(0.3) is 0.6 of the normals: the second is 0.6 z1 + 0.8 z2.
    const double rho = rank_from_normal_correlation(0.6);
    const InputLaw law{
        model, {.inputs = {{"c", Normal{0, 1}}, {"a", Normal{0, 1}}}, .correlations = {{"a", "c", rho}}}};
    CHECK_FALSE(law.is_independent());
    std::vector<double> z{2.0, -1.0};
    law.correlate(z);
    CHECK(z[0] == 2.0);
    CHECK(z[1] == Approx(0.6 * 2.0 - 0.8).epsilon(1e-14));  // roundings
  }
  TEST_CASE("without correlations nothing is moved") {
    const InputLaw law{model, {.inputs = {{"c", Normal{0, 1}}, {"a", Normal{0, 1}}}}};
    CHECK(law.is_independent());
    std::vector<double> z{2.0, -1.0};
    law.correlate(z);
    CHECK(z == std::vector<double>{2.0, -1.0});
  }
  TEST_CASE("values go to their inputs and the others stay") {
    const InputLaw law{model, {.inputs = {{"d", Normal{10, 2}}, {"b", Fixed{7}}}}};
    CHECK(law.size() == 2);
    CHECK(law.slots() == std::vector<std::size_t>{3, 1});
    auto values = base_values(model);
    law.place(std::vector<double>{1.5, 0.3}, values);
    CHECK(values == std::vector<double>{1, 7, 3, 13});
  }
}

}  // namespace input_law_test
