#include <fairvalue/scenario/sobol_indices.hpp>

#include <optional>
#include <span>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/running_statistics.hpp>

#include "detail/finite_variance.hpp"
#include "detail/sample_parts.hpp"
#include "detail/variance_rows.hpp"

namespace fairvalue {
namespace {

void require_independent(const UncertainInputs& uncertain) {
  for (const auto& [first, second, rho] : uncertain.correlations) {
    if (rho == 0.0) continue;
    throw DomainError("correlations", "none for Sobol indices (Shapley effects take correlated inputs)",
                      fmt::format("{} - {} {}", first, second, rho));
  }
}

/// An input's sums over rows. a and b are the output at two independent samples, m is the output at the first
/// sample with this input taken from the second.
struct InputSums {
  double cross = 0.0;    ///< (b - pivot) (m - a)
  double change = 0.0;   ///< m - a
  double squares = 0.0;  ///< (m - a)^2 / 2
};

struct SobolPart {
  std::uint64_t rows = 0;
  double pivot = 0.0;          ///< one of the outputs, subtracted to avoid cancellation
  RunningStatistics values{};  ///< of both samples
  std::vector<InputSums> inputs;
  std::uint64_t evaluations = 0;
  Failures failures{};

  void add(double a, double b, std::span<const double> mixed) {
    if (rows == 0) pivot = a;
    ++rows;
    values.add(a);
    values.add(b);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const double change = mixed[i] - a;
      inputs[i].cross += (b - pivot) * change;
      inputs[i].change += change;
      inputs[i].squares += 0.5 * change * change;
    }
  }

  void merge(const SobolPart& later) {
    evaluations += later.evaluations;
    failures.merge(later.failures);
    if (later.rows == 0) return;
    if (rows == 0) pivot = later.pivot;
    rows += later.rows;
    values = merged(values, later.values);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const InputSums& from = later.inputs[i];
      inputs[i].cross += from.cross + (later.pivot - pivot) * from.change;
      inputs[i].change += from.change;
      inputs[i].squares += from.squares;
    }
  }
};

/// The rows of one block.
class Design {
 public:
  Design(const CallableModel& model, const detail::InputLaw& law, std::size_t output, std::uint64_t seed)
      : source_{seed, detail::sobol_indices_stream},
        output_(model, law, output),
        normals_(2 * law.size()),
        mixed_(law.size()) {}

  SobolPart rows(std::uint64_t first, std::uint64_t last) {
    SobolPart part{.inputs = std::vector<InputSums>(mixed_.size())};
    for (std::uint64_t row = first; row < last; ++row) add_row(part, row);
    part.evaluations = output_.evaluations();
    part.failures = output_.failures();
    return part;
  }

 private:
  void add_row(SobolPart& part, std::uint64_t row) {
    const std::size_t size = mixed_.size();
    source_.draw(row, normals_);
    const auto first = std::span{normals_}.first(size);
    const auto second = std::span{normals_}.last(size);
    const auto a = output_(first);
    const auto b = a ? output_(second) : std::nullopt;
    if (b && mix(first, second)) part.add(*a, *b, mixed_);
  }

  /// The first sample with one input after another taken from the second.
  bool mix(std::span<double> first, std::span<const double> second) {
    for (std::size_t i = 0; i < mixed_.size(); ++i) {
      const double own = std::exchange(first[i], second[i]);
      const auto value = output_(first);
      first[i] = own;
      if (!value) return false;
      mixed_[i] = *value;
    }
    return true;
  }

  detail::NormalSource source_;
  detail::OutputAt output_;
  std::vector<double> normals_;
  std::vector<double> mixed_;
};

/// The variance, then first order and total of each input; the variance alone if it is 0.
std::vector<double> estimates(const SobolPart& part) {
  const auto spread = variance(part.values);
  if (!spread || *spread == 0.0) return spread ? std::vector{0.0} : std::vector<double>{};
  std::vector<double> result{*spread};
  const double whole = *spread * static_cast<double>(part.rows);
  for (const InputSums& input : part.inputs) {
    const double cross = input.cross + (part.pivot - part.values.mean) * input.change;
    result.push_back(require_finite("statistics.first_order", cross / whole));
    result.push_back(require_finite("statistics.total", input.squares / whole));
  }
  return result;
}

}  // namespace

SobolIndices sobol_indices(const CallableModel& model, const UncertainInputs& uncertain,
                           const std::string& output, const VarianceSettings& settings) {
  require_uncertain(model, uncertain);
  require_independent(uncertain);
  detail::require_variance_settings(settings);
  const detail::InputLaw law{model, uncertain};
  const std::size_t slot = output_slot(model, output);
  const auto work = [&](std::uint64_t first, std::uint64_t last) {
    return Design{model, law, slot, settings.seed}.rows(first, last);
  };
  const SobolPart none{.inputs = std::vector<InputSums>(law.size())};
  return detail::of_finite_variance(output, [&] {
    const auto sample = detail::sample_in_parts(settings.samples, none, work, settings.run);
    SobolPart all = detail::all_but(sample.parts, none, {});
    SobolIndices result{.output = output,
                        .rows = all.rows,
                        .evaluations = all.evaluations,
                        .failures = std::move(all.failures),
                        .status = sample.status};
    const auto numbers = detail::jackknifed(sample.parts, none, estimates);
    if (!numbers.empty()) result.variance = numbers[0];
    for (std::size_t i = 0; 2 * i + 2 < numbers.size(); ++i) {
      result.indices.push_back({uncertain.inputs[i].name, numbers[2 * i + 1], numbers[2 * i + 2]});
    }
    return result;
  });
}

}  // namespace fairvalue
