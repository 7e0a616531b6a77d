#include <fairvalue/math/block_run.hpp>

#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>

#include <fmt/core.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

/// What the first call that fails has thrown: first in number, not in time, so that a run fails alike on any
/// number of threads.
class FirstError {
 public:
  explicit FirstError(std::uint64_t count) : number_(count), begun_(count, false) {}

  /// work(i), unless it was called before or a call before it has failed.
  void guard(std::uint64_t i, const std::function<void(std::uint64_t)>& work) {
    if (i > number_ || begun_[i]) return;
    begun_[i] = true;
    try {
      work(i);
    } catch (...) {
      note(i, std::current_exception());
    }
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void note(std::uint64_t i, std::exception_ptr error) {
    const std::scoped_lock lock{mutex_};
    if (i >= number_) return;
    number_ = i;
    error_ = std::move(error);
  }

  std::atomic<std::uint64_t> number_;
  std::vector<char> begun_;  ///< each written by the thread that has the call
  std::mutex mutex_;
  std::exception_ptr error_;
};

/// No more threads than there can be, of which oneTBB would warn on stderr, nor than can have work, since an
/// arena reserves room for all.
int width(std::uint64_t count, int threads) {
  if (threads == 0) return tbb::task_arena::automatic;
  const std::uint64_t most = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  return static_cast<int>(std::min({static_cast<std::uint64_t>(threads), count, most}));
}

}  // namespace

namespace detail {

void in_parallel(std::uint64_t count, const std::function<void(std::uint64_t)>& work, int threads) {
  if (count == 0) return;
  FirstError error{count};
  std::atomic<std::uint64_t> next{
      0};  // so that they begin in order, whichever part of the range a thread has
  // An arena of its own also keeps a thread that waits here from starting another call of an outer run.
  tbb::task_arena arena{width(count, threads)};
  try {
    arena.execute([&] {
      tbb::parallel_for(
          std::uint64_t{0}, count, [&](std::uint64_t) { error.guard(next++, work); },
          tbb::simple_partitioner{});
    });
  } catch (const std::runtime_error&) {  // not from `work`: oneTBB cannot start a thread, so this one does
                                         // the rest
    for (std::uint64_t i = 0; i < count; ++i) error.guard(i, work);
  }
  error.rethrow();
}

void require_run(const BlockRange& range, const RunControl& control) {
  require(range.first <= range.last, "range.last", fmt::format(">= first ({})", range.first),
          fmt::format("{}", range.last));
  require(control.threads >= 0, "control.threads", ">= 0", control.threads);
}

}  // namespace detail
}  // namespace fairvalue
