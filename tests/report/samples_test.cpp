#include <fairvalue/report/samples.hpp>

#include <limits>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace samples_test {
using namespace fairvalue;

constexpr double infinity = std::numeric_limits<double>::infinity();

Samples three() {
  return {.input_names = {"eps", "multiple, x"},
          .inputs = {{5.25, 1.0 / 3, -0.0}, {20, 1e300, 5e-324}},
          .output_names = {"target"},
          .outputs = {{105.0, std::nullopt, -1.5}}};
}

std::string csv(const Samples& samples) {
  std::ostringstream out;
  write_csv(out, samples);
  return out.str();
}

void check_refused(const Samples& samples, const char* message) {
  std::ostringstream out;
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(write_csv(out, samples), message, DomainError);
  CHECK(out.str().empty());
}

TEST_SUITE("report/samples") {
  TEST_CASE("a line of names and a line a sample with an empty cell where the model failed") {
    CHECK(csv(three()) ==
          "eps,\"multiple, x\",target\n"
          "5.25,20,105\n"
          "0.3333333333333333,1e+300,\n"
          "0,5e-324,-1.5\n");
  }
  TEST_CASE("numbers read back to the bit") {
    Samples samples{.input_names = {"x"}, .inputs = {{}}, .output_names = {}, .outputs = {}};
    for (int i = 1; i <= 2000; ++i) samples.inputs[0].push_back(1e-7 / i * (i % 7 - 3.3));
    std::istringstream lines{csv(samples)};
    std::string line;
    std::getline(lines, line);
    for (const double expected : samples.inputs[0]) {
      std::getline(lines, line);
      CHECK(std::stod(line) == expected);
    }
    CHECK_FALSE(std::getline(lines, line));
  }
  TEST_CASE("many rows are all written once and in order") {
    Samples samples{.input_names = {"i"}, .inputs = {{}}, .output_names = {"none"}, .outputs = {{}}};
    std::string expected = "i,none\n";
    for (int i = 0; i < 60'000; ++i) {  // some 400 kB, several times what is written at once
      samples.inputs[0].push_back(i);
      samples.outputs[0].emplace_back(std::nullopt);
      expected += std::to_string(i) + ",\n";
    }
    CHECK((csv(samples) == expected));
  }
  TEST_CASE("without samples there is the header alone and a lone failure is no blank line") {
    Samples samples{.input_names = {}, .inputs = {}, .output_names = {"y"}, .outputs = {{}}};
    CHECK(csv(samples) == "y\n");
    samples.outputs[0] = {1.0, std::nullopt};
    CHECK(csv(samples) == "y\n1\n\"\"\n");
  }
  TEST_CASE("columns that do not fit together are refused before anything is written") {
    Samples bad = three();
    bad.inputs.pop_back();
    check_refused(bad, "samples.inputs: must be one for each of 2 names, got 1");
    bad = three();
    bad.output_names.emplace_back("upside");
    check_refused(bad, "samples.outputs: must be one for each of 2 names, got 1");
    bad = three();
    bad.inputs[1].push_back(1);
    check_refused(bad, "samples.inputs[1]: must be 3 samples like the first, got 4");
    bad = three();
    bad.outputs[0].clear();
    check_refused(bad, "samples.outputs[0]: must be 3 samples like the first, got 0");
    bad = three();
    bad.outputs[0][2] = infinity;
    check_refused(bad, "samples.outputs[0][2]: must be a finite number, got inf");
    bad = three();
    bad.inputs[0][1] = -infinity;
    check_refused(bad, "samples.inputs[0][1]: must be a finite number, got -inf");
    check_refused({}, "samples.names: must be at least one value, got none");
  }
}

}  // namespace samples_test
