#include <cmath>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/fleet.hpp>
#include <fairvalue/industry/inference_price.hpp>
#include <fairvalue/industry/payback.hpp>
#include <fairvalue/industry/rental.hpp>
#include <fairvalue/industry/rental_contract.hpp>
#include <fairvalue/industry/share_split.hpp>
#include <fairvalue/industry/vendors.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace price_inference {
namespace {

using namespace fairvalue;
using examples::percent;
using examples::range_cells;
using examples::range_text;

/// The row's cells and behind them the two ends of each range.
void append(std::vector<Cell>& row, std::vector<Cell> ends) {
  row.insert(row.end(), ends.begin(), ends.end());
}

Cell years_cell(Years years) { return number_cell(years.value, 2); }
Cell whole_percent(double value) { return percent_cell(value, 0); }
Cell whole(double value) { return number_cell(value, 0); }
Cell two_percent(double value) { return percent_cell(value); }
Cell times_cell(double value) { return number_cell(value, 2); }

std::vector<Cell> contract_row(const Inference2024& article, const std::string& name, Money price) {
  const auto& chips = article.gpu_price.value;
  const RentalContract contract{
      .price = price, .term = article.old_term.value, .prepaid = article.prepaid.value};
  const auto financed =
      at_corners([&](Money chip) { return customer_financed_share(contract, chip); }, chips);
  const auto payback = at_corners(payback_time, chips, rental_revenue_per_year(price, 1.0));
  const auto returned =
      at_corners([&](Money chip) { return lifetime_return(chip, price, article.horizon.value, 1.0); }, chips);
  std::vector<Cell> row{text_cell(name), number_cell(price.value, 2),
                        number_cell(contract_value(contract).value, 0),
                        number_cell(prepayment(contract).value, 0)};
  append(row, range_cells(financed, whole_percent));
  append(row, range_cells(*payback, years_cell));  // rent is positive: there is one
  append(row, range_cells(returned, times_cell));
  return row;
}

/// The cost of an hour without and with a cost of capital.
struct BothCosts {
  HourlyCost bare;
  HourlyCost financed;
};

BothCosts both_costs(const Inference2024& article) {
  const auto cost = [&](double cost_of_capital) {
    return ownership_cost(article.ownership.value, article.utilisation.value, cost_of_capital);
  };
  return {cost(0.0), cost(article.cost_of_capital.value)};
}

std::vector<Cell> hour_row(std::string name, Money bare, Money financed) {
  return {text_cell(std::move(name)), number_cell(bare.value, 3), number_cell(financed.value, 3)};
}

std::vector<Cell> cost_row(std::string name, const BothCosts& costs, Money HourlyCost::*part) {
  return hour_row(std::move(name), costs.bare.*part, costs.financed.*part);
}

/// "a loss of 0.37"
std::string gain_text(Money gain) {
  return fmt::format("a {} of {:.2f}", gain < Money{0} ? "loss" : "gain", std::abs(gain.value));
}

std::vector<std::string> ownership_notes(const Inference2024& article, const BothCosts& costs) {
  const Money rent = article.negotiated_price.value;
  const double failed = article.removed_early.value;
  const auto repaid = utilisation_to_repay(article.ownership.value.price, rent, article.horizon.value);
  const double needed = costs.financed.per_hour / rent;
  const DecodingBound bound = decoding_bound(article.accelerator.value, article.parameters.value,
                                             article.bytes_a_parameter.value, article.batch.value);
  const Money token = cost_per_token(rent, bound.tokens_per_second, article.utilisation.value);
  return {fmt::format("Assumed, except price, life and rent (table 11); {} of the hours are rented.",
                      percent(article.utilisation.value, 0)),
          fmt::format(
              "With capital at {} a year, a rented hour at {:.2f} brings {}; without a cost of capital, {}.",
              percent(article.cost_of_capital.value, 0), rent.value,
              gain_text(rent - costs.financed.per_used_hour), gain_text(rent - costs.bare.per_used_hour)),
          fmt::format("At {} the rent covers the cost if {} of the hours are rented.",
                      percent(article.cost_of_capital.value, 0),
                      needed <= 1.0 ? percent(needed, 1) : "more than all"),
          fmt::format("The rent repays the chip's price alone in {:g} years if {} of the hours are rented.",
                      article.horizon.value.value, repaid ? percent(*repaid) : "more than all"),
          fmt::format("{} fail early: {:.2f} are installed for 100 that work.", percent(failed, 0),
                      units_to_install(100, failed)),
          fmt::format("A model of {:g} bn parameters decodes at most {:.0f} tokens a second in batches of "
                      "{:g}: {:.4f} USD "
                      "a million.",
                      article.parameters.value / 1e9, bound.tokens_per_second, article.batch.value,
                      token.value * 1e6)};
}

std::vector<Cell> survival_row(const char* name, Interval<double> survivors, double all) {
  std::vector<Cell> row{text_cell(name)};
  append(row, range_cells(survivors, whole));
  append(row, range_cells(at_corners([&](double left) { return survival(left, all).rate; }, survivors),
                          two_percent));
  append(row,
         range_cells(at_corners([&](double left) { return survival(left, all).exits; }, survivors), whole));
  return row;
}

}  // namespace

