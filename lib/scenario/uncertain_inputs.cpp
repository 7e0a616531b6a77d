#include <fairvalue/scenario/uncertain_inputs.hpp>

#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/name_index.hpp"
#include "detail/rank_to_normal.hpp"
#include "detail/slots.hpp"

namespace fairvalue {
namespace {

using detail::RankedInput;

/// Least eigenvalue of an offered matrix: twenty inputs rounded to four decimals stay positive definite.
constexpr double min_offered = 1e-3;
constexpr double noise = 1e-9;  // correlations below it are rounding errors

detail::NameIndex index_of(const std::vector<UncertainInput>& inputs) {
  require_not_empty("inputs", inputs.size());
  std::vector<std::string_view> names;
  for (const UncertainInput& input : inputs) names.emplace_back(input.name);
  return detail::index_names("inputs", names);
}

void require_inputs_of(const CallableModel& model, const std::vector<UncertainInput>& inputs) {
  index_of(inputs);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto field = fmt::format("inputs[{}]", i);
    detail::named_slot(field + ".name", "input", std::span{model.inputs}, inputs[i].name);
    require_distribution(field + ".distribution", inputs[i].distribution);
  }
}

std::size_t uncertain_slot(std::string_view field, const std::vector<UncertainInput>& inputs,
                           std::string_view name) {
  return detail::named_slot(field, "uncertain input", std::span{inputs}, name);
}

/// A correlation by the positions of its inputs.
struct NamedPair {
  std::size_t row;
  std::size_t column;
  double rho;
};

/// The correlations asked for, pair by pair.
class NamedPairs {
 public:
  explicit NamedPairs(const std::vector<UncertainInput>& inputs)
      : inputs_(inputs), named_(inputs.size() * inputs.size()) {}

  void add(std::string_view field, const RankCorrelation& pair) {
    const auto& [first, second, rho] = pair;
    const std::size_t row = uncertain_slot(fmt::format("{}.first", field), inputs_, first);
    const std::size_t column = uncertain_slot(fmt::format("{}.second", field), inputs_, second);
    require(row != column, fmt::format("{}.second", field), "different from first",
            fmt::format("'{}'", second));
    require(!has(row, column), field, "unique", fmt::format("{} - {}", first, second));
    require(-1.0 <= rho && rho <= 1.0, fmt::format("{}.rho", field), "in [-1, 1]", rho);
    named_[row * inputs_.size() + column] = named_[column * inputs_.size() + row] = true;
    pairs_.push_back({row, column, rho});
  }

  bool has(std::size_t row, std::size_t column) const { return named_[row * inputs_.size() + column]; }
  const std::vector<NamedPair>& pairs() const { return pairs_; }

 private:
  const std::vector<UncertainInput>& inputs_;
  std::vector<bool> named_;
  std::vector<NamedPair> pairs_;
};

NamedPairs named_pairs(const UncertainInputs& uncertain) {
  index_of(uncertain.inputs);
  NamedPairs pairs{uncertain.inputs};
  for (std::size_t i = 0; i < uncertain.correlations.size(); ++i) {
    pairs.add(fmt::format("correlations[{}]", i), uncertain.correlations[i]);
  }
  return pairs;
}

std::vector<RankedInput> ranked_inputs(const std::vector<UncertainInput>& inputs) {
  std::vector<RankedInput> ranked;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    ranked.emplace_back(
        require_distribution(fmt::format("inputs[{}].distribution", i), inputs[i].distribution));
  }
  return ranked;
}

/// The limits in the message are rounded inwards, so that a user can ask for them.
void require_reachable(std::size_t place, const RankedInput& a, const RankedInput& b, double rho) {
  const auto [least, most] = detail::reachable_ranks(a, b);
  if (least * (1.0 + noise) <= rho && rho <= most * (1.0 + noise)) return;
  const auto inwards = [](double end) { return std::trunc(1e4 * end * (1.0 + noise)) / 1e4 + 0.0; };  // no -0
  throw DomainError(fmt::format("correlations[{}].rho", place),
                    fmt::format("within [{}, {}] for inputs of so few values", inwards(least), inwards(most)),
                    rho);
}

CorrelationMatrix of_normals(const UncertainInputs& uncertain) {
  const auto named = named_pairs(uncertain);
  const auto ranked = ranked_inputs(uncertain.inputs);
  CorrelationMatrix normals{ranked.size()};
  for (std::size_t i = 0; i < named.pairs().size(); ++i) {
    const auto& [row, column, rho] = named.pairs()[i];
    require_reachable(i, ranked[row], ranked[column], rho);
    normals.set(row, column, detail::normal_from_rank(ranked[row], ranked[column], rho));
  }
  return normals;
}

/// The pairs that were named, in their order, then pairs that received a correlation.
std::vector<RankCorrelation> nearest_pairs(const UncertainInputs& uncertain,
                                           const CorrelationMatrix& normals) {
  const auto named = named_pairs(uncertain);
  const auto ranked = ranked_inputs(uncertain.inputs);
  const auto nearest = nearest_correlation_matrix(normals, min_offered);
  const auto rho = [&](std::size_t row, std::size_t column) {
    return detail::rank_from_normal(ranked[row], ranked[column], nearest.at(row, column));
  };
  auto pairs = uncertain.correlations;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i].rho = rho(named.pairs()[i].row, named.pairs()[i].column);
  }
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (named.has(j, i) || std::abs(nearest.at(j, i)) < noise) continue;
      pairs.push_back({uncertain.inputs[j].name, uncertain.inputs[i].name, rho(j, i)});
    }
  }
  return pairs;
}

bool is_definite(const CorrelationMatrix& normals) { return cholesky_factor(normals).has_value(); }

[[noreturn]] void refuse(const UncertainInputs& uncertain, const CorrelationMatrix& normals) {
  std::string nearest;
  for (const auto& [first, second, rho] : nearest_pairs(uncertain, normals)) {
    nearest += fmt::format("{}{} - {} {:.4f}", nearest.empty() ? "" : ", ", first, second, rho);
  }
  const double least = std::round(1e3 * least_eigenvalue(normals)) / 1e3 + 0.0;  // no -0
  throw DomainError("correlations", fmt::format("positive definite together (nearest: {})", nearest),
                    fmt::format("a least eigenvalue of {}", least));
}

}  // namespace

const UncertainInputs& require_uncertain(const CallableModel& model, const UncertainInputs& uncertain) {
  require_model(model);
  require_inputs_of(model, uncertain.inputs);
  normal_correlations(uncertain);
  return uncertain;
}

CorrelationMatrix rank_correlations(const UncertainInputs& uncertain) {
  CorrelationMatrix ranks{uncertain.inputs.size()};
  const auto named = named_pairs(uncertain);
  for (const auto& [row, column, rho] : named.pairs()) ranks.set(row, column, rho);
  return ranks;
}

CorrelationMatrix normal_correlations(const UncertainInputs& uncertain) {
  auto normals = of_normals(uncertain);
  if (!is_definite(normals)) refuse(uncertain, normals);
  return normals;
}

UncertainInputs with_nearest_correlations(UncertainInputs uncertain) {
  const auto normals = of_normals(uncertain);
  if (!is_definite(normals)) uncertain.correlations = nearest_pairs(uncertain, normals);
  return uncertain;
}

}  // namespace fairvalue
