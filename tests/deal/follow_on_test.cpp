#include <fairvalue/deal/follow_on.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace follow_on_test {
using namespace fairvalue;
using namespace std::chrono_literals;

FollowOn half() { return {.share = 0.5, .life = Years{4}, .ends_on = 2040y / 12 / 31}; }

TEST_SUITE("deal/follow_on") {
  TEST_CASE("a share from none to all of the renewal before is taken") {
    for (const double share : {0.0, 0.5, 1.0}) {
      FollowOn some = half();
      some.share = share;
      CHECK(require_follow_on("follow_on", some).share == share);
    }
  }
  TEST_CASE("it asks for nothing unless it says so") { CHECK(half().consideration == PerGigawatt{0}); }
  TEST_CASE("bad terms are refused by name") {
    const auto refused = [](auto change, const char* message) {
      FollowOn bad = half();
      change(bad);
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_follow_on("deals[0].follow_on", bad), message, DomainError);
    };
    refused([](auto& f) { f.share = 1.1; }, "deals[0].follow_on.share: must be between 0 and 1, got 1.1");
    refused([](auto& f) { f.life = Years{0.2}; },
            "deals[0].follow_on.life: must be at least a quarter of a year, got 0.2");
    refused([](auto& f) { f.ends_on = {}; }, "deals[0].follow_on.ends_on: must be a date, got none");
    refused([](auto& f) { f.consideration = PerGigawatt{-1}; },
            "deals[0].follow_on.consideration: must be >= 0, got -1");
  }
}

}  // namespace follow_on_test
