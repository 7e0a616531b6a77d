/// \file book/pool/worker_pool.hpp
/// Threads that value items one by one.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fairvalue/book/schedule.hpp>

namespace fairvalue::detail {

struct FinishedItem {
  std::string item;
  WorkResult result{};
  std::exception_ptr error{};  ///< what `value` threw
};

/// Items go in and come out in any order. Its end leaves items that were not begun and waits for the others.
class WorkerPool {
 public:
  using Value = std::function<WorkResult(const std::string&)>;
  WorkerPool(int threads, Value value);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void submit(std::string item);
  std::size_t pending() const { return pending_; }  ///< submitted and not yet taken
  /// Those that have finished. Waits for one at most so long, and while the threads have enough to do a
  /// little longer for more of them: taking short items one by one would take longer than they do.
  std::vector<FinishedItem> take(std::chrono::milliseconds most);

 private:
  void work();
  bool is_worth_taking() const;  ///< under the lock

  Value value_;
  std::mutex mutex_{};
  std::condition_variable has_item_{}, has_finished_{};
  std::size_t few_items_;  ///< waiting for a thread: from there on more are needed
  std::deque<std::string> items_{};
  std::vector<FinishedItem> finished_{};
  bool is_ending_ = false;
  std::size_t pending_ = 0;
  std::vector<std::jthread> threads_{};
};

}  // namespace fairvalue::detail
