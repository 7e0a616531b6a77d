#include <fairvalue/book/thread_schedule.hpp>

#include <sched.h>

#include <chrono>
#include <exception>
#include <utility>
#include <vector>

#include <fairvalue/core/require.hpp>

#include "pool/worker_pool.hpp"

namespace fairvalue {
namespace {

constexpr std::chrono::milliseconds most_wait{10};  // for results, and until it is asked whether to go on
constexpr std::size_t items_a_thread = 256;         // that wait for it, so that no thread waits for an item

bool is_cancelled(const BookWork& work) { return work.cancelled && work.cancelled(); }

/// Values all but the long items, which it returns.
std::vector<std::string> value_short(const BookWork& work, int threads) {
  std::vector<std::string> long_items;
  detail::WorkerPool pool{threads, work.value};
  const std::size_t most = items_a_thread * static_cast<std::size_t>(threads);
  bool has_more = true;
  while ((has_more || pool.pending() > 0) && !is_cancelled(work)) {
    while (has_more && pool.pending() < most) {
      auto item = work.next();
      has_more = item.has_value();
      if (item) pool.submit(std::move(*item));
    }
    for (detail::FinishedItem& done : pool.take(most_wait)) {
      if (done.error) std::rethrow_exception(done.error);
      if (done.result.is_long) {
        long_items.push_back(std::move(done.item));
      } else {
        work.finished(done.result.bytes);
      }
    }
  }
  return long_items;
}

}  // namespace

Schedule on_threads(int threads) {
  require(threads >= 0, "threads", ">= 0", threads);
  const int count = threads > 0 ? threads : usable_cores();
  return [count](const BookWork& work) {
    for (const std::string& item : value_short(work, count)) {
      if (is_cancelled(work)) return;
      work.finished(work.value_together(item, {.threads = count}));
    }
  };
}

int usable_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
}

}  // namespace fairvalue
