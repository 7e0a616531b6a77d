#include <fairvalue/scenario/shapley_effects.hpp>

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/running_statistics.hpp>

#include "detail/conditional_draw.hpp"
#include "detail/finite_variance.hpp"
#include "detail/sample_parts.hpp"
#include "detail/variance_rows.hpp"

namespace fairvalue {
namespace {

constexpr std::size_t max_with_every_coalition = 8;

/// Bit i set: input i is in the coalition.
using Coalition = std::size_t;

struct Part {
  std::uint64_t rows = 0;
  RunningStatistics values{};  ///< of two independent samples
  std::vector<double> sums;    ///< of the worth of each coalition, or of the increment by each input
  std::uint64_t evaluations = 0;
  Failures failures{};

  void add(double first, double second, std::span<const double> worth) {
    ++rows;
    values.add(first);
    values.add(second);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += worth[i];
  }

  void merge(const Part& later) {
    rows += later.rows;
    values = merged(values, later.values);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += later.sums[i];
    evaluations += later.evaluations;
    failures.merge(later.failures);
  }
};

double half_square(double x) { return 0.5 * x * x; }

/// Shared by both methods: a row's sample, and the output at that sample with some inputs redrawn.
class Redrawn {
 public:
  Redrawn(const CallableModel& model, const detail::InputLaw& law, std::size_t output, std::uint64_t seed)
      : law_(law),
        source_{seed, detail::shapley_effects_stream},
        output_(model, law, output),
        normals_(3 * law.size()),
        mixed_(law.size()) {}

  /// The output at the sample of a row.
  std::optional<double> start(std::uint64_t row) {
    source_.draw(row, normals_);
    law_.correlate(sample());
    return output_(sample());
  }
  /// The output with all but the first `kept` inputs of the draw's order redrawn, from the same random
  /// numbers throughout the row.
  std::optional<double> redrawn(detail::ConditionalDraw& draw, std::size_t kept) {
    draw.draw(kept, sample(), std::span{normals_}.subspan(law_.size(), law_.size()), mixed_);
    return output_(mixed_);
  }
  /// Independent normals for redrawing, which no sample uses.
  std::span<const double> spare() const { return std::span{normals_}.last(law_.size()); }
  void finish(Part& part) const {
    part.evaluations = output_.evaluations();
    part.failures = output_.failures();
  }

 private:
  std::span<double> sample() { return std::span{normals_}.first(law_.size()); }

