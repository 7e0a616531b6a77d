#include <fmt/core.h>

#include <fairvalue/company/eps_bridge.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/attribution.hpp>
#include <fairvalue/equity/rolling_multiple.hpp>

#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;

std::vector<BrokerTarget> targets(const AmdJune2025& amd) {
  std::vector<BrokerTarget> values;
  for (const auto& target : amd.targets) values.push_back(target.value);
  return values;
}

/// The consensus of the year a broker's multiple rests on.
const PeriodEps& own_consensus(const AmdJune2025& amd, const BrokerTarget& target) {
  return target.period == amd.eps_2025.value.period ? amd.eps_2025.value : amd.eps_2026.value;
}

std::string stated_on(Multiple multiple, const FiscalPeriod& period) {
  return fmt::format("{:g}x {}", multiple.value, label(period));
}

std::vector<Cell> on_every_basis(const AmdJune2025& amd, const std::string& who, PerShare price) {
  const PerShare ntm = ntm_eps(amd.eps_2025.value, amd.eps_2026.value, amd.as_of).eps;
  return {text_cell(who),
          price_cell(price),
          multiple_cell(price_to_earnings(price, amd.eps_2025.value.eps)),
          multiple_cell(price_to_earnings(price, ntm)),
          multiple_cell(price_to_earnings(price, amd.eps_2026.value.eps)),
          signed_percent_cell(growth(market_price(amd).price, price))};
}

/// The market's price and the target, both as multiple x EPS of the year the target rests on: what the market
/// pays for consensus of that year against what the broker pays for its own.
std::vector<Cell> upside_row(const AmdJune2025& amd, const std::string& who, Multiple multiple,
                             const PeriodEps& eps, const PeriodEps& consensus) {
  const PerShare today = market_price(amd).price;
  const Multiple paid{today / consensus.eps};
  const auto split = split_upside({paid, consensus.eps}, {multiple, eps.eps});
  return {text_cell(who),
          price_cell(multiple * eps.eps),
          text_cell(label(eps.period)),
          multiple_cell(paid),
          multiple_cell(multiple),
          signed_percent_cell(split.multiple),
          signed_percent_cell(split.earnings),
          signed_percent_cell(split.total)};
}

DefinedMultiple of_2026(const AmdJune2025& amd, Multiple multiple) {
  return {.value = multiple,
          .definition = {.price = PriceBasis::spot,
                         .window = EarningsWindow::fiscal_period,
                         .earnings = amd.eps_2026.value.basis,
                         .period = amd.eps_2026.value.period}};
}

/// A multiple of FY2026, as it is quoted on the day, on NTM EPS too.
std::vector<Cell> both_bases(const AmdJune2025& amd, const std::string& who, Multiple multiple) {
  const auto ntm =
      converted(of_2026(amd, multiple), consensus_path(amd), amd.as_of, RollingWindow::next_twelve_months);
  return {text_cell(who), multiple_cell(multiple),
          multiple_cell(ntm ? std::optional{ntm->value} : std::nullopt)};
}

}  // namespace

EpsPath consensus_path(const AmdJune2025& amd) { return {amd.eps_2025.value, amd.eps_2026.value}; }

UpsideSplit paid_at_once(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  return split_upside({amd.market_multiple.value, amd.eps_2026.value.eps},
                      {author.multiple, author.earnings.eps});
}

UpsideSplit paid_in_a_year(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  const PerShare today = amd.eps_2025.value.eps;
  return split_upside({Multiple{market_price(amd).price / today}, today},
                      {author.multiple, author.earnings.eps});
}

PriceTarget author_target(const AmdJune2025& amd) {
  return {.multiple = amd.author_multiple.value,
          .earnings = amd.eps_2026.value,
          .holds_on = add_months(amd.as_of, 12)};
}

TextTable target_table(const AmdJune2025& amd) {
  TextTable table{.title = "3. EPS and price that each target implies 目標價",
                  .columns = {"", "target", "stated on", "implied EPS", "vs consensus", "at consensus EPS",
                              "rolled to FY2026"},
                  .rows = {}};
  for (const ComparedTarget& line : on_one_basis(targets(amd), amd.eps_2026.value)) {
    const BrokerTarget& target = amd.targets[table.rows.size()].value;
    const PeriodEps& own = own_consensus(amd, target);
    table.rows.push_back({text_cell(line.broker), price_cell(line.target),
                          text_cell(stated_on(target.multiple, target.period)),
                          price_cell(line.implied.eps, 3),
                          signed_percent_cell(implied_eps_against(target, own)),
                          price_cell(target_on(target, own)), price_cell(line.rolled)});
  }
  const PriceTarget author = author_target(amd);
  table.rows.push_back({text_cell("author 作者"), price_cell(price(author)),
                        text_cell(stated_on(author.multiple, author.earnings.period)),
                        price_cell(author.earnings.eps, 3), text_cell("uses it"), price_cell(price(author)),
                        price_cell(price(author))});
  table.notes = {
      "Brokers' targets and multiples are stated, the rest derived. The author prints a multiple and no "
      "price.",
      "At consensus EPS: the broker's multiple x consensus EPS of the broker's year. Rolled: x that of "
      "FY2026."};
  for (const BrokerTarget& target : targets(amd)) {
    if (target_on(target, amd.eps_2026.value) != price(author)) continue;
    table.notes.push_back(target.broker + "'s own multiple, rolled to FY2026, is the author's target: " +
                          "they differ only in the base year.");
  }
  return table;
}

