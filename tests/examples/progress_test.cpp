#include <doctest/doctest.h>

#include <fairvalue/math/block_run.hpp>

#include "support/progress.hpp"

namespace progress_test {

using examples::Progress;

TEST_SUITE("examples/progress") {
  TEST_CASE("a run can be watched and where there is no terminal nothing is shown") {
    Progress progress{"simulating"};
    const fairvalue::RunControl control = progress.control();
    REQUIRE(control.progress);
    CHECK_NOTHROW(control.progress({0, 4}));  // nothing done yet: no division by it
    CHECK_NOTHROW(control.progress({4, 4}));
  }
  TEST_CASE("one run: half in three seconds leaves three") {
    Progress progress{"simulating"};
    CHECK(progress.words({2, 4}, 3.0, 3.0) == "simulating: 50 %, 3 s left");
    CHECK(progress.words({4, 4}, 6.0, 6.0) == "simulating: 100 %, 0 s left");
  }
  TEST_CASE("of four expected runs the second is half done: three eighths in six seconds leave ten") {
    Progress progress{"simulating"};
    progress.expect(4);
    progress.words({8, 8}, 4.0, 4.0);
    CHECK(progress.words({1, 2}, 6.0, 2.0) == "simulating: 38 %, 10 s left");
    CHECK(progress.words({1, 4}, 6.0, 0.0) == "simulating: 56 %, 5 s left");  // behind: the third has begun
  }
  TEST_CASE("beyond the expected runs each is told by itself") {
    Progress progress{"simulating"};
    progress.words({1, 1}, 4.0, 4.0);
    CHECK(progress.words({1, 4}, 5.0, 1.0) == "simulating, run 2: 25 %, 3 s left of it");
    progress.expect(1);
    CHECK(progress.words({2, 4}, 6.0, 2.0) ==
          "simulating: 75 %, 2 s left");  // two were begun, so two are expected
  }
}

}  // namespace progress_test
