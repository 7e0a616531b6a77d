#include <doctest/doctest.h>

#include <fairvalue/math/block_run.hpp>

#include "support/progress.hpp"

namespace progress_test {

TEST_SUITE("examples/progress") {
  TEST_CASE("a run can be watched and where there is no terminal nothing is shown") {
    examples::Progress progress{"simulating"};
    const fairvalue::RunControl control = progress.control();
    REQUIRE(control.progress);
    CHECK_NOTHROW(control.progress({0, 4}));  // nothing done yet: no division by it
    CHECK_NOTHROW(control.progress({4, 4}));
  }
}

}  // namespace progress_test
