#include <fairvalue/company/revisions.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/estimate_selection.hpp"

namespace fairvalue {
namespace {

constexpr int longest_window = 3650;

struct Comparison {
  const Estimate* now;
  const Estimate* before;  // null: the broker is new to the consensus
};

const Estimate* row_of_same_broker(const std::vector<const Estimate*>& rows, const Estimate& now) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Estimate* candidate) {
    return candidate->broker == now.broker && candidate->basis == now.basis;
  });
  return row == rows.end() ? nullptr : *row;
}

std::vector<Comparison> comparisons(std::span<const Estimate> estimates, const ConsensusQuery& query,
                                    int window_days) {
  require(0 < window_days && window_days <= longest_window, "window_days",
          fmt::format("1 to {}", longest_window), window_days);
  const auto today = detail::consensus_rows(estimates, query);
  const auto then = detail::standing_rows(estimates, query, add_days(query.as_of, -window_days));
  std::vector<Comparison> compared;
  for (const Estimate* now : today.kept) compared.push_back({now, row_of_same_broker(then.kept, *now)});
  return compared;
}

const RevisionCount& require_counts(const RevisionCount& count) {
  require_non_negative("revisions.up", count.up);
  require_non_negative("revisions.down", count.down);
  require_non_negative("revisions.unchanged", count.unchanged);
  require_non_negative("revisions.initiated", count.initiated);
  return count;
}

double sign(double change) { return static_cast<double>(change > 0.0) - static_cast<double>(change < 0.0); }

}  // namespace

std::vector<Revision> revisions(std::span<const Estimate> estimates, const ConsensusQuery& query,
                                int window_days) {
  std::vector<Revision> found;
  for (const auto& [now, before] : comparisons(estimates, query, window_days)) {
    if (before) found.push_back({.broker = now->broker, .before = before->value, .now = now->value});
  }
  return found;
}

RevisionCount count_revisions(std::span<const Estimate> estimates, const ConsensusQuery& query,
                              int window_days) {
  RevisionCount count{.up = 0, .down = 0, .unchanged = 0, .initiated = 0};
  for (const auto& [now, before] : comparisons(estimates, query, window_days)) {
    if (!before)
      ++count.initiated;
    else if (now->value > before->value)
      ++count.up;
    else if (now->value < before->value)
      ++count.down;
    else
      ++count.unchanged;
  }
  return count;
}

std::optional<double> net_over_estimates(const RevisionCount& count) {
  const auto estimates = static_cast<double>(require_counts(count).estimates());
  if (estimates == 0.0) return std::nullopt;
  return (count.up - count.down) / estimates;
}

std::optional<double> net_over_revisions(const RevisionCount& count) {
  const double moved = 1.0 * require_counts(count).up + count.down;
  if (moved == 0.0) return std::nullopt;
  return (count.up - count.down) / moved;
}

std::optional<double> up_down_ratio(const RevisionCount& count) {
  if (require_counts(count).down == 0) return std::nullopt;
  return static_cast<double>(count.up) / count.down;
}

double diffusion_index(std::span<const double> changes) {
  return diffusion_index(changes, std::vector<double>(changes.size(), 1.0));
}

double diffusion_index(std::span<const double> changes, std::span<const double> weights) {
  require_not_empty("changes", changes.size());
  require(weights.size() == changes.size(), "weights", fmt::format("as many as changes ({})", changes.size()),
          static_cast<double>(weights.size()));
  double net = 0.0;
  double covered = 0.0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const double weight = require_non_negative(fmt::format("weights[{}]", i), weights[i]);
    net += weight * sign(require_finite(fmt::format("changes[{}]", i), changes[i]));
    covered += weight;
  }
  return net / require_positive("weights.sum", covered);
}

}  // namespace fairvalue
