#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/calibration.hpp>

#include "fairvalue/case/derived.hpp"
#include "fairvalue/case/load.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

DocumentTable jump_table(const Valued& of, const Announcement& announcement, const Jump& jump) {
  DocumentTable table{.key = "jump",
                      .title = fmt::format("The move from {:.2f} to {:.2f}, and what of it the deals explain",
                                           announcement.before.value, announcement.after.value),
                      .columns = {{"part", "part"},
                                  {"amount", "amount", of.units.money},
                                  {"a_share", "a share", of.units.a_share}},
                      .rows = {}};
  const auto add = [&](const char* key, const char* what, Money amount) {
    add_row(table, key,
            {text(what), quantity(amount.value, of.units.money),
             quantity((amount / of.value.company.diluted_shares.value).value, of.units.a_share)});
  };
  add("jump", "the move", jump.total);
  add("deals", "the deals: cash flows less the warrants' value", jump.market_view);
  add("rest", "the rest: what they do not explain", jump.rest);
  table.notes.push_back(fmt::format(
      "The rest is {} today's EPS of the multiple's window, or {} of EPS growth a year without the deals.",
      jump.turns ? fmt::format("{:+.2f} turns of", *jump.turns) : "no multiple of",
      jump.growth ? fmt::format("{:+.2f} percentage points", 100 * *jump.growth) : "no number of points"));
  return table;
}

/// How the numbers of that table come about, as outputs "jump.ROW.COLUMN". The price before is that of the
/// grant of `deal`.
void add_jump_numbers(CaseDerivation& to, const CaseDeal& deal, const Jump& jump) {
  const auto places = places_of(to);
  const auto& grant = *deal.facts.grant;
  const auto add = [&](std::string name, std::string operation, std::vector<std::size_t> operands,
                       double value) {
    const bool is_ours =
        std::ranges::any_of(operands, [&](std::size_t i) { return is_chosen(to.numbers[i].standing); });
    to.numbers.push_back({std::move(name), std::move(operation), std::move(operands), value,
                          is_ours ? Standing::assumed : Standing::derived, ""});
    return to.numbers.size() - 1;
  };
  const double before_price = grant.value.spot.price.value;
  const std::size_t before = to.numbers.size();
  to.numbers.push_back(
      {"deal." + deal.terms.name + ".grant.price", "input", {}, before_price, grant.standing, grant.source});
  const std::size_t after = places.at("price"), view = places.at("market_view");
  const auto count = std::ranges::find(to.numbers, "diluted_shares", &DerivedNumber::name);
  const auto shares = static_cast<std::size_t>(count - to.numbers.begin());
  const std::size_t moved =
      add("move of the price", "-", {after, before}, to.numbers[after].value - before_price);
  const std::size_t total = add("move of all shares", "x", {moved, shares}, jump.total.value);
  const std::size_t rest = add("what the deals do not explain", "-", {total, view}, jump.rest.value);
  for (const auto& [row, amount] : {std::pair{"jump", total}, {"deals", view}, {"rest", rest}}) {
    const std::size_t a_share = add(to.numbers[amount].name + ", a share", "/", {amount, shares},
                                    to.numbers[amount].value / to.numbers[shares].value);
    const std::string key = std::string{"jump."} + row + ".";
    to.outputs.push_back({key + "amount", to.numbers[amount].name, "currency", amount});
    to.outputs.push_back({key + "a_share", to.numbers[a_share].name, "currency/share", a_share});
  }
}

std::string believed_unit(BelievedInput input, const Units& units) {
  switch (input) {
    case BelievedInput::revenue_per_gigawatt: return units.a_gigawatt;
    case BelievedInput::gigawatts: return "GW";
    case BelievedInput::multiple: return "x";
    case BelievedInput::margin:
    case BelievedInput::follow_on_share:
    case BelievedInput::eps_growth: return "%";
  }
  refuse_enumerator(input);
}

/// At what life and until when a follow-on share is asked for, where the deal states none.
std::string renewal_note(const Deal& deal) {
  const FollowOn& renewal = deal.follow_on->value;
  return fmt::format(
      "Follow-on share: renewed every {:g} years until {}, which is assumed: the deal states none.",
      renewal.life.value, to_string(renewal.ends_on));
}

DocumentTable believed_table(const Valued& of, const std::string& deal,
                             const std::vector<ReverseAnswer>& answers) {
  DocumentTable table{.key = "believed " + deal,
                      .title = deal + ": what would explain the whole move, each alone",
                      .columns = {{"input", "input"}, {"stated", "in the case"}, {"needed", "needed"}},
                      .rows = {}};
  for (const ReverseAnswer& one : answers) {
    const std::string unit = believed_unit(one.input, of.units);
    add_row(table, std::string{to_string(one.input)},
            {text(std::string{to_string(one.input)}), own_quantity(one.stated, unit),
             one.value ? own_quantity(*one.value, unit)
                       : text("none up to " + words_of(one.searched.high, unit))});
  }
  table.notes = {
      "The warrants are held at their value. A multiple or a growth is that of the company without the "
      "deals."};
  return table;
}

