#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/distribution.hpp>

namespace distribution_refusals_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

void refuses(const Distribution& bad, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_distribution("delay", bad), message, DomainError);
}

TEST_SUITE("math/distribution") {
  TEST_CASE("a sound distribution is handed back as it is") {
    const Distribution sound = LogNormal{.median = 4.2, .sigma = 0.3};
    CHECK(&require_distribution("delay", sound) == &sound);
    CHECK_NOTHROW(require_distribution("delay", Pert{.low = 1, .mode = 1, .high = 2}));
    CHECK_NOTHROW(require_distribution("delay", Pert{.low = 1, .mode = 2, .high = 2}));
    CHECK_NOTHROW(require_distribution("delay", Discrete{.values = {3}, .probabilities = {1}}));
    CHECK_NOTHROW(
        require_distribution("delay", Discrete{.values = {1, 2}, .probabilities = {0.5, 0.5000000009}}));
  }
  TEST_CASE("bad parameters of one number are refused by name") {
    refuses(Fixed{nan}, "delay.value: must be a finite number, got nan");
    refuses(Fixed{infinity}, "delay.value: must be a finite number, got inf");
    refuses(LogNormal{.median = 0, .sigma = 1}, "delay.median: must be > 0, got 0");
    refuses(LogNormal{.median = -1, .sigma = 1}, "delay.median: must be > 0, got -1");
    refuses(LogNormal{.median = nan, .sigma = 1}, "delay.median: must be a finite number, got nan");
    refuses(LogNormal{.median = 1, .sigma = 0}, "delay.sigma: must be > 0, got 0");
    refuses(LogNormal{.median = 1, .sigma = infinity}, "delay.sigma: must be a finite number, got inf");
  }
  TEST_CASE("a PERT out of order is refused by name") {
    refuses(Pert{.low = 2, .mode = 2.1, .high = 2}, "delay.mode: must be between 2 and 2, got 2.1");
    refuses(Pert{.low = 3, .mode = 2, .high = 1}, "delay.high: must be >= low (3), got 1");
    refuses(Pert{.low = 1, .mode = 0.9, .high = 2}, "delay.mode: must be between 1 and 2, got 0.9");
    refuses(Pert{.low = 1, .mode = 2.1, .high = 2}, "delay.mode: must be between 1 and 2, got 2.1");
    refuses(Pert{.low = 1, .mode = nan, .high = 2}, "delay.mode: must be between 1 and 2, got nan");
    refuses(Pert{.low = nan, .mode = 1, .high = 2}, "delay.low: must be a finite number, got nan");
    refuses(Pert{.low = 1, .mode = 1, .high = infinity}, "delay.high: must be a finite number, got inf");
    refuses(Pert{.low = -1.7e308, .mode = 1, .high = 1.7e308},
            "delay.high - low: must be a finite number, got inf");
  }
  TEST_CASE("values without order or probabilities are refused by name") {
    refuses(Discrete{.values = {}, .probabilities = {}},
            "delay.values: must be at least one value, got none");
    refuses(Discrete{.values = {1, nan}, .probabilities = {0.5, 0.5}},
            "delay.values[1]: must be a finite number, got nan");
    refuses(Discrete{.values = {1, 1}, .probabilities = {0.5, 0.5}},
            "delay.values[1]: must be > 1 (the one before it), got 1");
    refuses(Discrete{.values = {1, 3, 2}, .probabilities = {0.5, 0.25, 0.25}},
            "delay.values[2]: must be > 3 (the one before it), got 2");
    refuses(Discrete{.values = {1, 2}, .probabilities = {1}},
            "delay.probabilities: must be as many as values (2), got 1");
    refuses(Discrete{.values = {1}, .probabilities = {0.5, 0.5}},
            "delay.probabilities: must be as many as values (1), got 2");
  }
  TEST_CASE("probabilities that are none or do not sum to one are refused by name") {
    refuses(Discrete{.values = {1, 2}, .probabilities = {-0.1, 1.1}},
            "delay.probabilities[0]: must be between 0 and 1, got -0.1");
    refuses(Discrete{.values = {1, 2}, .probabilities = {0.5, nan}},
            "delay.probabilities[1]: must be a finite number, got nan");
    refuses(Discrete{.values = {1, 2}, .probabilities = {0.5, 0.4}},
            "delay.probabilities: must be a sum of 1, got 0.9");
    refuses(Discrete{.values = {1, 2}, .probabilities = {0, 0}},
            "delay.probabilities: must be a sum of 1, got 0");
    CHECK_THROWS_AS(require_distribution("delay", Discrete{{1, 2}, {0.5, 0.500000002}}), DomainError);
    CHECK_THROWS_AS(require_distribution("delay", Discrete{{1, 2}, {0.5, 0.499999998}}), DomainError);
  }
  TEST_CASE("every question of a bad distribution is refused") {
    const Distribution bad = LogNormal{.median = 1, .sigma = -1};
    const char* message = "distribution.sigma: must be > 0, got -1";
    CHECK_THROWS_WITH_AS(cdf(bad, 1), message, DomainError);
    CHECK_THROWS_WITH_AS(quantile(bad, 0.5), message, DomainError);
    CHECK_THROWS_WITH_AS(mean(bad), message, DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(bad), message, DomainError);
    CHECK_THROWS_WITH_AS(is_discrete(bad), message, DomainError);
    CHECK_THROWS_WITH_AS(density(bad, 1), message, DomainError);
    CHECK_THROWS_WITH_AS(describe(bad), message, DomainError);
  }
  TEST_CASE("arguments that are no number or no probability are refused by name") {
    const Distribution sound = LogNormal{.median = 1, .sigma = 1};
    CHECK_THROWS_WITH_AS(cdf(sound, nan), "x: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(density(sound, nan), "x: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sound, nan), "p: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sound, -0.1), "p: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sound, 1.1), "p: must be between 0 and 1, got 1.1", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sound, 1.0), "p: must be < 1 for a log-normal distribution, got 1",
                         DomainError);
  }
  TEST_CASE("a single point has no density") {
    CHECK_THROWS_WITH_AS(density(Fixed{2}, 2.0),
                         "distribution: must be continuous for a density, got fixed at 2", DomainError);
    CHECK_THROWS_WITH_AS(density(Discrete{.values = {1}, .probabilities = {1}}, 1.0),
                         "distribution: must be continuous for a density, got discrete, 1 (1)", DomainError);
  }
  TEST_CASE("a result beyond the largest double is refused and never infinite") {
    const Distribution wide = LogNormal{.median = 1, .sigma = 100};
    CHECK_THROWS_WITH_AS(mean(wide), "mean: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(wide), "standard_deviation: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(quantile(wide, 1.0 - 1e-16), "quantile: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(density(LogNormal{.median = 1e-200, .sigma = 1e-200}, 1e-200),
                         "density: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(Discrete{.values = {-1e200, 1e200}, .probabilities = {0.5, 0.5}}),
                         "standard_deviation: must be a finite number, got inf", DomainError);
  }
}

}  // namespace distribution_refusals_test
