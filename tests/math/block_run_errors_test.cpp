// What goes wrong in a run of blocks, and runs within runs.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/block_run.hpp>

namespace block_run_errors_test {
using namespace fairvalue;

const auto add = [](double& total, double part) { total += part; };
const auto never_content = [](double) { return false; };

struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Fails at 70, and sooner in time at 71 and 100.
double failing(std::uint64_t block) {
  if (block == 70) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  if (block == 70 || block == 71 || block == 100) throw Failure("block " + std::to_string(block));
  return 1.0;
}

TEST_SUITE("math/block_run") {
  TEST_CASE("what the lowest failing block throws comes out on any number of threads") {
    for (const int threads : {0, 1, 2, 7}) {
      CAPTURE(threads);
      double total = 0.0;
      CHECK_THROWS_WITH_AS(run_blocks({0, 200}, total, failing, add, never_content, {.threads = threads}),
                           "block 70", Failure);
      CHECK(total == 64.0);  // the round before is in the total
    }
  }
  TEST_CASE("a run after a failed one works as ever") {
    double total = 0.0;
    CHECK_THROWS_AS(run_blocks({70, 71}, total, failing, add, never_content), Failure);
    CHECK(run_blocks({0, 70}, total, failing, add, never_content).blocks == 70);
    CHECK(total == 70.0);
  }
  TEST_CASE("what is not an exception class comes out as well") {
    double total = 0.0;
    const auto work = [](std::uint64_t block) -> double { throw static_cast<int>(block); };
    CHECK_THROWS_AS(run_blocks({3, 9}, total, work, add, never_content, {.threads = 2}), int);
  }
  TEST_CASE("what progress and cancelled and merge throw passes through") {
    double total = 0.0;
    const auto one = [](std::uint64_t) { return 1.0; };
    CHECK_THROWS_WITH_AS(run_blocks({0, 9}, total, one, add, never_content,
                                    {.threads = 0,
                                     .progress = [](const RunProgress&) { throw Failure("progress"); },
                                     .cancelled = {}}),
                         "progress", Failure);
    CHECK_THROWS_WITH_AS(
        run_blocks({0, 9}, total, one, add, never_content,
                   {.threads = 0, .progress = {}, .cancelled = []() -> bool { throw Failure("cancelled"); }}),
        "cancelled", Failure);
    const auto merge = [](double&, double) { throw Failure("merge"); };
    CHECK_THROWS_WITH_AS(run_blocks({0, 9}, total, one, merge, never_content), "merge", Failure);
  }
  TEST_CASE("runs within runs give the bits of plain loops") {
    const auto inner = [](std::uint64_t block) {
      double total = 0.0;
      run_blocks({0, 100}, total, [block](auto b) { return 1.0 / static_cast<double>(block * 100 + b + 1); },
                 add, never_content, {.threads = 2});
      return total;
    };
    double plain = 0.0;
    for (std::uint64_t block = 0; block < 40; ++block) {
      double part = 0.0;
      for (std::uint64_t b = 0; b < 100; ++b) part += 1.0 / static_cast<double>(block * 100 + b + 1);
      plain += part;
    }
    for (const int threads : {0, 1, 2, 7}) {
      CAPTURE(threads);
      double total = 0.0;
      run_blocks({0, 40}, total, inner, add, never_content, {.threads = threads});
      CHECK(total == plain);
    }
  }
  TEST_CASE("a thread that waits for its inner run starts no other block of the outer one") {
    static thread_local bool busy = false;
    std::atomic<int> entered_twice{0};
    const auto slow = [](std::uint64_t) {
      std::this_thread::sleep_for(std::chrono::microseconds{300});
      return 1.0;
    };
    const auto outer = [&](std::uint64_t) {
      if (busy) ++entered_twice;
      busy = true;
      double total = 0.0;
      run_blocks({0, 5}, total, slow, add, never_content, {.threads = 2});
      busy = false;
      return total;
    };
    double total = 0.0;
    run_blocks({0, 64}, total, outer, add, never_content, {.threads = 2});
    CHECK(total == 320.0);
    CHECK(entered_twice == 0);
  }
  TEST_CASE("an error in an inner run comes out of the outer one") {
    const auto outer = [](std::uint64_t block) {
      double total = 0.0;
      run_blocks({block, block + 2}, total, failing, add, never_content, {.threads = 2});
      return total;
    };
    double total = 0.0;
    CHECK_THROWS_WITH_AS(run_blocks({64, 128}, total, outer, add, never_content, {.threads = 2}), "block 70",
                         Failure);
  }
  TEST_CASE("several callers may run at once") {
    double totals[3] = {};
    std::thread callers[3];
    const auto work = [](std::uint64_t block) { return static_cast<double>(block); };
    for (int i = 0; i < 3; ++i) {
      callers[i] = std::thread{[&, i] {
        run_blocks({0, 1000}, totals[i], work, add, never_content, {.threads = i});
      }};
    }
    for (auto& caller : callers) caller.join();
    for (const double total : totals) CHECK(total == 499500.0);  // 1000 x 999 / 2
  }
  TEST_CASE("work in parallel on nothing calls nothing") {
    CHECK_NOTHROW(detail::in_parallel(
        0, [](std::uint64_t) { throw Failure("called"); }, 2));
  }
  TEST_CASE("a range that ends before it begins and a negative number of threads are refused by name") {
    double total = 0.0;
    const auto one = [](std::uint64_t) { return 1.0; };
    CHECK_THROWS_WITH_AS(run_blocks({5, 4}, total, one, add, never_content),
                         "range.last: must be >= first (5), got 4", DomainError);
    CHECK_THROWS_WITH_AS(run_blocks({0, 4}, total, one, add, never_content, {.threads = -1}),
                         "control.threads: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(run_blocks({4, 4}, total, one, add, never_content, {.threads = -2}),
                         "control.threads: must be >= 0, got -2", DomainError);
    CHECK(total == 0.0);
  }
  TEST_CASE("a status has a name") {
    CHECK(to_string(RunStatus::finished) == "finished");
    CHECK(to_string(RunStatus::converged) == "converged");
    CHECK(to_string(RunStatus::cancelled) == "cancelled");
  }
}

}  // namespace block_run_errors_test
