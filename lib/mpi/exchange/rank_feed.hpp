/// \file mpi/exchange/rank_feed.hpp
/// Items to whichever rank is free, and their results back.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fairvalue/book/schedule.hpp>

#include "book/pool/worker_pool.hpp"
#include "message.hpp"

namespace fairvalue::detail {

/// How many items a rank should have: one a thread, and beyond that what it does in 40 ms, so that long items
/// do not wait behind others and short ones do not wait for messages.
class ItemWindow {
 public:
  using Time = std::chrono::steady_clock::time_point;
  ItemWindow(int threads, Time start) : threads_(static_cast<std::size_t>(threads)), last_(start) {}

  std::size_t size() const { return threads_ + ahead_; }
  /// Notes that `count` items have finished.
  void note(std::size_t count, Time now);

 private:
  std::size_t threads_;
  std::size_t ahead_ = 0;
  double seconds_an_item_ = 0.0;  ///< lately; 0 before the first
  Time last_;
};

/// Rank 0 while short items are valued.
class RankFeed {
 public:
  RankFeed(const BookWork& work, int ranks, int threads);
  /// Returns the long items, after all others are finished and all ranks know that no more come.
  std::vector<std::string> run();

 private:
  struct Rank {
    ItemWindow window;
    std::map<std::uint64_t, std::string> under_way{};
  };

  std::optional<NumberedItem> next();
  void feed_ranks();
  void feed_own();
  bool take_messages();
  void take_own(bool may_wait);
  void finish(std::string item, const WorkResult& result);
  bool is_done() const;

  const BookWork& work_;
  ItemWindow own_window_;
  std::vector<Rank> ranks_{};  ///< all but this one
  WorkerPool pool_;
  std::vector<std::string> long_items_{};
  std::uint64_t numbers_ = 0;
  bool has_more_ = true;
};

/// Another rank until the end of the items.
void serve_items(const BookWork& work, int threads);

}  // namespace fairvalue::detail
