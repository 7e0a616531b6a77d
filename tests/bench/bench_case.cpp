// How long one valuation of the shipped case takes: three scenarios, five years, six tranches, no simulation.
// The goal is 50 microseconds. Prints the least and the median of several rounds.
//   build/release/tests/bench/bench_case
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <fairvalue/model/value.hpp>

#include "support/openai_deal.hpp"

namespace {

constexpr int rounds = 11;
constexpr int valuations = 5'000;

double microseconds_a_valuation(const fairvalue::Case& value, double& sum) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < valuations; ++i) sum += fairvalue::value(value).by_parts.expected.value;
  const std::chrono::duration<double, std::micro> passed = std::chrono::steady_clock::now() - start;
  return passed.count() / valuations;
}

}  // namespace

int main() {
  const fairvalue::Case value = examples::openai_deal();
  double sum = 0.0;  // printed, so that no valuation is left out
  std::array<double, rounds> times{};
  for (double& time : times) time = microseconds_a_valuation(value, sum);
  std::sort(times.begin(), times.end());
  std::printf(
      "value(case): %.1f us at best, %.1f us in the median of %d rounds (goal 50 us); mean value %.2f\n",
      times.front(), times[rounds / 2], rounds, sum / (rounds * valuations));
}
