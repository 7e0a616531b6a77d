#include <fmt/core.h>

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

std::vector<Cell> hour_row(const char* name, Money value) {
  return {text_cell(name), number_cell(value.value, 3)};
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
  const Ownership& ownership = article.ownership.value;
  const HourlyCost cost = ownership_cost(ownership, article.utilisation.value);
  const Money rent = article.negotiated_price.value;
  const Money working = price_per_working_unit(rent, article.removed_early.value);
  const DecodingBound bound = decoding_bound(article.accelerator.value, article.parameters.value,
                                             article.bytes_a_parameter.value, article.batch.value);
  const Money token = cost_per_token(rent, bound.tokens_per_second, article.utilisation.value);
  const auto needed = utilisation_to_repay(ownership.price, rent, article.horizon.value);
  return {
      .title = "7. Cost of a GPU-hour to the owner 每小时成本",
      .columns = {"", "USD/h"},
      .rows = {hour_row("chip and site over their life", cost.capital), hour_row("electricity", cost.power),
               hour_row("upkeep", cost.upkeep), hour_row("an hour", cost.per_hour),
               hour_row("an hour that is rented", cost.per_used_hour), hour_row("negotiated rent", rent),
               hour_row("negotiated rent for each GPU that works", working)},
      .notes = {
          fmt::format("Assumed, except price, life and rent (table 11); {} of the hours are rented.",
                      percent(article.utilisation.value, 0)),
          fmt::format("{} fail early: {:.2f} are installed for 100 that work.",
                      percent(article.removed_early.value, 0),
                      units_to_install(100, article.removed_early.value)),
          fmt::format("The negotiated rent repays the chip's price in {:g} years if {} of the hours are "
                      "rented.",
                      article.horizon.value.value, needed ? percent(*needed) : "more than all"),
          fmt::format("A model of {:g} bn parameters decodes at most {:.0f} tokens a second in batches "
                      "of {:g}: {:.4f} USD a million.",
                      article.parameters.value / 1e9, bound.tokens_per_second, article.batch.value,
                      token.value * 1e6)}};
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
