#include "worker_pool.hpp"

#include <csignal>
#include <utility>

namespace fairvalue::detail {
namespace {

/// Signals go to the threads of the program: a worker holds none of them up.
class SignalsLeftToOthers {
 public:
  SignalsLeftToOthers() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsLeftToOthers() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsLeftToOthers(const SignalsLeftToOthers&) = delete;
  SignalsLeftToOthers& operator=(const SignalsLeftToOthers&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

WorkerPool::WorkerPool(int threads, Value value)
    : value_(std::move(value)), few_items_(2 * static_cast<std::size_t>(threads)) {
  const SignalsLeftToOthers held;  // new threads inherit it
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::scoped_lock lock{mutex_};
    is_ending_ = true;
    items_.clear();
  }
  has_item_.notify_all();
}

void WorkerPool::submit(std::string item) {
  {
    const std::scoped_lock lock{mutex_};
    items_.push_back(std::move(item));
  }
  ++pending_;
  has_item_.notify_one();
}

std::vector<FinishedItem> WorkerPool::take(std::chrono::milliseconds most) {
  std::unique_lock lock{mutex_};
  has_finished_.wait_for(lock, most, [&] { return !finished_.empty() && is_worth_taking(); });
  auto taken = std::exchange(finished_, {});
  pending_ -= taken.size();
  return taken;
}

bool WorkerPool::is_worth_taking() const {
  constexpr std::size_t many = 256;
  return items_.size() <= few_items_ || finished_.size() >= many;
}

void WorkerPool::work() {
  while (true) {
    std::unique_lock lock{mutex_};
    has_item_.wait(lock, [&] { return is_ending_ || !items_.empty(); });
    if (is_ending_) return;
    FinishedItem done{.item = std::move(items_.front())};
    items_.pop_front();
    lock.unlock();
    try {
      done.result = value_(done.item);
    } catch (...) {
      done.error = std::current_exception();
    }
    lock.lock();
    finished_.push_back(std::move(done));
    const bool is_worth = is_worth_taking();
    lock.unlock();
    if (is_worth) has_finished_.notify_one();
  }
}

}  // namespace fairvalue::detail
