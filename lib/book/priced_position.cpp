#include <fairvalue/book/priced_position.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/simulation/path_engine.hpp>

namespace fairvalue {
namespace {

constexpr std::uint64_t first_paths = 2 * PathEngine::paths_per_block;
/// From here on a simulation has controls by streaks, and needs a fraction of the paths worked out before.
constexpr std::uint64_t paths_with_streaks = std::uint64_t{1} << 16;
constexpr double closes_a_year = 252.0;
constexpr double least_growth = 1.3;
constexpr double reserve =
    1.2;  // of the paths worked out: errors of a few thousand paths vary by some per cent

std::uint64_t in_whole_blocks(double paths, std::uint64_t most) {
  if (!(paths < static_cast<double>(most))) return most;
  const auto blocks = static_cast<std::uint64_t>(paths) / PathEngine::paths_per_block + 1;
  return std::min(most, blocks * PathEngine::paths_per_block);
}

/// Relative; infinite for a value of 0 and where the error is not to be trusted.
double relative_error(const SimulatedValue& value) {
  const bool is_known = value.total.mean != 0.0 && value.doubt.empty();
  return is_known ? value.total.standard_error / std::abs(value.total.mean)
                  : std::numeric_limits<double>::infinity();
}

/// The runs of one position.
class SizedRuns {
 public:
  SizedRuns(const WarrantPosition& position, const EquityMarket& market, const ValuationTerms& terms,
            const PricingSettings& settings)
      : position_(position), market_(market), terms_(terms), settings_(settings) {}

  SimulatedValue value() const {
    if (!settings_.error) return run(settings_.paths);
    const double target = *settings_.error;
    std::uint64_t paths = std::min(first_paths, settings_.paths);
    while (true) {
      SimulatedValue value = run(paths);
      const double error = relative_error(value);
      const bool is_stopped = value.status == RunStatus::cancelled;
      if (error <= target || paths >= settings_.paths || is_stopped) return value;
      const double times = std::max(least_growth, reserve * (error / target) * (error / target));
      const bool is_before = paths < paths_with_streaks;
      paths = in_whole_blocks(times * static_cast<double>(paths),
                              is_before ? std::min(paths_with_streaks, settings_.paths) : settings_.paths);
    }
  }

 private:
  SimulatedValue run(std::uint64_t paths) const {
    refuse_long(paths);
    SimulationSettings own{.paths = paths, .target_error = settings_.error, .seed = settings_.seed};
    own.run = settings_.run;
    own.total_alone = settings_.total_alone;
    return value_by_simulation(position_, {.market = market_}, terms_, own);
  }

  void refuse_long(std::uint64_t paths) const {
    if (!settings_.most_steps) return;
    const double years = year_fraction(market_.spot.as_of, position_.warrant.expiry).value;
    const double steps = static_cast<double>(paths) * std::max(1.0, closes_a_year * years);
    if (steps > *settings_.most_steps) throw LongRun{steps};
  }

  const WarrantPosition& position_;
  const EquityMarket& market_;
  const ValuationTerms& terms_;
  const PricingSettings& settings_;
};

std::vector<std::string> in_case_keys(std::vector<std::string> warnings) {
  for (std::string& one : warnings) one = with_case_keys(one);
  return warnings;
}

}  // namespace

std::optional<Money> PricedPosition::total() const {
  if (by_simulation) return Money{by_simulation->total.mean};
  if (by_formula && by_formula->total.has_value()) return by_formula->total.value();
  return std::nullopt;
}

std::optional<double> PricedPosition::standard_error() const {
  if (!by_simulation) return std::nullopt;
  return by_simulation->total.standard_error;
}

PricedPosition price_position(const WarrantPosition& position, const EquityMarket& market,
                              const ValuationTerms& terms, const PricingSettings& settings) {
  const auto formula = attempt([&] { return value_by_formula(position, market, terms); });
  if (formula.has_value() && formula.value().total.has_value())
    return {.by_formula = formula.value(), .doubts = in_case_keys(formula.value().warnings)};
  if (!settings.simulates) return {.reason = needs_simulation};
  auto value = attempt([&] { return SizedRuns{position, market, terms, settings}.value(); });
  if (!value.has_value()) return {.reason = with_case_keys(value.reason())};
  PricedPosition priced{.by_simulation = value.value(), .doubts = in_case_keys(value.value().warnings)};
  if (!value.value().doubt.empty()) priced.doubts.push_back("unreliable: " + value.value().doubt);
  return priced;
}

}  // namespace fairvalue