TextTable contract_table(const Inference2024& article) {
  const Money list = article.list_price.value;
  const Money paid = article.negotiated_price.value;
  const auto& chip = article.gpu_price.value;
  const auto shorter = at_corners([](Years before, Years now) { return before / now; },
                                  article.old_term.value, article.new_term.value);
  return {
      .title = fmt::format("6. Old rental contract for one GPU: {:g} years, {} in advance 租约",
                           article.old_term.value.value, percent(article.prepaid.value, 0)),
      .columns = {"", "USD/h", "contract", "prepaid", "chip paid, low", "chip paid, high", "payback, low",
                  "payback, high", "return, low", "return, high"},
      .rows = {contract_row(article, "list price", list), contract_row(article, "negotiated", paid)},
      .notes = {
          fmt::format("A chip costs {:.0f} to {:.0f} in its server. Payback and return over {:g} years count "
                      "rent alone, with every hour rented.",
                      chip.low.value, chip.high.value, article.horizon.value.value),
          fmt::format(
              "Assumed: the old contracts paid the list price. At {:g} the customer's {:g} year in "
              "advance paid for most of the chip.",
              list.value,
              prepaid_time({.price = list, .term = article.old_term.value, .prepaid = article.prepaid.value})
                  .value),
          fmt::format("From {:g} to {:g} is a discount of {}. Contracts are now {:g} to {:g} times shorter.",
                      list.value, paid.value, percent(rental_discount(paid, list), 0), shorter.low,
                      shorter.high)}};
}

TextTable ownership_table(const Inference2024& article) {
  const BothCosts costs = both_costs(article);
  const Money rent = article.negotiated_price.value;
  const Money working = price_per_working_unit(rent, article.removed_early.value);
  return {.title = "7. Cost of a GPU-hour to the owner 每小时成本",
          .columns = {"USD/h", "no cost of capital",
                      "at " + percent(article.cost_of_capital.value, 0) + " a year"},
          .rows = {cost_row(fmt::format("chip and site over {:g} years", article.ownership.value.life.value),
                            costs, &HourlyCost::capital),
                   cost_row("electricity", costs, &HourlyCost::power),
                   cost_row("upkeep", costs, &HourlyCost::upkeep),
                   cost_row("an hour", costs, &HourlyCost::per_hour),
                   cost_row("an hour that is rented", costs, &HourlyCost::per_used_hour),
                   hour_row("negotiated rent", rent, rent),
                   hour_row("gain (+) or loss (-)", rent - costs.bare.per_used_hour,
                            rent - costs.financed.per_used_hour),
                   hour_row("negotiated rent for each GPU that works", working, working)},
          .notes = ownership_notes(article, costs)};
}

TextTable survival_table(const Inference2024& article) {
  const double all = article.neoclouds.value;
  const Interval headline{article.headline_survivors.value, article.headline_survivors.value};
  const auto rest = residual_share({&article.hyperscaler_share.value, 1});
  const auto average = at_corners([&](double share) { return share / all; }, rest);
  return {
      .title = fmt::format("8. How many of {:g} Neoclouds survive", all),
      .columns = {"", "survive, low", "survive, high", "rate, low", "rate, high", "leave, low",
                  "leave, high"},
      .rows = {survival_row("as the text says", article.survivors.value, all),
               survival_row("as the headline says", headline, all)},
      .notes = {
          "The headline counts the competitive ones only; the text adds as many sovereign ones.",
          fmt::format("Hyperscalers bring {} of AI revenue; {} is left for all others, {} for each of {:g}.",
                      range_text(percent_cell(article.hyperscaler_share.value.low, 0),
                                 percent_cell(article.hyperscaler_share.value.high, 0)),
                      range_text(percent_cell(rest.low, 0), percent_cell(rest.high, 0)),
                      range_text(percent_cell(average.low, 3), percent_cell(average.high, 3)), all)}};
}

}  // namespace price_inference
