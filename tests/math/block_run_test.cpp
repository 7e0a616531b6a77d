#include <fairvalue/math/block_run.hpp>

#include <doctest/doctest.h>
#include <sched.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include <fairvalue/core/error.hpp>

namespace block_run_test {
using namespace fairvalue;

const auto add = [](double& total, double part) { total += part; };
const auto never_content = [](double) { return false; };

/// Numbers of very different size: their sum depends on the order in which it is taken.
double rough(std::uint64_t block) {
  const auto x = static_cast<double>(block);
  return std::sin(12.9898 * x) * std::pow(10.0, std::fmod(7.0 * x, 16.0));
}
/// Holds blocks up unevenly, the early ones longest.
double rough_slow(std::uint64_t block) {
  std::this_thread::sleep_for(std::chrono::microseconds{(block * 37) % 5 * 100});
  return rough(block);
}
double forward_sum(std::uint64_t first, std::uint64_t last) {
  double sum = 0.0;
  for (auto block = first; block < last; ++block) sum += rough(block);
  return sum;
}
double sum_on(int threads, std::uint64_t first, std::uint64_t last, double total = 0.0) {
  run_blocks({first, last}, total, rough_slow, add, never_content, {.threads = threads});
  return total;
}

/// Cores this process may use.
int usable_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
}

