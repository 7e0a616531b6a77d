#include "traced_give_away.hpp"

#include <fairvalue/deal/give_away_price.hpp>

namespace fairvalue::detail {

TracedGiveAway traced_give_away(TracedCase& traced, std::size_t deal, const Reward& reward) {
  const std::vector terms{traced.warrant_terms(deal)};
  const auto term = [&](const char* what, double number) {
    return operation("by the warrant's terms", terms, number, what);
  };
  const Traced gigawatts = term("gigawatts that the tranche rewards", reward.gigawatts.value);
  const Traced shares = term("shares of the tranche", reward.shares.value);
  const Traced strike = term("strike of the tranche", reward.strike.value);
  const auto of = traced.numbers_of(deal);
  const Traced flow =
      flow_of_gigawatt(of.revenue, of.margin, of.tax_rate, of.incremental, of.capital_spending);
  const auto price_for = [&](const Traced& profit, const char* name) -> std::optional<Traced> {
    if (!(number(profit) > 0.0)) return std::nullopt;
    return named(give_away_formula(profit, shares, strike), name);
  };
  TracedGiveAway result{
      .gigawatts = gigawatts,
      .shares = shares,
      .profit = named(gigawatts * named(flow, "flow of a gigawatt after tax"), "profit of the tranche"),
      .on_delivery = {},
      .present_value = {},
      .today = {}};
  result.on_delivery = price_for(result.profit, "give-away price");
  if (!reward.delivered) return result;
  const Traced worth = named(traced.worth_of(deal, *reward.delivered), "present value of its gigawatts");
  const Traced part = traced.constant(reward.part, "part of these gigawatts that is the tranche's");
  result.present_value = named(worth * (part * (1.0 - of.haircut)), "present value of the tranche's profit");
  result.today = price_for(*result.present_value, "give-away price today");
  return result;
}

}  // namespace fairvalue::detail
