#include "fairvalue/case/gate_words.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/math/distribution.hpp>

namespace calculator {
namespace {

using namespace fairvalue;

/// "500.00 m", without decimals that are all 0: "500 m".
std::string short_amount(double value, const std::string& unit) {
  std::string words = words_of(value, unit);
  const auto zeros = words.find(".00");
  if (zeros != std::string::npos) words.erase(zeros, 3);
  return words;
}

template <class G>
std::string joined(const std::vector<G>& gates, const char* between, const Units& units) {
  std::string words;
  for (const G& gate : gates) {
    const Gate one = std::visit([](const auto& simple) { return Gate{simple}; }, gate);
    words += (words.empty() ? "" : between) + gate_words(one, units);
  }
  return words;
}

std::string wait_words(GateTiming timing) {
  return timing == GateTiming::after_other_gates ? " after the other gates" : "";
}

}  // namespace

std::string volume_words(VolumeMeasure measure, double volume, const Units& units) {
  if (measure == VolumeMeasure::paid) return short_amount(volume, units.money) + " " + units.money + " paid";
  return short_amount(volume, "shares") + " " + std::string{to_string(measure)};
}

std::string gate_words(const Gate& gate, const Units& units) {
  return std::visit(
      [&](const auto& one) -> std::string {
        using One = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<One, VolumeGate>) {
          const std::string words = volume_words(one.measure, one.volume, units);
          return one.by ? words + " by " + to_string(*one.by) : words;
        } else if constexpr (std::is_same_v<One, MarketCapGate>) {
          const std::string on = one.shares.size() == 1
                                     ? short_amount(one.shares[0].value.value, "shares") + " shares"
                                     : "the shares of the day";
          return fmt::format("market capitalisation of {} {} on {} ({})",
                             short_amount(one.hurdle.value, units.money), units.money, on,
                             describe(one.rule)) +
                 wait_words(one.timing);
        } else if constexpr (std::is_same_v<One, AnyOf>) {
          return fmt::format("the {} of ({})", one.gates.size() > 2 ? "earliest" : "earlier",
                             joined(one.gates, " or ", units));
        } else if constexpr (std::is_same_v<One, AllAtOnce>) {
          return fmt::format("all on the same day ({})", joined(one.gates, " and ", units)) +
                 wait_words(one.timing);
        } else {
          return describe(gate, units.money);
        }
      },
      gate);
}

std::string gates_words(const Tranche& tranche, const Units& units) {
  std::string words;
  for (const Gate& gate : tranche.gates) words += (words.empty() ? "" : "; ") + gate_words(gate, units);
  if (tranche.linear) {
    const LinearVesting& linear = *tranche.linear;
    words += fmt::format("{}evenly from {} to {}", words.empty() ? "" : "; ",
                         short_amount(linear.from, "shares"), volume_words(linear.measure, linear.to, units));
  }
  return words.empty() ? "vested at issue" : words;
}

std::string strike_words(const Warrant& warrant, const Units& units) {
  const double strike = warrant.strike.value;
  if (strike >= 0.005) return fmt::format("{:.2f} {}", strike, units.money);
  std::string words = strike == 0.0 ? "0" : fmt::format("{:.10f}", strike);
  if (strike != 0.0) words.erase(words.find_last_not_of('0') + 1);
  return words + " " + units.money;
}

std::string milestone_words(const MilestoneOutlook& milestone, const Units& units) {
  const Distribution& years = milestone.timing.years;
  const double low = quantile(years, 0.05);
  const double high = quantile(years, 0.95);
  const std::string when = low == high ? fmt::format("{:.2f} years", low)
                                       : fmt::format("{:.2f} to {:.2f} years (5 to 95 %)", low, high);
  const std::string never =
      milestone.timing.never > 0.0 ? ", never with " + words_of(milestone.timing.never, "%") : "";
  return fmt::format("{} after {}{}", volume_words(milestone.measure, milestone.volume, units), when, never);
}

}  // namespace calculator
