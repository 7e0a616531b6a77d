/// A slow oracle for the selection of rows: the days pass one by one, rows arrive and are withdrawn, and each
/// broker has the number that a reader of that day would have had. Shares nothing with the library's code.
#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/company/consensus.hpp>

#include "fixtures.hpp"

namespace fairvalue::fixtures {

struct Replay {
  std::map<std::pair<std::string, EarningsBasis>, std::size_t> current;  ///< the row each broker last gave
  std::vector<std::optional<LeftOutReason>> fate;                        ///< by row; none: it counts
};

inline int day_number(Date date) {
  return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count());
}

inline void arrive(Replay& state, const std::vector<Estimate>& rows, std::size_t i) {
  state.fate[i] = std::nullopt;
  const auto key = std::pair{rows[i].broker, rows[i].basis};
  const auto known = state.current.find(key);
  if (known == state.current.end()) {
    state.current[key] = i;
  } else if (day_number(rows[i].published) >= day_number(rows[known->second].published)) {
    state.fate[known->second] = LeftOutReason::superseded;
    known->second = i;
  } else {
    state.fate[i] = LeftOutReason::superseded;
  }
}

/// What was known at the end of `day`. No two rows of a broker and basis may share both dates.
inline Replay replay(const std::vector<Estimate>& rows, int first, int day, int stale_after) {
  Replay state{.current = {},
               .fate = std::vector<std::optional<LeftOutReason>>(rows.size(), LeftOutReason::not_yet_known)};
  for (int today = first; today <= day; ++today) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (day_number(rows[i].known_at) == today) arrive(state, rows, i);
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool arrived = day_number(rows[i].known_at) <= day;
    if (arrived && rows[i].withdrawn && day_number(*rows[i].withdrawn) <= day) {
      state.fate[i] = LeftOutReason::withdrawn;
    }
  }
  for (const auto& [key, i] : state.current) {
    if (!state.fate[i] && day - day_number(rows[i].published) > stale_after)
      state.fate[i] = LeftOutReason::stale;
  }
  return state;
}

/// Random rows of up to six brokers around one and a half years; a quarter are GAAP, a few are withdrawn,
/// known late or far off, and values are in whole cents.
class RandomRows {
 public:
  explicit RandomRows(unsigned seed) : random_(seed) {}

  /// 0 to n - 1. Not std::uniform_int_distribution, which differs between standard libraries.
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::vector<Estimate> operator()() {
    std::vector<Estimate> rows;
    for (int left = below(30); left > 0; --left) add(rows);
    return rows;
  }

 private:
  void add(std::vector<Estimate>& rows) {
    const int published = day_number(2025y / 1 / 1) + below(540);
    Estimate next =
        row(std::string(1, static_cast<char>('A' + below(6))), 3 + below(200) / 100.0, day(published));
    if (below(12) == 0) next.value *= 4;
    if (below(4) == 0) next.basis = EarningsBasis::gaap;
    if (below(3) == 0) next.known_at = day(published + below(90));
    if (below(6) == 0) next.withdrawn = day(published + below(200));
    for (const Estimate& other : rows) {
      if (other.broker == next.broker && other.basis == next.basis && other.published == next.published)
        return;
    }
    rows.push_back(next);
  }

  static Date day(int number) { return std::chrono::sys_days{std::chrono::days{number}}; }

  std::mt19937 random_;
};

}  // namespace fairvalue::fixtures
