#include "rank_feed.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace fairvalue::detail {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds most_wait{1};  // for an item of this rank, before messages are looked for
constexpr std::chrono::milliseconds between_results{10};  // of another rank, unless it has nothing more to do
constexpr double seconds_ahead = 0.04;
constexpr double most_ahead = 1024;

/// Results collected to be sent together.
class ResultBatch {
 public:
  void add(NumberedResult result) { results_.push_back(std::move(result)); }

  /// Sends what there is if it is time, or if this rank waits for items.
  void send(Outbox& outbox, bool is_idle) {
    outbox.forget_sent();
    const auto now = Clock::now();
    if (results_.empty() || (!is_idle && now - last_ < between_results)) return;
    outbox.send(0, Topic::results, bytes_of(results_));
    results_.clear();
    last_ = now;
  }

 private:
  std::vector<NumberedResult> results_{};
  Clock::time_point last_ = Clock::now();
};

/// An item of the pool begins with its number.
std::string numbered_bytes(const NumberedItem& item) { return bytes_of(std::vector{item}); }

}  // namespace

void ItemWindow::note(std::size_t count, Time now) {
  if (count == 0) return;
  const double passed = std::chrono::duration<double>(now - last_).count() / static_cast<double>(count);
  last_ = now;
  // Two long items that end together must not look like short ones.
  seconds_an_item_ = seconds_an_item_ == 0.0 ? passed : 0.75 * seconds_an_item_ + 0.25 * passed;
  const double ahead = seconds_ahead / std::max(1e-6, seconds_an_item_);
  ahead_ = static_cast<std::size_t>(std::min(most_ahead, ahead));
}

RankFeed::RankFeed(const BookWork& work, int ranks, int threads)
    : work_(work), own_window_(threads, Clock::now()), pool_(threads, work.value) {
  for (int rank = 1; rank < ranks; ++rank) ranks_.push_back({.window = {threads, Clock::now()}});
}

std::vector<std::string> RankFeed::run() {
  while (!is_done()) {
    if (work_.cancelled && work_.cancelled()) has_more_ = false;
    feed_ranks();
    feed_own();
    const bool has_come = take_messages();
    take_own(!has_come);
  }
  for (std::size_t i = 0; i < ranks_.size(); ++i) send(static_cast<int>(i) + 1, Topic::end, "");
  return std::move(long_items_);
}

bool RankFeed::is_done() const {
  const auto is_idle = [](const Rank& rank) { return rank.under_way.empty(); };
  return !has_more_ && pool_.pending() == 0 && std::ranges::all_of(ranks_, is_idle);
}

std::optional<NumberedItem> RankFeed::next() {
  if (!has_more_) return std::nullopt;
  auto item = work_.next();
  has_more_ = item.has_value();
  if (!item) return std::nullopt;
  return NumberedItem{numbers_++, std::move(*item)};
}

void RankFeed::feed_ranks() {
  for (std::size_t i = 0; i < ranks_.size(); ++i) {
    Rank& rank = ranks_[i];
    std::vector<NumberedItem> items;
    while (rank.under_way.size() < rank.window.size()) {
      auto item = next();
      if (!item) break;
      rank.under_way.emplace(item->number, item->bytes);
      items.push_back(std::move(*item));
    }
    if (!items.empty()) send(static_cast<int>(i) + 1, Topic::items, bytes_of(items));
  }
}

void RankFeed::feed_own() {
  while (pool_.pending() < own_window_.size()) {
    auto item = next();
    if (!item) return;
    pool_.submit(std::move(item->bytes));
  }
}

bool RankFeed::take_messages() {
  bool has_come = false;
  while (const auto message = received()) {
    has_come = true;
    Rank& rank = ranks_.at(static_cast<std::size_t>(message->rank) - 1);
    const auto results = results_from(message->bytes);
    rank.window.note(results.size(), Clock::now());
    for (const NumberedResult& one : results) {
      auto item = rank.under_way.extract(one.number);
      finish(std::move(item.mapped()), one.result);
    }
  }
  return has_come;
}

void RankFeed::take_own(bool may_wait) {
  auto taken = pool_.take(may_wait ? most_wait : std::chrono::milliseconds{0});
  if (!taken.empty()) own_window_.note(taken.size(), Clock::now());
  for (FinishedItem& done : taken) {
    if (done.error) std::rethrow_exception(done.error);
    finish(std::move(done.item), done.result);
  }
}

void RankFeed::finish(std::string item, const WorkResult& result) {
  if (result.is_long) {
    long_items_.push_back(std::move(item));
  } else {
    work_.finished(result.bytes);
  }
}

void serve_items(const BookWork& work, int threads) {
  WorkerPool pool{threads,
                  [&](const std::string& bytes) { return work.value(items_from(bytes).front().bytes); }};
  Outbox outbox;
  ResultBatch batch;
  bool has_ended = false;
  while (!has_ended || pool.pending() > 0) {
    while (auto message = received()) {
      has_ended = has_ended || message->topic == Topic::end;
      if (message->topic != Topic::items) continue;
      for (const NumberedItem& item : items_from(message->bytes)) pool.submit(numbered_bytes(item));
    }
    for (FinishedItem& done : pool.take(most_wait)) {
      if (done.error) std::rethrow_exception(done.error);
      batch.add({items_from(done.item).front().number, std::move(done.result)});
    }
    batch.send(outbox, pool.pending() == 0);
  }
  outbox.wait();
}

}  // namespace fairvalue::detail
