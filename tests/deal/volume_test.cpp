#include <fairvalue/deal/volume.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <utility>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace volume_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

VolumeHistory delivered(std::vector<Dated<double>> rows) {
  return {.measure = VolumeMeasure::delivered, .cumulative = DatedSeries<double>{std::move(rows)}};
}

// Nothing yet on the first row, no progress between the third and the fourth.
const VolumeHistory history =
    delivered({{2026y / 9 / 30, 0.0}, {2026y / 12 / 31, 1.0}, {2027y / 6 / 30, 2.5}, {2027y / 9 / 30, 2.5}});

TEST_SUITE("deal/volume") {
  TEST_CASE("measures have the names a reader knows") {
    CHECK(to_string(VolumeMeasure::delivered) == "GW delivered");
    CHECK(to_string(VolumeMeasure::purchased) == "GW purchased");
    CHECK(to_string(VolumeMeasure::deployed) == "GW deployed");
    CHECK(to_string(VolumeMeasure::paid) == "paid");
  }
  TEST_CASE("a row holds from its day until the next") {
    CHECK(volume_on(history, 2026y / 9 / 29) == 0.0);
    CHECK(volume_on(history, 2026y / 12 / 30) == 0.0);
    CHECK(volume_on(history, 2026y / 12 / 31) == 1.0);
    CHECK(volume_on(history, 2027y / 6 / 29) == 1.0);
    CHECK(volume_on(history, 2027y / 6 / 30) == 2.5);
    CHECK(volume_on(history, 2035y / 1 / 1) == 2.5);
    CHECK(volume_on(delivered({}), 2027y / 1 / 1) == 0.0);
  }
  TEST_CASE("a volume is reached on the first day that has at least as much") {
    CHECK(reached_on(history, 1.0) == 2026y / 12 / 31);
    CHECK(reached_on(history, 1e-9) == 2026y / 12 / 31);
    CHECK(reached_on(history, 1.0000001) == 2027y / 6 / 30);
    CHECK(reached_on(history, 2.5) == 2027y / 6 / 30);
    CHECK_FALSE(reached_on(history, 2.5000001).has_value());
    CHECK_FALSE(reached_on(delivered({}), 1.0).has_value());
  }
  TEST_CASE("the volume is there on the day it is reached and not the day before") {
    for (const double volume : {0.5, 1.0, 1.5, 2.5}) {
      CAPTURE(volume);
      const Date day = reached_on(history, volume).value();
      CHECK(volume_on(history, day) >= volume);
      CHECK(volume_on(history, add_days(day, -1)) < volume);
    }
  }
  TEST_CASE("a volume that falls is refused by its row") {
    CHECK_THROWS_WITH_AS(
        require_volumes("volumes[0]", delivered({{2026y / 6 / 30, 2.0}, {2026y / 12 / 31, 1.5}})),
        "volumes[0].cumulative[2026-12-31]: must be >= 2 (the volume before it), got 1.5", DomainError);
    CHECK_NOTHROW(require_volumes("volumes[0]", history));
    CHECK(&require_volumes("volumes[0]", history) == &history);
  }
  TEST_CASE("a volume that is none is refused by its row") {
    struct Row {
      double volume;
      const char* message;
    };
    for (const auto& [volume, row_message] :
         {Row{-1.0, "history.cumulative[2026-06-30]: must be >= 0, got -1"},
          Row{nan, "history.cumulative[2026-06-30]: must be a finite number, got nan"},
          Row{infinity, "history.cumulative[2026-06-30]: must be a finite number, got inf"}}) {
      const auto& message = row_message;
      CAPTURE(message);
      const VolumeHistory bad = delivered({{2026y / 6 / 30, volume}, {2026y / 12 / 31, 3.0}});
      CHECK_THROWS_WITH_AS(volume_on(bad, 2026y / 12 / 31), message, DomainError);
      CHECK_THROWS_WITH_AS(reached_on(bad, 1.0), message, DomainError);
    }
  }
  TEST_CASE("a date or a volume that is none is refused by name") {
    CHECK_THROWS_WITH_AS(volume_on(history, Date{}), "date: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(volume_on(history, 2027y / 2 / 29), "date: must be a date, got 2027-02-29",
                         DomainError);
    CHECK_THROWS_WITH_AS(reached_on(history, 0.0), "volume: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(reached_on(history, -1.0), "volume: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(reached_on(history, nan), "volume: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(reached_on(history, infinity), "volume: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace volume_test