/// Gigawatts up to eight times the plan, and the revenue a gigawatt that explains the move with each.
DocumentTable pairs_table(const Valued& of, const ReverseQuestion& question, const Deal& deal) {
  std::vector<double> gigawatts;
  for (const double times : {0.5, 1.0, 2.0, 4.0, 8.0})
    gigawatts.push_back(times * deal.plan.value.milestones.back().volume);
  const Table needed = reverse_curve(of.value, question, BelievedInput::gigawatts, gigawatts,
                                     BelievedInput::revenue_per_gigawatt);
  DocumentTable table{
      .key = "believed_pairs " + deal.name,
      .title = deal.name + ": gigawatts and revenue that together would explain it",
      .columns = {{"gigawatts", "gigawatts", "GW"}, {"revenue", "revenue a GW", of.units.a_gigawatt}},
      .rows = {},
      .notes = {"Gigawatts: assumed, half to eight times the plan, in its window."}};
  for (std::size_t i = 0; i < gigawatts.size(); ++i)
    add_row(table, needed.row_names()[i],
            {with_standing(quantity(gigawatts[i], "GW"), Standing::assumed),
             quantity(needed.at(i, 0), of.units.a_gigawatt)});
  return table;
}

}  // namespace

void add_jump(Document& document, Valued& of) {
  const CaseDeal* const announced = announced_before(of);
  if (!announced || !of.worth) return;
  const Announcement announcement{.before = announced->facts.grant->value.spot.price,
                                  .after = of.result.spot.price};
  const Jump jump = explain_jump(of.value, announcement, of.warrants.values);
  document.tables.push_back(jump_table(of, announcement, jump));
  add_jump_numbers(of.derivation, *announced, jump);
  const bool is_against = jump.market_view.value * jump.total.value < 0.0;
  document.headline.push_back(fmt::format(
      "The price moved from {:.2f} to {:.2f}, {} {} in all; the deals, less the warrants given for them, {} "
      "{}{}.",
      announcement.before.value, announcement.after.value, words_of(jump.total.value, of.units.money),
      of.units.money, is_against ? "alone would have moved it by" : "explain",
      words_of(jump.market_view.value, of.units.money), is_against ? ", the other way" : " of it"));
  for (const Deal& deal : of.value.deals) {
    const ReverseQuestion question{
        .announcement = announcement, .deal = deal.name, .warrants = of.warrants.values};
    const Case renewed = with_assumed_follow_on(of.value, deal.name);
    document.tables.push_back(believed_table(of, deal.name, reverse_solve(renewed, question)));
    if (!deal.follow_on)
      document.tables.back().notes.push_back(
          renewal_note(*std::ranges::find(renewed.deals, deal.name, &Deal::name)));
    document.tables.push_back(pairs_table(of, question, deal));
  }
}

void add_loads(Document& document, Valued& of) {
  const Case value = with_calibration(of.value);
  std::vector<Load> loads;
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const Deal& deal = value.deals[i];
    add_commitment(loads, of.file, of.file.deals[i],
                   {deal.name, deal.plan.value, deal.revenue_per_gigawatt.value});
  }
  for (const Load& one : loads) {
    if (one.years.empty()) continue;
    document.tables.push_back(load_table(one, of.units.money));
    add_derivation(of.derivation, load_derivation(one, of.units.money));
  }
}

const CaseDeal* announced_before(const Valued& of) {
  const auto is_earlier = [&](const CaseDeal& deal) {
    return deal.facts.grant && deal.facts.grant->value.spot.as_of < of.result.spot.as_of;
  };
  const auto deal = std::ranges::find_if(of.file.deals, is_earlier);
  return deal == of.file.deals.end() ? nullptr : &*deal;
}

Document deal_document(const Request& request, const CaseFile& file) {
  if (file.deals.empty())
    throw Error{file.name + ": has no deal; a table [[deal]] is missing" +
                (file.awards.empty() ? "" : ". Its awards are valued by `fairvalue warrant`")};
  Valued of = valued(request, file);
  Document document{.verb = "deal", .about = facts_of(file), .headline = {deal_sentence(of)}};
  document.tables = {answer_table(of), worth_table(of), scenario_table(of)};
  add_jump(document, of);
  if (auto table = give_away_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  add_loads(document, of);
  if (auto table = assumption_table(of); !table.rows.empty()) document.tables.push_back(std::move(table));
  document.warnings = valuation_warnings(of.value);
  for (const std::string& doubt : of.warrants.doubts) add_once(document.warnings, doubt);
  make_live(document, of);
  if (request.draws()) {
    add_deployment(document, of);
    add_value_bridge(document, of);
    add_jump_chart(document, of);
    add_vesting_map(document, of);
  }
  return document;
}

Answer answer_deal(const Request& request) {
  const auto readings = read_case_readings(request.file(), request.settings);
  const CaseFile& file = readings.front().file;
  Document document = deal_document(request, file);
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  add_readings(document, request, readings);
  return {.document = std::move(document)};
}

}  // namespace calculator
