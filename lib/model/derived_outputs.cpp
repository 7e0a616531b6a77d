#include <fairvalue/model/derived_outputs.hpp>

#include <optional>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "detail/calibrated_case.hpp"
#include "detail/market_view.hpp"
#include "detail/scenarios_of.hpp"
#include "detail/traced_give_away.hpp"
#include "detail/traced_scenario.hpp"

namespace fairvalue {
namespace {

using detail::Traced;
using detail::TracedCase;
using detail::TracedGiveAway;

/// Names the result and drops what was recorded after it, which it does not need. A sum of nothing is a
/// constant.
void finish(Derivation& all, const Traced& result, const char* name) {
  if (!result.derivation()) {
    all.push_back({name, "constant", {}, result.value(), Standing::stated, {}});
    return;
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(result.place() + 1), all.end());
  named(result, name);
}

void require_deal(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
}

detail::Reward reward_of(const Case& value, const Settings& settings, std::size_t deal, std::size_t tranche) {
  auto all = detail::rewards(value, settings, deal);
  require(tranche < all.size(), "tranche", "one with a volume gate", static_cast<double>(tranche));
  return std::move(all[tranche]);
}

/// One of the prices of a tranche's give-away, which not every tranche has.
struct GiveAwayPrice {
  std::optional<Traced> TracedGiveAway::*member;
  const char* name;
  const char* rule;  ///< what a tranche without it is told
};

Derivation give_away_derivation(const Case& given, const Scenario& scenario, std::size_t deal,
                                std::size_t tranche, const GiveAwayPrice& price) {
  const detail::CalibratedCase calibrated{given};
  Derivation all;
  TracedCase traced{all, calibrated.value(), scenario};
  const detail::Reward reward = reward_of(calibrated.value(), traced.settings(), deal, tranche);
  const TracedGiveAway one = detail::traced_give_away(traced, deal, reward);
  const auto& found = one.*price.member;
  require(found.has_value(), "tranche", price.rule, reward.tranche->name);
  finish(all, *found, price.name);
  return all;
}

}  // namespace

Derivation derivation_of_value(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  Derivation all;
  TracedCase traced{all, calibrated.value(), scenario};
  const PartsValue parts = value_by_parts(calibrated.value(), traced.settings());
  finish(all, detail::traced_parts(traced, calibrated.value(), parts).value, "value by parts");
  return all;
}

Derivation derivation_of_flows(const Case& given, const Scenario& scenario, std::size_t deal) {
  const detail::CalibratedCase calibrated{given};
  require_deal(calibrated.value(), deal);
  Derivation all;
  TracedCase traced{all, calibrated.value(), scenario};
  finish(all, traced.flows_of(deal).total(), "present value of the deal's flows");
  return all;
}

Derivation derivation_of_market_view(const Case& given, std::span<const Money> warrants) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  const auto scenarios = detail::scenarios_of(value);
  detail::require_warrants(warrants, scenarios.size());
  Derivation all;
  Traced weights{0.0};
  std::vector<Traced> own;
  for (const Scenario& one : scenarios) {
    own.push_back(detail::recorded(
        all, {"weight of " + one.name, "input", {}, one.weight, Standing::assumed, one.reason}));
    weights = weights + own.back();
  }
  detail::MarketViewOf<Traced> view;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    TracedCase traced{all, value, scenarios[i]};
    const Money given_to = detail::warrants_in(warrants, i);
    const Traced warrant = detail::recorded(all, {"warrants, " + scenarios[i].name,
                                                  "input",
                                                  {},
                                                  given_to.value,
                                                  Standing::derived,
                                                  "their economic value, as given"});
    view.add(own[i] / weights, traced.flows(), warrant);
  }
  finish(all, view.net(), "market view");
  return all;
}

Derivation derivation_of_give_away(const Case& given, const Scenario& scenario, std::size_t deal,
                                   std::size_t tranche) {
  return give_away_derivation(
      given, scenario, deal, tranche,
      {&TracedGiveAway::on_delivery, "give-away price", "one whose gigawatts earn something"});
}

Derivation derivation_of_give_away_today(const Case& given, const Scenario& scenario, std::size_t deal,
                                         std::size_t tranche) {
  return give_away_derivation(given, scenario, deal, tranche,
                              {&TracedGiveAway::today, "give-away price today",
                               "one whose gigawatts are all to come and earn something"});
}

Derivation derivation_of_earnings(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  Derivation all;
  TracedCase traced{all, value, scenario};
  const auto years = detail::traced_years(traced, value, value_by_earnings(value, traced.settings()).years);
  finish(all, detail::traced_earnings(traced, value, years.back()).value, "value by earnings");
  return all;
}

Derivation derivation_of_effect(const Case& given, const Scenario& scenario) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  Derivation all;
  TracedCase traced{all, value, scenario};
  const auto parts = detail::traced_parts(traced, value, value_by_parts(value, traced.settings()));
  finish(all, detail::traced_effect(traced, parts).total(), "effect");
  return all;
}

}  // namespace fairvalue