  const detail::InputLaw& law_;
  detail::NormalSource source_;
  detail::OutputAt output_;
  std::vector<double> normals_;
  std::vector<double> mixed_;
};

/// The inputs in an order that puts the members last.
std::vector<std::size_t> order_of(Coalition members, std::size_t inputs) {
  std::vector<std::size_t> order(inputs);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_partition(order.begin(), order.end(),
                        [=](std::size_t input) { return (members >> input & 1U) == 0; });
  return order;
}

/// By coalition, the empty one first.
std::vector<detail::ConditionalDraw> draws_of(const CorrelationMatrix& correlations) {
  std::vector<detail::ConditionalDraw> draws(std::size_t{1} << correlations.size(),
                                             detail::ConditionalDraw{correlations});
  for (Coalition members = 0; members < draws.size(); ++members) {
    draws[members].set_order(order_of(members, correlations.size()));
  }
  return draws;
}

/// Rows in which every coalition is valued.
Part value_coalitions(Redrawn row, const CorrelationMatrix& correlations, std::uint64_t first,
                      std::uint64_t last) {
  auto draws = draws_of(correlations);
  std::vector<double> worth(draws.size());
  Part part{.sums = worth};
  for (std::uint64_t i = first; i < last; ++i) {
    const auto own = row.start(i);
    auto value = own;
    for (Coalition members = 1; value && members < draws.size(); ++members) {
      const auto kept = correlations.size() - static_cast<std::size_t>(std::popcount(members));
      value = row.redrawn(draws[members], kept);
      if (value) worth[members] = half_square(*value - *own);
    }
    if (value) part.add(*own, *value, worth);
  }
  row.finish(part);
  return part;
}

/// A random permutation: the sort order of independent numbers.
void order_by(std::span<const double> numbers, std::vector<std::size_t>& order) {
  std::sort(order.begin(), order.end(),
            [numbers](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
}

/// Rows that each follow one permutation: one input after another is redrawn, the last one first.
Part follow_orders(Redrawn row, const CorrelationMatrix& correlations, std::uint64_t first,
                   std::uint64_t last) {
  detail::ConditionalDraw draw{correlations};
  std::vector<std::size_t> order = order_of(0, correlations.size());
  std::vector<double> added(order.size());
  Part part{.sums = added};
  for (std::uint64_t i = first; i < last; ++i) {
    const auto own = row.start(i);
    order_by(row.spare(), order);
    draw.set_order(order);
    auto value = own;
    double before = 0.0;
    for (std::size_t kept = order.size(); value && kept-- > 0;) {
      value = row.redrawn(draw, kept);
      const double worth = value ? half_square(*value - *own) : before;
      added[order[kept]] = worth - std::exchange(before, worth);
    }
    if (value) part.add(*own, *value, added);
  }
  row.finish(part);
  return part;
}

/// The variance and the inputs' shares of it; the variance alone if it is 0.
std::vector<double> with_shares(double variance, std::vector<double> effects) {
  const double whole =
      require_finite("statistics.effects", std::accumulate(effects.begin(), effects.end(), 0.0));
  std::vector<double> result{variance};
  if (!(variance > 0.0 && whole > 0.0)) return result;
  for (const double effect : effects) result.push_back(effect / whole);
  return result;
}

/// The mean increment of an input over the coalitions without it. Each size of coalition has the same total
/// weight.
double shapley_value(std::size_t input, std::size_t inputs, const std::vector<double>& worth) {
  const Coalition own = Coalition{1} << input;
  double sum = 0.0;
  for (Coalition others = 0; others < worth.size(); ++others) {
    if ((others & own) != 0) continue;
    const auto size = static_cast<std::size_t>(std::popcount(others));
    double weight = 1.0 / static_cast<double>(inputs);  // over the coalitions of that size
    for (std::size_t k = 0; k < size; ++k)
      weight *= static_cast<double>(k + 1) / static_cast<double>(inputs - 1 - k);
    sum += weight * (worth[others | own] - worth[others]);
  }
  return sum;
}

std::vector<double> from_coalitions(const Part& part, std::size_t inputs) {
  const auto spread = variance(part.values);
  if (!spread) return {};
  std::vector<double> worth = part.sums;
  for (double& sum : worth) sum /= static_cast<double>(part.rows);
  std::vector<double> effects(inputs);
  for (std::size_t i = 0; i < inputs; ++i) effects[i] = shapley_value(i, inputs, worth);
  return with_shares(*spread, std::move(effects));
}

std::vector<double> from_orders(const Part& part) {
  const auto spread = variance(part.values);
  if (!spread) return {};
  return with_shares(*spread, part.sums);
}

}  // namespace

ShapleyEffects shapley_effects(const CallableModel& model, const UncertainInputs& uncertain,
                               const std::string& output, const VarianceSettings& settings) {
  require_uncertain(model, uncertain);
  detail::require_variance_settings(settings);
  const detail::InputLaw law{model, uncertain};
  const CorrelationMatrix correlations = normal_correlations(uncertain);
  const std::size_t slot = output_slot(model, output);
  const std::size_t inputs = law.size();
  const bool all = inputs <= max_with_every_coalition;
  const auto work = [&](std::uint64_t first, std::uint64_t last) {
    Redrawn row{model, law, slot, settings.seed};
    return all ? value_coalitions(std::move(row), correlations, first, last)
               : follow_orders(std::move(row), correlations, first, last);
  };
  const auto estimates = [&](const Part& part) {
    return all ? from_coalitions(part, inputs) : from_orders(part);
  };
  const Part none{.sums = std::vector<double>(all ? std::size_t{1} << inputs : inputs)};
  return detail::of_finite_variance(output, [&] {
    const auto sample = detail::sample_in_parts(settings.samples, none, work, settings.run);
    Part whole = detail::all_but(sample.parts, none, {});
    ShapleyEffects result{.output = output,
                          .rows = whole.rows,
                          .evaluations = whole.evaluations,
                          .failures = std::move(whole.failures),
                          .status = sample.status};
    const auto numbers = detail::jackknifed(sample.parts, none, estimates);
    if (!numbers.empty()) result.variance = numbers[0];
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      result.effects.push_back({uncertain.inputs[i - 1].name, numbers[i]});
    }
    return result;
  });
}

}  // namespace fairvalue
