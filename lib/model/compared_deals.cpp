#include <fairvalue/model/compared_deals.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/value_by_parts.hpp>

#include "detail/traced_give_away.hpp"
#include "detail/traced_scenario.hpp"

namespace fairvalue {
namespace {

/// The case with nothing but the deal: no other deals, and no scenarios, which may set these.
Case deal_alone(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  Case alone = with_calibration(value);
  alone.deals = {alone.deals[deal]};
  alone.scenarios.clear();
  alone.calibrate.reset();
  return require_case(alone), alone;
}

using detail::Traced;
using detail::TracedCase;

/// Records the outputs of one deal, which is its case's only one.
class DealRecorder {
 public:
  explicit DealRecorder(const Case& alone)
      : alone_{alone}, traced_{all_.numbers, alone, base_}, of_{traced_.numbers_of(0)} {}

  CaseDerivation taken(std::optional<Money> warrant) && {
    const Deal& deal = terms();
    const Traced planned =
        traced_.fixed("deal." + deal.name + ".plan", deal.plan, deal.plan.value.milestones.back().volume);
    output("gigawatts", "gigawatts planned", "GW", planned);
    if (deal.committed) add_committed(planned);
    output("revenue_per_gigawatt", "revenue a gigawatt", "currency/GW", of_.revenue);
    const Traced revenue = planned * of_.revenue;
    output("revenue", "revenue of all gigawatts", "currency", revenue);
    add_worth(warrant, revenue);
    add_give_away();
    return std::move(all_);
  }

 private:
  const Deal& terms() const { return alone_.deals.front(); }

  void output(const char* key, const char* title, const char* unit, const Traced& number) {
    const Traced placed = number.derivation() ? number : traced_.constant(number.value(), title);
    named(placed, title);
    all_.outputs.push_back({key, title, unit, placed.place()});
  }

  void add_committed(const Traced& planned) {
    const Deal& deal = terms();
    const Traced committed =
        traced_.fixed("deal." + deal.name + ".committed", *deal.committed, deal.committed->value.value);
    output("committed", "gigawatts that bind", "GW", committed);
    output("binding_share", "part of the plan that binds", "%", committed / planned);
  }

  Traced given(std::optional<Money> warrant) {
    if (!terms().warrant) return Traced{0.0};
    if (warrant)
      return detail::input(all_.numbers, "warrant", warrant->value, Standing::derived,
                           "its economic value, as given");
    const auto parts = detail::traced_parts(traced_, alone_, value_by_parts(alone_, traced_.settings()));
    return parts.net_new_shares * parts.value;
  }

  /// Equity and loans at their cost, after `first`.
  Traced with_consideration(Traced first) const {
    for (const auto* costs : {&of_.equity_costs, &of_.loan_costs}) {
      for (const Traced& one : *costs) first = first + one;
    }
    return first;
  }

  void add_worth(std::optional<Money> warrant, const Traced& revenue) {
    const Traced flows = traced_.flows_of(0).total();
    output("flows", "present value of the cash flows", "currency", flows);
    add_equity();
    const Traced given_for = given(warrant);
    output("given", "what is given to the holder", "currency", given_for);
    const Traced net = flows - given_for;
    output("net_value", "cash flows less what is given", "currency", net);
    const auto& shares = alone_.company.diluted_shares;
    output("net_value_a_share", "the same a share", "currency/share",
           net / traced_.fixed("diluted_shares", shares, shares.value.value));
    output("rebate", "what is given, with equity and loans at their cost, over revenue", "%",
           with_consideration(given_for) / revenue);
  }

  void add_equity() {
    Traced cash{0.0};
    for (const auto& one : terms().equity)
      cash = cash + traced_.fixed("deal." + terms().name + ".equity, cash", one, one.value.cash.value);
    if (!terms().equity.empty()) output("equity", "equity bought for cash", "currency", cash);
  }

