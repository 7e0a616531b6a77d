// How long one valuation of the shipped case takes (three scenarios, five years, six tranches, no
// simulation), and one evaluation of its deal loop. Processor time of one thread, which a busy machine moves
// little; the least and the median of several rounds.
//   build/release/tests/bench/bench_case
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/model/value.hpp>

#include "support/openai_deal.hpp"

namespace {

constexpr int rounds = 11;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Microseconds of one call of `work`, in each round.
template <class Work>
std::array<double, rounds> timed(int calls, const Work& work) {
  std::array<double, rounds> times{};
  for (double& time : times) {
    const double start = processor_seconds();
    for (int i = 0; i < calls; ++i) work(i);
    time = 1e6 * (processor_seconds() - start) / calls;
  }
  std::sort(times.begin(), times.end());
  return times;
}

void print(const char* what, const std::array<double, rounds>& times, const char* goal, double mean) {
  std::printf("%-22s %7.2f us at best, %7.2f us in the median of %d rounds (goal %s); mean %.4f\n", what,
              times.front(), times[rounds / 2], rounds, goal, mean);
}

void measure_value(const fairvalue::Case& value) {
  constexpr int calls = 3'000;
  double sum = 0.0;  // printed, so that no valuation is left out
  const auto times = timed(calls, [&](int) { sum += fairvalue::value(value).by_parts.expected.value; });
  print("value(case)", times, "60 us", sum / (rounds * calls));
}

void measure_loop(const fairvalue::Case& value) {
  constexpr int calls = 50'000;
  const fairvalue::CallableModel model = fairvalue::deal_loop_model(value);
  const std::size_t price = output_slot(model, "price");
  const std::size_t multiple = input_slot(model, "multiple");
  std::vector<double> values = base_values(model);
  std::vector<std::optional<double>> results(model.outputs.size());
  double sum = 0.0;
  const auto times = timed(calls, [&](int i) {
    values[multiple] = 10.0 + i % 40;
    model.run(values, results);
    sum += results[price].value();
  });
  print("a deal_loop evaluation", times, "4 us: a million in 2 s on two cores",
        sum / (rounds * double{calls}));
}

}  // namespace

int main() {
  const fairvalue::Case value = examples::openai_deal();
  measure_value(value);
  measure_loop(value);
}
