#include "../../../lib/scenario/detail/variance_rows.hpp"

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/running_statistics.hpp>

#include "../../../lib/scenario/detail/sample_parts.hpp"
#include "scenario/variance_models.hpp"

namespace variance_rows_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

struct Part {
  std::uint64_t rows = 0;
  std::vector<std::uint64_t> numbers{};

  void merge(const Part& later) {
    rows += later.rows;
    numbers.insert(numbers.end(), later.numbers.begin(), later.numbers.end());
  }
};

Part counted(std::uint64_t first, std::uint64_t last) {
  Part part{.rows = last - first};
  for (std::uint64_t row = first; row < last; ++row) part.numbers.push_back(row);
  return part;
}

std::vector<double> mean_of(const Part& part) {
  double sum = 0.0;
  for (const std::uint64_t number : part.numbers) sum += static_cast<double>(number * number % 101);
  return part.rows == 0 ? std::vector<double>{} : std::vector{sum / static_cast<double>(part.rows)};
}

TEST_SUITE("scenario/variance_rows") {
  TEST_CASE("each row is in one of 64 parts alike") {
    for (const std::uint64_t rows : {64ULL, 65ULL, 127ULL, 16'384ULL, 16'385ULL, 50'001ULL}) {
      CAPTURE(rows);
      const auto sample = detail::sample_in_parts(rows, Part{}, counted, {});
      std::vector<int> seen(rows);
      for (const Part& part : sample.parts) {
        // A block has at most one row more than another, and a part one block a round of 16,384 rows.
        CHECK(part.rows >= rows / 64 - rows / 16'384);
        CHECK(part.rows <= rows / 64 + 1 + rows / 16'384 + 1);
        for (const std::uint64_t row : part.numbers) ++seen.at(row);
      }
      CHECK(seen == std::vector<int>(rows, 1));
    }
  }
  // For a mean over parts of one size the jackknife gives the deviation of the parts' means over sqrt 64.
  TEST_CASE("the jackknife of a mean is the standard error of the parts' means") {
    const auto parts = detail::sample_in_parts(64 * 20, Part{}, counted, {}).parts;
    const auto got = detail::jackknifed(parts, Part{}, mean_of);
    RunningStatistics means;
    for (const Part& part : parts) means.add(mean_of(part)[0]);
    REQUIRE(got.size() == 1);
    CHECK(got[0].value == doctest::Approx(means.mean).epsilon(1e-13));
    CHECK(got[0].standard_error.value() == doctest::Approx(standard_error(means).value()).epsilon(1e-10));
  }
  TEST_CASE("parts without rows do not count and one part alone has no standard error") {
    std::vector<Part> parts{counted(0, 10), counted(10, 20)};
    const auto two = detail::jackknifed(parts, Part{}, mean_of);
    parts.insert(parts.begin() + 1, 5, Part{});
    CHECK(detail::jackknifed(parts, Part{}, mean_of)[0].standard_error == two[0].standard_error);
    CHECK_FALSE(
        detail::jackknifed(std::vector{counted(0, 10)}, Part{}, mean_of)[0].standard_error.has_value());
    CHECK(detail::jackknifed(std::vector<Part>(3), Part{}, mean_of).empty());
  }
  TEST_CASE("settings are refused below 64 samples and above 2^32") {
    CHECK_NOTHROW(detail::require_variance_settings({.samples = 64}));
    CHECK_NOTHROW(detail::require_variance_settings({.samples = 4'294'967'296}));
    CHECK_THROWS_WITH_AS(detail::require_variance_settings({.samples = 63}),
                         "settings.samples: must be from 64 to 2^32, got 63", DomainError);
    CHECK_THROWS_WITH_AS(detail::require_variance_settings({.samples = 4'294'967'297}),
                         "settings.samples: must be from 64 to 2^32, got 4294967297", DomainError);
  }
  TEST_CASE("an output at normals: the inputs in their places and the others at their base values") {
    CallableModel model = linear({1, 10, 100});
    model.inputs[1].value = 7;
    const UncertainInputs inputs{.inputs = {{"x3", Normal{1, 2}}, {"x1", Normal{5, 0.5}}}};
    const detail::InputLaw law{model, inputs};
    detail::OutputAt output{model, law, 0};
    CHECK(output(std::vector{1.5, -2.0}).value() == 4 + 70 + 400);
    CHECK(output(std::vector{0.0, 0.0}).value() == 5 + 70 + 100);
    CHECK(output.evaluations() == 2);
  }
}

}  // namespace variance_rows_test
