#include "book/pool/worker_pool.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <stdexcept>

namespace worker_pool_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("book/pool/worker_pool") {
  TEST_CASE("every item comes out once") {
    for (const int threads : {1, 4}) {
      WorkerPool pool{threads, [](const std::string& item) { return WorkResult{.bytes = item + "!"}; }};
      for (int i = 0; i < 500; ++i) pool.submit(std::to_string(i));
      std::set<std::string> results;
      while (pool.pending() > 0) {
        for (const FinishedItem& done : pool.take(1s)) {
          CHECK(done.result.bytes == done.item + "!");
          CHECK(results.insert(done.item).second);
        }
      }
      CHECK(results.size() == 500);
    }
  }
  TEST_CASE("what an item throws comes out with it") {
    WorkerPool pool{2, [](const std::string& item) -> WorkResult {
                      if (item == "bad") throw std::runtime_error{"broken"};
                      return {};
                    }};
    pool.submit("good");
    pool.submit("bad");
    int errors = 0;
    while (pool.pending() > 0) {
      for (const FinishedItem& done : pool.take(1s)) {
        if (done.error) ++errors;
      }
    }
    CHECK(errors == 1);
  }
  TEST_CASE("the end leaves what was not begun") {
    std::atomic<int> begun{0};
    {
      WorkerPool pool{1, [&](const std::string&) {
                        ++begun;
                        std::this_thread::sleep_for(20ms);
                        return WorkResult{};
                      }};
      for (int i = 0; i < 100; ++i) pool.submit("");
      pool.take(1s);
    }
    CHECK(begun < 100);
  }
  TEST_CASE("waiting for nothing ends") {
    WorkerPool pool{1, [](const std::string&) { return WorkResult{}; }};
    CHECK(pool.take(1ms).empty());
  }
}
}  // namespace worker_pool_test
