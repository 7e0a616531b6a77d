#include <fairvalue/book/thread_schedule.hpp>

#include <doctest/doctest.h>

#include <mutex>
#include <set>

#include <fairvalue/core/error.hpp>

namespace thread_schedule_test {
using namespace fairvalue;

/// Items "0" to "n - 1", those that end in 7 long; and what came of them.
struct Counted {
  int given = 0;
  std::multiset<std::string> results{};

  BookWork work(int count) {
    return {.next = [this, count]() -> std::optional<std::string> {
              if (given == count) return std::nullopt;
              return std::to_string(given++);
            },
            .value =
                [](const std::string& item) {
                  return item.ends_with("7") ? WorkResult{.is_long = true} : WorkResult{.bytes = item};
                },
            .value_together =
                [](const std::string& item, const RunControl& control) {
                  return item + " on " + std::to_string(control.threads);
                },
            .finished = [this](const std::string& result) { results.insert(result); }};
  }
};

TEST_SUITE("book/thread_schedule") {
  TEST_CASE("every item is finished once and the long ones together") {
    for (const int threads : {1, 3}) {
      Counted counted;
      on_threads(threads)(counted.work(100));
      CHECK(counted.results.size() == 100);
      for (int i = 0; i < 100; ++i) {
        const std::string item = std::to_string(i);
        CHECK(counted.results.count(item.ends_with("7") ? item + " on " + std::to_string(threads) : item) ==
              1);
      }
    }
  }
  TEST_CASE("an error of an item passes through") {
    Counted counted;
    BookWork work = counted.work(10);
    work.value = [](const std::string&) -> WorkResult { throw Error{"broken"}; };
    CHECK_THROWS_WITH_AS(on_threads(2)(work), "broken", Error);
  }
  TEST_CASE("a cancelled run begins no more") {
    Counted counted;
    BookWork work = counted.work(1000);
    work.cancelled = [&] { return counted.results.size() >= 3; };
    on_threads(1)(work);
    CHECK(counted.results.size() >= 3);
    CHECK(counted.results.size() < 1000);
  }
  TEST_CASE("there is a core and threads are not negative") {
    CHECK(usable_cores() >= 1);
    CHECK_THROWS_AS(on_threads(-1), DomainError);
  }
}
}  // namespace thread_schedule_test
