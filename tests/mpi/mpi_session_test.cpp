// Started by mpirun on several ranks, and once without it: the main function starts MPI.
#include <fairvalue/mpi/mpi_session.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

#include <fairvalue/book/thread_schedule.hpp>

#include "session_of_tests.hpp"

namespace mpi_session_test {
using namespace fairvalue;

/// Items "0" to "n - 1", those that end in 7 long; and what came of them.
struct CountedOnRanks {
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
                  const auto parts = control.exchange(
                      {0, 10}, [&](std::uint64_t block) { return item + "." + std::to_string(block) + " "; });
                  std::string all;
                  for (const std::string& part : parts) all += part;
                  return all;
                },
            .finished = [this](const std::string& result) { results.insert(result); }};
  }
};

std::string together(const std::string& item) {
  std::string all;
  for (int block = 0; block < 10; ++block) all += item + "." + std::to_string(block) + " ";
  return all;
}

TEST_SUITE("mpi/mpi_session") {
  TEST_CASE("every item is finished once on rank 0 wherever it was valued") {
    const MpiSession& session = fixtures::session_of_tests();
    for (const int count : {0, 1, 20, 3000}) {
      CountedOnRanks counted;
      const BookWork work = counted.work(count);
      if (session.rank() > 0) {
        session.serve(work, 1);
        CHECK(counted.results.empty());
        continue;
      }
      session.schedule(1)(work);
      CHECK(counted.results.size() == static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) {
        const std::string item = std::to_string(i);
        CHECK(counted.results.count(item.ends_with("7") ? together(item) : item) == 1);
      }
    }
  }
  TEST_CASE("the ranks of this machine share its cores") {
    const MpiSession& session = fixtures::session_of_tests();
    CHECK(session.threads() >= 1);
    CHECK((session.threads() - 1) * session.ranks() <= usable_cores() * session.ranks());
    CHECK(session.threads(1) == 1);
    const std::string words = session.description(1);
    const std::string ranks = std::to_string(session.ranks());
    CHECK(words == (session.ranks() == 1 ? "1 rank, 1 thread in all, on 1 node"
                                         : ranks + " ranks, " + ranks + " threads in all, on 1 node"));
  }
}
}  // namespace mpi_session_test
