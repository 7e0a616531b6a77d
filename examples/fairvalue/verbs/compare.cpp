#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/model/warrant_values.hpp>

#include "fairvalue/case/load.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

struct BaseWarrant {
  std::optional<Money> value{};
  std::string reason{};  ///< why it has none
};

/// Economic value of one deal's warrant under the base case's volumes.
BaseWarrant base_warrant(const Request& request, const CaseFile& file, const Case& value, std::size_t deal,
                         std::vector<std::string>& warnings) {
  for (const OpenPosition& open : open_positions(file)) {
    if (open.deal != deal) continue;
    WarrantPosition position = open.position;
    position.outlook.milestones = scenario_milestones(value, base_settings(value), deal);
    position.deployment.reset();
    const Priced priced = price_position(request, position, market_of(file, open));
    for (const std::string& note : open.notes) {
      if (note.ends_with("taken as met")) add_once(warnings, note);
    }
    for (const std::string& doubt : priced.doubts) add_once(warnings, open.name + ": " + doubt);
    return {.value = priced.total(), .reason = priced.reason};
  }
  return {.value = {}, .reason = "has no value"};
}

/// Cash for shares of the customer.
Money equity_of(const Deal& deal) {
  Money cash{0.0};
  for (const auto& one : deal.equity) cash += one.value.cash;
  return cash;
}

/// What is given has a value: there is no warrant, or it could be valued.
bool is_whole(const ComparedDeal& one, const Deal& terms) { return one.is_economic || !terms.warrant; }

/// Where the warrant has no value, the numbers that rest on it say why.
std::vector<DocumentCell> deal_row(const ComparedDeal& one, const Deal& terms, const Units& units,
                                   const std::string& reason) {
  const auto with_warrant = [&](double number, const std::string& unit) {
    return is_whole(one, terms) ? quantity(number, unit) : text(reason);
  };
  return {text(one.company + ": " + one.deal),
          text(units.money),
          quantity(one.planned.value, "GW"),
          terms.committed ? with_standing(quantity(one.binding_share, "%"), terms.committed->standing)
                          : text("not stated"),
          with_standing(quantity(one.revenue_per_gigawatt.value, units.a_gigawatt),
                        terms.revenue_per_gigawatt.standing),
          quantity(one.flows.value, units.money),
          terms.warrant ? with_warrant(one.given.value, units.money) : text("no warrant"),
          terms.equity.empty() ? text("") : quantity(equity_of(terms).value, units.money),
          with_warrant(one.rebate, "%"),
          with_warrant(one.net_value.value, units.money),
          with_warrant(one.net_value_a_share.value, units.a_share),
          quantity(one.give_away_price ? std::optional{one.give_away_price->value} : std::nullopt,
                   units.a_share)};
}

DocumentTable empty_deal_table() {
  return {
      .key = "deals",
      .title = "Deals side by side, each alone in the base case",
      .columns = {{"deal", "deal"},
                  {"currency", "in"},
                  {"gigawatts", "planned", "GW"},
                  {"binding_share", "binding", "%"},
                  {"revenue_per_gigawatt", "revenue a GW"},
                  {"flows", "cash flows"},
                  {"given", "warrant"},
                  {"equity", "equity bought"},
                  {"rebate", "rebate", "%"},
                  {"net_value", "net value"},
                  {"net_value_a_share", "a share"},
                  {"give_away_price", "given away at"}},
      .rows = {},
      .notes = {"Cash flows: present value after tax, equity and loans to the customer among them. Warrant: "
                "its economic value. Equity bought: for cash, taken as worth its fair value (the cash unless "
                "stated).",
                "Rebate: warrant, and equity and loans at their cost, over what the customer pays. Given "
                "away at: the lowest price at which a "
                "tranche's shares cost what its gigawatts earn."}};
}

/// ", the most of 3 deals"; nothing where one deal alone is asked for.
std::string among_words(std::size_t with_value, std::size_t deals) {
  if (deals == 1) return "";
  if (with_value == deals) return fmt::format(", the most of {} deals", deals);
  if (with_value == 1) return fmt::format("; of the {} deals no other has a value of what is given", deals);
  return fmt::format(", the most of the {} of {} deals whose warrants have a value", with_value, deals);
}

/// The best deal of those that can be compared: one currency, and the value of what is given.
std::string best_sentence(const std::vector<ComparedDeal>& whole, std::size_t deals, bool one_currency) {
  if (!one_currency)
    return fmt::format("The {} deals are in several currencies: their amounts are not compared.", deals);
  const auto best = std::ranges::max_element(
      whole, {}, [](const ComparedDeal& one) { return one.net_value_a_share.value; });
  if (best == whole.end())
    return deals == 1 ? "What the deal gives has no value."
                      : fmt::format("None of the {} deals has a value of what is given.", deals);
  return fmt::format("{} of {}: {:.2f} a share net of what is given{}.", best->deal, best->company,
                     best->net_value_a_share.value, among_words(whole.size(), deals));
}

}  // namespace

Document compare_document(const Request& request, const std::vector<CaseFile>& files) {
  Document document{.verb = "compare"};
  DocumentTable table = empty_deal_table();
  std::vector<Load> loads;
  std::string money;
  bool one_currency = true;
  std::vector<ComparedDeal> all, whole_deals;
  for (const CaseFile& file : files) {
    const auto whole = attempt([&] { return with_calibration(model_case(file)); });
    if (!whole.has_value()) {
      document.warnings.push_back("left out: " + whole.reason());
      continue;
    }
    const Case& value = whole.value();
    const Units units{currency(value)};
    one_currency = one_currency && (money.empty() || money == units.money);
    money = units.money;
    for (std::size_t i = 0; i < value.deals.size(); ++i) {
      const auto warrant = base_warrant(request, file, value, i, document.warnings);
      all.push_back(compared_deal(value, i, warrant.value));
      if (is_whole(all.back(), value.deals[i])) whole_deals.push_back(all.back());
      std::vector<DocumentCell> cells = deal_row(all.back(), value.deals[i], units, warrant.reason);
      for (std::size_t column : {4, 5, 6, 7, 9, 10, 11})
        cells[column].unit = column == 4 ? units.a_gigawatt : column > 9 ? units.a_share : units.money;
      add_row(table, all.back().company + ": " + all.back().deal, std::move(cells));
      add_commitment(loads, file, file.deals[i],
                     {table.rows.back().key, value.deals[i].plan.value, all.back().revenue_per_gigawatt});
    }
  }
  if (all.empty()) {
    std::string reasons;
    for (const std::string& one : document.warnings) reasons += "; " + one;
    throw Error{"compare: none of the cases has a deal that can be compared" + reasons};
  }
  document.headline = {best_sentence(whole_deals, all.size(), one_currency)};
  if (!one_currency)
    table.notes.push_back("What the customers pay in several currencies is not added up by year.");
  document.tables = {std::move(table)};
  if (!one_currency) return document;
  for (const Load& one : loads) document.tables.push_back(load_table(one, money));
  return document;
}

Answer answer_compare(const Request& request) {
  std::vector<CaseFile> files;
  for (const std::string& name : request.words) files.push_back(read_case_file(name, request.settings));
  return {.document = compare_document(request, files)};
}

}  // namespace calculator