/// Whether two calls come to be under way at once; each waits some seconds for the other.
class Meeting {
 public:
  void come() {
    ++here_;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{120};
    while (here_ < 2 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    if (here_ < 2) missed_ = true;
  }
  bool met() const { return here_ == 2 && !missed_; }

 private:
  std::atomic<int> here_{0};
  std::atomic<bool> missed_{false};
};

TEST_SUITE("math/block_run") {
  TEST_CASE("one and two and three add up to six") {
    double total = 0.0;
    const auto result = run_blocks(
        {1, 4}, total, [](auto b) { return double(b); }, add, never_content);
    CHECK(total == 6.0);
    CHECK(result.blocks == 3);
    CHECK(result.status == RunStatus::finished);
  }
  TEST_CASE("the same bits for any number of threads as from a plain loop") {
    const double plain = forward_sum(5, 300);
    double backward = 0.0;
    for (std::uint64_t block = 300; block-- > 5;) backward += rough(block);
    REQUIRE(plain != backward);  // the order does matter
    for (const int threads : {0, 1, 2, 7, 64, 1000}) {
      CAPTURE(threads);
      CHECK(sum_on(threads, 5, 300) == plain);
    }
  }
  TEST_CASE("the same bits for any split of the range into two runs in order") {
    const double whole = forward_sum(0, 200);
    for (const std::uint64_t cut : {0, 1, 63, 64, 65, 128, 199, 200}) {
      CAPTURE(cut);
      CHECK(sum_on(2, cut, 200, sum_on(7, 0, cut)) == whole);
    }
  }
  TEST_CASE("parts come to the merge in the order of the blocks and each once") {
    std::string seen;
    std::string expected;
    for (int block = 60; block < 70; ++block) expected += std::to_string(block) + ' ';
    run_blocks(
        {60, 70}, seen, [](auto block) { return std::to_string(block) + ' '; },
        [](std::string& total, std::string&& part) { total += part; },
        [](const std::string&) { return false; }, {.threads = 7});
    CHECK(seen == expected);
  }
  TEST_CASE("no block at all leaves the total as it is") {
    double total = 3.0;
    const auto work = [](std::uint64_t) -> double { throw std::logic_error("called"); };
    const auto result = run_blocks({9, 9}, total, work, add, never_content);
    CHECK(total == 3.0);
    CHECK(result.blocks == 0);
    CHECK(result.status == RunStatus::finished);
  }
  TEST_CASE("the last blocks there are") {
    const std::uint64_t end = ~std::uint64_t{0};
    double total = 0.0;
    const auto result =
        run_blocks({end - 3, end}, total, [](auto) { return 1.0; }, add, never_content, {.threads = 2});
    CHECK(total == 3.0);
    CHECK(result.blocks == 3);
  }
  TEST_CASE("the stop rule is asked after whole rounds only and wins over blocks left") {
    static_assert(blocks_per_round == 64);
    for (const int threads : {1, 2, 7}) {
      CAPTURE(threads);
      double total = 0.0;
      const auto content = [](double done) { return done >= 65.0; };
      const auto result =
          run_blocks({100, 400}, total, [](auto) { return 1.0; }, add, content, {.threads = threads});
      CHECK(total == 128.0);  // 65 is reached in the second round
      CHECK(result.blocks == 128);
      CHECK(result.status == RunStatus::converged);
    }
  }
  TEST_CASE("a stop rule met by the last round counts as converged and one just missed does not") {
    double total = 0.0;
    const auto ones = [](std::uint64_t) { return 1.0; };
    CHECK(run_blocks({0, 70}, total, ones, add, [](double n) { return n >= 70.0; }).status ==
          RunStatus::converged);
    CHECK(total == 70.0);
    total = 0.0;
    CHECK(run_blocks({0, 70}, total, ones, add, [](double n) { return n >= 71.0; }).status ==
          RunStatus::finished);
    CHECK(total == 70.0);
  }
  TEST_CASE("cancellation between rounds keeps what was done") {
    int asked = 0;
    double total = 0.0;
    const RunControl control{.threads = 2, .progress = {}, .cancelled = [&asked] { return ++asked > 2; }};
    const auto result = run_blocks(
        {0, 1000}, total, [](auto) { return 1.0; }, add, never_content, control);
    CHECK(total == 128.0);
    CHECK(result.blocks == 128);
    CHECK(result.status == RunStatus::cancelled);
    CHECK(asked == 3);
  }
  TEST_CASE("cancelled before it begins nothing is done") {
    double total = 0.0;
    const RunControl control{.threads = 0, .progress = {}, .cancelled = [] { return true; }};
    const auto result = run_blocks({0, 10}, total, rough, add, never_content, control);
    CHECK(total == 0.0);
    CHECK(result.blocks == 0);
    CHECK(result.status == RunStatus::cancelled);
  }
  TEST_CASE("an interrupted run ends within its round and keeps the blocks done from the first on") {
    for (const int threads : {1, 2, 7}) {
      CAPTURE(threads);
      std::atomic<int> done{0};
      std::vector<std::uint64_t> kept;
      const RunControl control{.threads = threads, .interrupted = [&done] { return done >= 10; }};
      const auto work = [&done](std::uint64_t block) {
        std::this_thread::sleep_for(std::chrono::microseconds{200});
        ++done;
        return block;
      };
      const auto result = run_blocks(
          {5, 1000}, kept, work, [](auto& total, std::uint64_t block) { total.push_back(block); },
          [](const auto&) { return false; }, control);
      CHECK(result.status == RunStatus::cancelled);
      REQUIRE(kept.size() == result.blocks);
      for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i] == 5 + i);
      // those under way on other threads may be left out or come in addition
      CHECK(kept.size() + static_cast<std::size_t>(threads) > 10);
      CHECK(kept.size() < 10 + static_cast<std::size_t>(threads));
    }
  }
  TEST_CASE("an interrupted run has at least its first block") {
    double total = 0.0;
    const RunControl control{.threads = 2, .interrupted = [] { return true; }};
    const auto result = run_blocks(
        {3, 700}, total, [](auto block) { return double(block); }, add, never_content, control);
    CHECK(total == 3.0);
    CHECK(result.blocks == 1);
    CHECK(result.status == RunStatus::cancelled);
  }
  TEST_CASE("a run that nobody interrupts has the bits of one that cannot be interrupted") {
    double total = 0.0;
    const RunControl control{.threads = 2, .interrupted = [] { return false; }};
    const auto result = run_blocks({5, 300}, total, rough_slow, add, never_content, control);
    CHECK(total == forward_sum(5, 300));
    CHECK(result.status == RunStatus::finished);
  }
  TEST_CASE("progress counts the blocks of each round on the caller's thread") {
    std::vector<std::uint64_t> done;
    std::set<std::uint64_t> limits;
    std::set<std::thread::id> threads;
    const auto note = [&](const RunProgress& progress) {
      done.push_back(progress.done);
      limits.insert(progress.limit);
      threads.insert(std::this_thread::get_id());
    };
    double total = 0.0;
    run_blocks({30, 180}, total, rough, add, never_content,
               {.threads = 2, .progress = note, .cancelled = {}});
    CHECK(done == std::vector<std::uint64_t>{64, 128, 150});
    CHECK(limits == std::set<std::uint64_t>{150});
    CHECK(threads == std::set<std::thread::id>{std::this_thread::get_id()});
  }
  TEST_CASE("one thread is the caller's") {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    const auto work = [&](std::uint64_t block) {
      const double value = rough_slow(block);  // slow enough for another thread to come
      const std::scoped_lock lock{mutex};
      threads.insert(std::this_thread::get_id());
      return value;
    };
    double total = 0.0;
    run_blocks({0, 200}, total, work, add, never_content, {.threads = 1});
    CHECK(threads == std::set<std::thread::id>{std::this_thread::get_id()});
  }
  TEST_CASE("two blocks are at work at once where there are two cores") {
    if (usable_cores() < 2) return;
    for (const int threads : {0, 2}) {
      CAPTURE(threads);
      Meeting meeting;
      double total = 0.0;
      const auto work = [&](std::uint64_t) { return meeting.come(), 1.0; };
      run_blocks({0, 2}, total, work, add, never_content, {.threads = threads});
      CHECK(meeting.met());
    }
  }
}

}  // namespace block_run_test
