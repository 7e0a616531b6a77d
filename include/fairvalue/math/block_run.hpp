/// \file math/block_run.hpp
/// Work in numbered blocks on all cores, put together in the order of the blocks: the same bits for any
/// number of threads and any schedule.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// Blocks [first, last).
struct BlockRange {
  std::uint64_t first;
  std::uint64_t last;  ///< >= first
};

struct RunProgress {
  std::uint64_t done;   ///< blocks
  std::uint64_t limit;  ///< blocks at most
};

/// How several processes share a run that all of them make: takes the blocks of a round and what computes
/// one of them, and returns all of them in order, some computed here and the others elsewhere.
using BlockExchange = std::function<std::vector<std::string>(
    const BlockRange& round, const std::function<std::string(std::uint64_t block)>& work)>;

/// How a run uses the machine and how it is watched. None of it changes a result.
struct RunControl {
  int threads = 0;  ///< at most, and never more than cores; 0: one a core; >= 0
  std::function<void(const RunProgress&)> progress{};  ///< called after each round, on the caller's thread
  std::function<bool()> cancelled{};                   ///< asked before each round, likewise
  /// Asked before each block but the first, on any thread: whether to end the run within its round. The
  /// blocks that are done by then, from the first on without a gap, stand; how many depends on time and
  /// threads. Not asked where there is an exchange.
  std::function<bool()> interrupted{};
  BlockExchange exchange{};  ///< empty: this process makes the whole run; called on the caller's thread
};

enum class RunStatus {
  finished,   ///< every block
  converged,  ///< the stop rule was content, at the latest after the last round
  cancelled,  ///< what was done until then stands
  unreliable  ///< all that was asked for was done, but the error of what came out is not to be trusted; said
              ///< by what estimates from a run, never by run_blocks
};
template <>
inline constexpr auto enum_names<RunStatus> = names_of("status",
                                                       {"finished", "converged", "cancelled", "unreliable"});

struct RunResult {
  std::uint64_t blocks;  ///< done, from the first on
  RunStatus status;
};

/// Blocks that are worked on between two looks at the stop rule: fixed, so that where a run stops does not
/// depend on the threads.
inline constexpr std::uint64_t blocks_per_round = 64;

namespace detail {
/// Calls work(i) for i in [0, count), on at most `threads` threads (the caller's among them), and waits. When
/// calls throw, what the first of them in number threw comes out, and calls after it may be left out. Calls
/// begin in the order of their numbers. A call may itself work in parallel. Where the system starts no more
/// threads, the caller's does all the work.
void in_parallel(std::uint64_t count, const std::function<void(std::uint64_t)>& work, int threads);
void require_run(const BlockRange& range, const RunControl& control);

/// work(block) for the blocks of a round, in their order; an interrupted round ends early. `is_first`: of the
/// run.
template <class Part, class Work>
std::vector<std::optional<Part>> parts_of_round(const BlockRange& round, const Work& work,
                                                const RunControl& control, bool is_first) {
  std::vector<std::optional<Part>> parts(round.last - round.first);
  if constexpr (std::is_same_v<Part, std::string>) {
    if (control.exchange) {
      auto all = control.exchange(round, work);
      std::ranges::move(all, parts.begin());
      return parts;
    }
  }
  const auto begins = [&](std::uint64_t i) {
    return !control.interrupted || (is_first && i == 0) || !control.interrupted();
  };
  in_parallel(
      parts.size(),
      [&](std::uint64_t i) {
        if (begins(i)) parts[i].emplace(work(round.first + i));
      },
      control.threads);
  const auto gap = std::ranges::find(parts, false, &std::optional<Part>::has_value);
  parts.resize(static_cast<std::size_t>(gap - parts.begin()));
  return parts;
}
}  // namespace detail

/// merge(total, work(block)) for every block, in order, in rounds of `blocks_per_round` from the first block
/// on. After each round `content(total)` may end the run. work(block) is called on any thread, at most once a
/// block, and may itself run blocks; merge and content are called on the caller's thread. A run that goes on
/// where another ended, on the same total, gives the bits of one run over both ranges (with a stop rule: when
/// the first has whole rounds). No block at all leaves the total as it is. Throws DomainError when last <
/// first or threads < 0; what `work` throws passes through, with the rounds before it in the total: of
/// several errors that of the lowest block. `control.exchange` is used only where a part is a std::string.
/// An interrupted run is `cancelled`, has at least its first block, and gives other bits each time.
template <class Total, class Work, class Merge, class Content>
RunResult run_blocks(BlockRange range, Total& total, Work work, Merge merge, Content content,
                     const RunControl& control = {}) {
  detail::require_run(range, control);
  using Part = decltype(work(std::uint64_t{}));
  std::uint64_t next = range.first;
  while (next < range.last) {
    if (control.cancelled && control.cancelled()) return {next - range.first, RunStatus::cancelled};
    const std::uint64_t count = std::min(blocks_per_round, range.last - next);
    auto parts = detail::parts_of_round<Part>({next, next + count}, work, control, next == range.first);
    for (auto& part : parts) merge(total, std::move(*part));
    next += parts.size();
    if (parts.size() < count) return {next - range.first, RunStatus::cancelled};
    if (control.progress) control.progress({next - range.first, range.last - range.first});
    if (content(std::as_const(total))) return {next - range.first, RunStatus::converged};
  }
  return {next - range.first, RunStatus::finished};
}

}  // namespace fairvalue
