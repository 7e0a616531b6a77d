#include <fairvalue/model/warrant_values.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/model/calibration.hpp>

#include "detail/deal_path.hpp"
#include "detail/scenarios_of.hpp"

namespace fairvalue {
namespace {

/// The first time at which the deliveries reach a volume; never where they do not.
MilestoneTiming timing(const std::vector<Delivery>& delivered, double volume) {
  double reached = 0.0;
  for (const Delivery& one : delivered) {
    const double after = reached + one.amount.value;
    if (volume <= after * (1.0 + 1e-12)) {
      const double part = std::clamp((volume - reached) / one.amount.value, 0.0, 1.0);
      return {.years = Fixed{std::lerp(one.from.value, one.to.value, part)}};
    }
    reached = after;
  }
  return {.years = Fixed{0.0}, .never = 1.0};
}

struct AskedVolume {
  VolumeMeasure measure;
  double volume;
};

void ask(std::vector<AskedVolume>& asked, VolumeMeasure measure, double volume) {
  const auto same = [&](const AskedVolume& one) { return one.measure == measure && one.volume == volume; };
  if (volume > 0.0 && std::ranges::none_of(asked, same)) asked.push_back({measure, volume});
}

/// The gates' volumes, and for linear tranches the plan's milestones between their ends.
std::vector<AskedVolume> asked_volumes(const Deal& deal) {
  std::vector<AskedVolume> asked;
  for (const Tranche& tranche : deal.warrant->value.tranches) {
    for (const Gate& gate : tranche.gates) {
      if (const auto* volume = std::get_if<VolumeGate>(&gate)) ask(asked, volume->measure, volume->volume);
    }
    if (!tranche.linear) continue;
    for (const Milestone& milestone : deal.plan.value.milestones) {
      const bool inside = tranche.linear->from < milestone.volume && milestone.volume < tranche.linear->to;
      if (inside) ask(asked, tranche.linear->measure, milestone.volume);
    }
    ask(asked, tranche.linear->measure, tranche.linear->to);
  }
  return asked;
}

}  // namespace

std::vector<MilestoneOutlook> scenario_milestones(const Case& value, const Settings& settings,
                                                  std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  if (!value.deals[deal].warrant) return {};
  const auto delivered = detail::deal_paths(value, settings)[deal].deliveries_from(value.spot.value.as_of);
  std::vector<MilestoneOutlook> milestones;
  for (const auto& [measure, volume] : asked_volumes(value.deals[deal])) {
    milestones.push_back({.measure = measure, .volume = volume, .timing = timing(delivered, volume)});
  }
  return milestones;
}

std::vector<Money> warrant_values(const Case& given, const EquityMarket& market,
                                  std::span<const WarrantPosition> positions, const ValuationTerms& terms,
                                  ClosesMethod closes) {
  const Case value = with_calibration(given);
  const auto has_warrant = [](const Deal& deal) { return deal.warrant.has_value(); };
  const auto needed = static_cast<std::size_t>(std::ranges::count_if(value.deals, has_warrant));
  require(positions.size() == needed, "positions",
          fmt::format("{}, one for each deal with a warrant", needed), static_cast<double>(positions.size()));
  const auto inputs = named_inputs(value);
  std::vector<Money> sums;
  for (const Scenario& scenario : detail::scenarios_of(value)) {
    const Settings set = detail::settings_of(value, inputs, scenario);
    Money sum{0.0};
    std::size_t next = 0;
    for (std::size_t i = 0; i < value.deals.size(); ++i) {
      if (!value.deals[i].warrant) continue;
      WarrantPosition position = positions[next++];
      position.outlook.milestones = scenario_milestones(value, set, i);
      sum += value_by_formula(position, market, terms, closes).total.value();
    }
    sums.push_back(sum);
  }
  return sums;
}

}  // namespace fairvalue
