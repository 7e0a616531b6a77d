/// \file company/revisions.hpp
/// Whether analysts raise or cut, counted three ways that must not be mixed up.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/company/consensus.hpp>

namespace fairvalue {

/// A broker whose number today differs from, or equals, its number at the start of the window.
struct Revision {
  std::string broker;
  double before;
  double now;
};

struct RevisionCount {
  int up;
  int down;
  int unchanged;
  int initiated;  ///< in today's consensus, without a comparable number at the start; neither up nor down

  /// N of the breadths.
  std::int64_t estimates() const { return std::int64_t{up} + down + unchanged + initiated; }
};

/// Brokers of the consensus on query.as_of that had a number on the same basis `window_days` earlier
/// (known, not withdrawn, not stale on that day). Raised and cut again within the window is one net change.
/// Usual windows: 7, 30, 60, 90 days. A split is no cut: rows of two share bases are refused. Throws
/// DomainError as `consensus` does, and for window_days outside 1 to 3650.
std::vector<Revision> revisions(std::span<const Estimate> estimates, const ConsensusQuery& query,
                                int window_days);

RevisionCount count_revisions(std::span<const Estimate> estimates, const ConsensusQuery& query,
                              int window_days);

/// (U - D) / N over all estimates; no answer without estimates. A negative count is refused, here and below.
std::optional<double> net_over_estimates(const RevisionCount& count);
/// (U - D) / (U + D) over those that moved; no answer when none did.
std::optional<double> net_over_revisions(const RevisionCount& count);
/// U / D, neutral at 1; no answer when none was cut.
std::optional<double> up_down_ratio(const RevisionCount& count);

/// (up - down) / covered over the companies of an index, from each one's change of consensus; unchanged
/// ones count as covered. Throws DomainError on no company or a change that is not finite.
double diffusion_index(std::span<const double> changes);
/// The same with weights such as market values; each >= 0, their sum > 0, as many as changes.
double diffusion_index(std::span<const double> changes, std::span<const double> weights);

}  // namespace fairvalue
