#include <fmt/core.h>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>
#include <fairvalue/deal/rebate.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;

std::vector<Cell> intrinsic_row(const OpenAiFacts& facts, PerGigawatt own, PerShare price) {
  const Money value = intrinsic_value(facts.warrant_shares.value, facts.strike.value, price);
  const auto ratio = [&](PerGigawatt a_gigawatt) {
    return percent_cell(self_funding_ratio(value, facts.gigawatts.value, a_gigawatt), 1);
  };
  const Money each = rebate_per_gigawatt(value, facts.gigawatts.value) * Gigawatts{1};
  return {price_cell(price), billions_cell(value),         billions_cell(each, 3),
          ratio(own),        ratio(facts.low_price.value), ratio(facts.high_price.value)};
}

std::string billions(PerGigawatt price) { return fmt::format("{:g} bn", price.value / 1e9); }

PerShare pays_at(const OpenAiFacts& facts, PerGigawatt price) {
  return self_funding_price(facts.gigawatts.value, price, facts.warrant_shares.value, facts.strike.value);
}

}  // namespace

TextTable intrinsic_table(const Case& value, const OpenAiFacts& facts) {
  const PerGigawatt own = value.deals.front().revenue_per_gigawatt.value;
  return {
      .title = "9. What all 160m would bring, and how much of 6 GW that pays 內在價值與自我融資",
      .columns = {"price", "intrinsic value", "a GW", "at " + billions(own) + " a GW",
                  "at " + billions(facts.low_price.value) + " a GW",
                  "at " + billions(facts.high_price.value) + " a GW"},
      .rows = {intrinsic_row(facts, own, facts.before.value), intrinsic_row(facts, own, facts.close.value),
               intrinsic_row(facts, own, facts.spike.value),
               intrinsic_row(facts, own, facts.last_hurdle.value)},
      .notes = {
          fmt::format("Derived; no probability inside. Exercising all costs {:.1f} m USD.",
                      exercise_cost(facts.warrant_shares.value, facts.strike.value).value / 1e6),
          fmt::format("A GW at {}: this case's own (assumed); at {}: {}; at {}: {}.", billions(own),
                      billions(facts.low_price.value), facts.low_price.source,
                      billions(facts.high_price.value), facts.high_price.source),
          fmt::format(
              "Only at {:.2f}, {:.2f} or {:.2f}, the strike of {:g} included, do the shares pay for all six: "
              "not \"easily\", and they vest after the purchase.",
              pays_at(facts, own).value, pays_at(facts, facts.low_price.value).value,
              pays_at(facts, facts.high_price.value).value, facts.strike.value.value)}};
}

TextTable dilution_table(const OpenAiFacts& facts) {
  const Shares issued = facts.warrant_shares.value;
  const Shares outstanding = facts.outstanding.value;
  const PerShare shared = diluted_price(facts.spike.value, outstanding, issued, PerShare{0});
  const Shares net = treasury_stock_shares(issued, facts.strike.value, facts.last_hurdle.value);
  const auto row = [](const char* what, Cell value, const char* how) -> std::vector<Cell> {
    return {text_cell(what), std::move(value), text_cell(how)};
  };
  return {.title = "10. What they cost the others 稀釋",
          .columns = {"", "value", "how"},
          .rows = {row("price if the jump is shared", price_cell(shared),
                       "market value after the jump, over old and new shares"),
                   row("gain that leaves", signed_percent_cell(growth(facts.before.value, shared)),
                       "from the price before"),
                   row("dilution of EPS", signed_percent_cell(eps_dilution(outstanding, net)),
                       "treasury stock method at the last hurdle"),
                   row("break-even", percent_cell(dilution_break_even(issued, outstanding)),
                       "value the deal must add for the others to lose nothing")},
          .notes = {fmt::format("All derived, on the {:.0f}m shares of the 10-K.", outstanding.value / 1e6)}};
}

}  // namespace value_openai_warrant
