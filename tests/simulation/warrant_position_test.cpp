#include <fairvalue/simulation/warrant_position.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "engine_samples.hpp"

namespace warrant_position_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);

std::string refusal(std::vector<WarrantPosition> positions) {
  try {
    PathEngine{{.model = model(100, today, 0.5), .positions = std::move(positions)}};
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

WarrantPosition named(std::string name) {
  return position(warrant(today, day(2026, 10, 6), {tranche("only", {price_gate(150, on_any_close())})}),
                  std::move(name));
}

TEST_SUITE("simulation/warrant_position") {
  TEST_CASE("what is left out: nothing is believed and nothing known and 252 closes a year") {
    const WarrantPosition bare = named("bare");
    CHECK(bare.outlook.milestones.empty());
    CHECK_FALSE(bare.deployment.has_value());
    CHECK_FALSE(bare.history.has_value());
    CHECK_FALSE(bare.calendar.has_value());
  }

  TEST_CASE("names tell positions apart and a single one needs none") {
    CHECK(refusal({named("")}) == "accepted");
    CHECK(refusal({named("a"), named("b")}) == "accepted");
    CHECK(refusal({named("a"), named("")}) == "positions[1].name: must be a name, got none");
    CHECK(refusal({named("a"), named("a")}) == "positions[1].name: must be unique, got a");
  }

  TEST_CASE("positions on one share have one calendar") {
    WarrantPosition listed = named("listed");
    listed.calendar = us_exchange_calendar(2025, 2026);
    WarrantPosition same = named("same");
    same.calendar = us_exchange_calendar(2025, 2026);
    CHECK(refusal({listed, same}) == "accepted");
    CHECK(
        refusal({listed, named("other")}) ==
        "positions[1].calendar: must be that of the first position: the closes are the share's, got another");
  }
}

}  // namespace warrant_position_test
