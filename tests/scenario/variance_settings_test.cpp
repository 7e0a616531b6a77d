#include <fairvalue/scenario/variance_settings.hpp>

#include <doctest/doctest.h>

namespace variance_settings_test {
using namespace fairvalue;

TEST_SUITE("scenario/variance_settings") {
  TEST_CASE("unless asked otherwise 2^14 rows on every core") {
    const VarianceSettings settings;
    CHECK(settings.samples == 1U << 14);
    CHECK(settings.seed == 0);
    CHECK(settings.run.threads == 0);
    CHECK_FALSE(settings.run.progress);
    CHECK_FALSE(settings.run.cancelled);
  }
}

}  // namespace variance_settings_test
