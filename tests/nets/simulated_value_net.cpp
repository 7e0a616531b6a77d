// Simulated values of random contracts, none chosen, held against formula, convolution or a plain loop.
//   simulated_value_net --contracts N [--first K] [--rules-without-formula M]
// values the N contracts of the seeds from K on that a formula covers, and M of those seeds on rules that
// none does; prints a table in Markdown. One contract by itself: --contracts 1 --first <its seed>, or
// --contracts 0
// --rules-without-formula 1 --first <its seed>. Exit status: 0, 1 when a criterion is not kept (one line for
// each, with all arguments of the contract), 2 for wrong arguments.
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/core.h>

#include "draw_contract.hpp"
#include "report.hpp"
#include "trial.hpp"

namespace {

using namespace fairvalue::nets;

struct Arguments {
  std::uint64_t contracts = 0;
  std::uint64_t first = 1;
  std::uint64_t rules_without_formula = 0;
};

std::uint64_t* member_of(Arguments& arguments, std::string_view option) {
  if (option == "--contracts") return &arguments.contracts;
  if (option == "--first") return &arguments.first;
  if (option == "--rules-without-formula") return &arguments.rules_without_formula;
  return nullptr;
}

std::optional<Arguments> read(int count, char** texts) {
  Arguments arguments;
  for (int i = 1; i + 1 < count; i += 2) {
    std::uint64_t* member = member_of(arguments, texts[i]);
    const std::string_view text = texts[i + 1];
    if (member == nullptr) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *member);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  }
  const bool anything = arguments.contracts + arguments.rules_without_formula > 0;
  return count % 2 == 1 && anything ? std::optional{arguments} : std::nullopt;
}

/// A trial, or why there is none.
struct Attempt {
  std::optional<Trial> trial{};
  std::string error{};
};

using Try = std::function<Trial(std::uint64_t)>;

Attempt attempt(const Try& one, std::uint64_t seed) {
  try {
    return {.trial = one(seed)};
  } catch (const std::exception& error) {
    return {.error = fmt::format("seed {}: refused: {}", seed, error.what())};
  }
}

/// On two threads; the results do not depend on them.
std::vector<Attempt> attempts(const Try& one, std::uint64_t first, std::uint64_t count) {
  std::vector<Attempt> results(count);
  std::atomic<std::uint64_t> next{0};
  const auto work = [&] {
    for (std::uint64_t i = next++; i < count; i = next++) results[i] = attempt(one, first + i);
  };
  std::jthread other{work};
  work();
  other.join();
  return results;
}

/// Prints what is wrong with each contract by itself; returns whether anything is.
bool has_faults(const std::vector<Attempt>& results) {
  bool any = false;
  for (const Attempt& result : results) {
    if (!result.trial) {
      any = true;
      fmt::print("FAILED {}\n", result.error);
      continue;
    }
    for (const std::string& fault : faults(*result.trial)) {
      any = true;
      fmt::print("FAILED {}: {}\n", fault, describe(*result.trial));
    }
  }
  return any;
}

/// Prints the table and the criteria that the contracts together do not keep; returns whether all keep them.
bool is_kept(std::string_view title, const Try& one, std::uint64_t first, std::uint64_t count) {
  if (count == 0) return true;
  const std::vector<Attempt> results = attempts(one, first, count);
  std::vector<Trial> trials;
  for (const Attempt& result : results) {
    if (result.trial) trials.push_back(*result.trial);
  }
  const Report report = report_of(trials);
  fmt::print("## {}: {} contracts, seeds {} to {}\n\n{}\n", title, count, first, first + count - 1,
             table(report));
  bool kept = !has_faults(results);
  for (const std::string& failure : failures(report)) {
    kept = false;
    fmt::print("FAILED {}\n", failure);
  }
  return kept;
}

}  // namespace

int main(int count, char** texts) {
  const std::optional<Arguments> arguments = read(count, texts);
  if (!arguments) {
    fmt::print(stderr, "usage: simulated_value_net --contracts N [--first K] [--rules-without-formula M]\n");
    return 2;
  }
  const bool formula =
      is_kept("Against formula or convolution", with_formula, arguments->first, arguments->contracts);
  const bool loop =
      is_kept("Against a plain loop", without_formula, arguments->first, arguments->rules_without_formula);
  return formula && loop ? EXIT_SUCCESS : EXIT_FAILURE;
}
