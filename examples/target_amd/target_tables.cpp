#include <fmt/core.h>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/attribution.hpp>

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

}  // namespace

PriceTarget author_target(const AmdJune2025& amd) {
  return {.multiple = amd.author_multiple.value,
          .earnings = amd.eps_2026.value,
          .holds_on = add_months(amd.as_of, 12)};
}

TextTable target_table(const AmdJune2025& amd) {
  TextTable table{.title = "3. What each target really implies 目標價",
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
      "Brokers' targets and multiples are stated, the rest derived; the author prints a multiple, never a "
      "price.",
      "at consensus EPS: the broker's multiple on consensus of its own year; rolled: on that of FY2026."};
  for (const BrokerTarget& target : targets(amd)) {
    if (target_on(target, amd.eps_2026.value) != price(author)) continue;
    table.notes.push_back(target.broker + "'s own multiple, rolled to FY2026, is the author's target: " +
                          "the whole dispute is the base year.");
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
  table.notes = {"All derived, each on the year its multiple rests on: (1 + multiple)(1 + EPS) - 1 = total."};
  return table;
}

}  // namespace target_amd