  void add_give_away() {
    std::vector<Traced> prices;
    for (const detail::Reward& one : detail::rewards(alone_, traced_.settings(), 0)) {
      const auto price = detail::traced_give_away(traced_, 0, one).on_delivery;
      if (price) prices.push_back(*price);
    }
    if (prices.empty()) return;
    const Traced lowest = *std::ranges::min_element(prices, {}, [](const Traced& x) { return x.value(); });
    output("give_away_price", "lowest give-away price", "currency/share",
           prices.size() == 1 ? lowest : operation("least of", prices, lowest.value()));
  }

  const Scenario base_{.name = "base case", .label = "", .weight = 1.0, .overrides = {}};
  const Case& alone_;
  CaseDerivation all_;
  TracedCase traced_;
  detail::FlowNumbers<Traced, Traced, Traced> of_;
};

}  // namespace

CaseDerivation compared_deal_derivation(const Case& value, std::size_t deal, std::optional<Money> warrant) {
  const Case alone = deal_alone(value, deal);
  if (warrant) require_non_negative("warrant", *warrant);
  return DealRecorder{alone}.taken(warrant);
}

ComparedDeal compared_deal(const Case& value, std::size_t deal, std::optional<Money> warrant) {
  const Case alone = deal_alone(value, deal);
  if (warrant) require_non_negative("warrant", *warrant);
  const CaseDerivation all = DealRecorder{alone}.taken(warrant);
  const auto known = [&](std::string_view key) -> std::optional<double> {
    const auto one = std::ranges::find(all.outputs, key, &DerivedOutput::key);
    return one == all.outputs.end() ? std::nullopt : std::optional{all.numbers[one->number].value};
  };
  const auto number = [&](std::string_view key) { return all.numbers[find_output(all, key).number].value; };
  const auto give_away = known("give_away_price");
  const Deal& terms = alone.deals.front();
  return {.company = value.ticker.empty() ? value.name : value.ticker,
          .deal = terms.name,
          .planned = Gigawatts{number("gigawatts")},
          .committed = terms.committed ? std::optional{terms.committed->value} : std::nullopt,
          .binding_share = known("binding_share"),
          .revenue_per_gigawatt = terms.revenue_per_gigawatt.value,
          .flow_per_gigawatt = flow_per_gigawatt(gigawatt_economics(base_settings(alone), 0)),
          .revenue = Money{number("revenue")},
          .flows = Money{number("flows")},
          .given = Money{number("given")},
          .is_economic = warrant.has_value() && terms.warrant.has_value(),
          .net_value = Money{number("net_value")},
          .net_value_a_share = PerShare{number("net_value_a_share")},
          .rebate = require_result("compared_deal.rebate", number("rebate")),
          .give_away_price = give_away ? std::optional{PerShare{*give_away}} : std::nullopt};
}

Table payment_table(std::span<const Commitment> commitments) {
  require_not_empty("commitments", commitments.size());
  Date first = commitments.front().plan.start;
  Date last = first;
  for (const Commitment& one : commitments) {
    require_plan("commitments.plan", one.plan);
    first = std::min(first, one.plan.start);
    last = std::max(last, one.plan.milestones.back().date);
  }
  std::vector<CustomerYear> years;
  std::vector<std::string> columns;
  for (int year = static_cast<int>(first.year()); year <= static_cast<int>(last.year()); ++year) {
    // The customer's own revenue and funds do not enter what is due.
    years.push_back({.period = calendar_year(year), .revenue = Money{1.0}, .own_funds = Money{0.0}});
    columns.push_back(std::to_string(year));
  }
  std::vector<std::string> rows;
  for (const Commitment& one : commitments) rows.push_back(one.seller);
  rows.push_back("all");
  Table table{rows, columns, "currency"};
  const auto due = commitments_by_year(commitments, years);
  for (std::size_t year = 0; year < due.size(); ++year) {
    for (std::size_t i = 0; i < commitments.size(); ++i) table.set(i, year, due[year].due[i].value);
    table.set(commitments.size(), year, due[year].total.value);
  }
  return table;
}

}  // namespace fairvalue