TextTable basis_table(const AmdJune2025& amd) {
  TextTable table{.title = "4. Every price as a multiple of every EPS",
                  .columns = {"", "price", "of FY2025", "of NTM", "of FY2026", "vs market"},
                  .rows = {on_every_basis(amd, "market 目前", market_price(amd).price)}};
  for (const BrokerTarget& target : targets(amd)) {
    table.rows.push_back(on_every_basis(amd, target.broker, target.target));
  }
  table.rows.push_back(on_every_basis(amd, "author 作者", price(author_target(amd))));
  const PerShare mean = mean_target(targets(amd));
  table.rows.push_back(on_every_basis(amd, "brokers' mean", mean));
  table.notes = {fmt::format("All derived. The author's target lies {} above the brokers' mean.",
                             percent_cell(growth(mean, price(author_target(amd)))).text)};
  return table;
}

TextTable upside_table(const AmdJune2025& amd) {
  TextTable table{
      .title = "5. Upside from the market's price, split into multiple and EPS 漲幅拆解",
      .columns = {"", "target", "base year", "market pays", "target pays", "multiple", "EPS", "total"},
      .rows = {}};
  for (const BrokerTarget& target : targets(amd)) {
    table.rows.push_back(
        upside_row(amd, target.broker, target.multiple, implied_eps(target), own_consensus(amd, target)));
  }
  const PriceTarget author = author_target(amd);
  table.rows.push_back(upside_row(amd, "author 作者", author.multiple, author.earnings, author.earnings));
  table.notes = {"All derived, each on EPS of its multiple's year: (1 + multiple)(1 + EPS) - 1 = total."};
  return table;
}

TextTable reading_table(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  const UpsideSplit at_once = paid_at_once(amd);
  const UpsideSplit in_a_year = paid_in_a_year(amd);
  const auto reading = [&](const char* name, Date day, const UpsideSplit& split) {
    return std::vector<Cell>{text_cell(name), text_cell(to_string(day)), signed_percent_cell(split.multiple),
                             signed_percent_cell(split.earnings), signed_percent_cell(split.total)};
  };
  TextTable table{
      .title = "5b. Two readings of the author's target, by the day it should hold 目標價的兩種讀法",
      .columns = {"", "holds on", "multiple", "EPS", "total"},
      .rows = {reading("paid at once", amd.as_of, at_once),
               reading("in a year, on EPS of the same age", author.holds_on, in_a_year)},
      .notes = {}};
  constexpr double required_return = 0.10;
  table.notes = {
      fmt::format(
          "{:.2f} on {} is worth {:.2f} today at {:g} % a year (assumed), {} from the price.",
          price(author).value, to_string(author.holds_on),
          discounted(author, required_return, amd.as_of).value, 100 * required_return,
          signed_percent_cell(growth(market_price(amd).price, discounted(author, required_return, amd.as_of)))
              .text),
      "The day is assumed, twelve months later: the article prints none."};
  return table;
}

TextTable low_table(const AmdJune2025& amd) {
  const Multiple low = amd.low_point.value.multiple;
  const Multiple market = amd.market_multiple.value;
  const auto ntm =
      converted(of_2026(amd, market), consensus_path(amd), amd.as_of, RollingWindow::next_twelve_months);
  const char* conclusion =
      market < low && ntm && low < ntm->value
          ? "It is below the low on FY2026 EPS and above it on NTM EPS: the basis decides."
          : "It is on the same side of the low on both bases.";
  return {.title = fmt::format("5c. The five-year low of {:g}x against today's multiple 五年低點", low.value),
          .columns = {"", "of FY2026", "of NTM"},
          .rows = {both_bases(amd, "market 目前", market),
                   both_bases(amd, "author 作者", amd.author_multiple.value)},
          .notes = {conclusion, "Derived. The article does not say which EPS its low is a multiple of."}};
}

TextTable orders_table(const AmdJune2025& amd) {
  const EpsDrivers consensus =
      drivers(amd.eps_2026.value.eps, amd.revenue_2026.value, amd.tax_rate.value, amd.diluted_shares.value);
  const EpsBridge bridge =
      eps_bridge(consensus, with_revenue(consensus, amd.orders.value, amd.order_margin.value));
  const auto part = [](const char* name, PerShare eps) {
    return std::vector<Cell>{text_cell(name), price_cell(eps)};
  };
  return {.title = fmt::format(
              "5d. Effect on EPS of FY2026 of {:g} bn a year of orders at a pretax margin of {:g} % 訂單",
              amd.orders.value.value / 1e9, 100 * amd.order_margin.value),
          .columns = {"", "EPS"},
          .rows = {part("consensus 共識", bridge.from), part("revenue at the old margin", bridge.revenue),
                   part("the orders' own margin", bridge.margin), part("tax rate", bridge.tax),
                   part("share count", bridge.shares), part("with the orders", bridge.to)},
          .notes = {fmt::format(
              "Derived. The orders are stated. Assumed: revenue of {:.2f} bn, the margin and tax of "
              "{:g} %.",
              amd.revenue_2026.value.value / 1e9, 100 * amd.tax_rate.value)}};
}

}  // namespace target_amd
