#include "mpi/exchange/rank_feed.hpp"

#include <doctest/doctest.h>

namespace rank_feed_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("mpi/exchange/rank_feed") {
  TEST_CASE("a rank with long items has one a thread and one with short items has some ahead") {
    const ItemWindow::Time start{};
    ItemWindow window{2, start};
    CHECK(window.size() == 2);
    window.note(1, start + 3s);
    CHECK(window.size() == 2);
    window.note(1, start + 3s);  // two threads that end together are no sign of short items
    CHECK(window.size() == 2);
    ItemWindow quick{2, start};
    quick.note(10, start + 10ms);  // a millisecond each: 40 in 40 ms
    CHECK(quick.size() == 42);
    quick.note(1'000'000, start + 11ms);
    CHECK(quick.size() > 42);
    CHECK(quick.size() <= 1026);
  }
}
}  // namespace rank_feed_test
