#include <unistd.h>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/accounting/roll_forward.hpp>
#include <fairvalue/core/error.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/accounts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

ValuationState state_of(const CaseFile& file, const OpenPosition& open) {
  if (!file.market) throw Error{file.name + ": table market is missing; a roll-forward needs it"};
  return {.position = open.position,
          .market = equity_market(file, year_fraction(file.market->spot.value.as_of, open.terms->expiry))};
}

/// The valuer of all eight levels: the same method, seed and paths as the other verbs.
WarrantValuer valuer_of(const Request& request, const OpenPosition& open) {
  return [&request, &open](const ValuationState& state) {
    const Priced priced = price_position(request, state.position, state.market);
    if (const auto total = priced.total()) return *total;
    throw Error{open.name + ": " + reason_in_file(open, priced.reason)};
  };
}

DocumentTable roll_forward_table(const std::string& name, const RollForward& roll, const std::string& money) {
  DocumentTable table{.key = name,
                      .title = name + ": from the opening value to the closing one",
                      .columns = {{"what", ""}, {"amount", "amount", money}},
                      .rows = {}};
  const auto add = [&](const char* key, const char* words, Money amount) {
    add_row(table, key, {text(words), quantity(amount.value, money)});
  };
  add("opening", "opening value", roll.opening);
  add("spot", "price of the share", roll.spot);
  add("volatility", "volatility", roll.volatility);
  add("rate", "rate and dividend yield", roll.rate);
  add("time", "time, with the prices since", roll.time);
  add("deliveries", "deliveries, events and exercises", roll.deliveries);
  add("probability", "outlook or deployment", roll.probability);
  add("modification", "terms", roll.modification);
  add("closing", "closing value", roll.closing);
  table.notes = {
      "The parts add up exactly, in whole currency units. Each input moves after those above it; another "
      "order gives other parts and the same sum.",
      "Between, an outlook counts its years from the day it is valued on: time contains its standing still, "
      "and outlook takes it back."};
  return table;
}

void add_roll_forward(Document& document, const Request& request, const CaseFile& old_file,
                      const OpenPosition& from, const CaseFile& new_file, const OpenPosition& to) {
  const ValuationState opening = state_of(old_file, from);
  const ValuationState closing = state_of(new_file, to);
  const Date first = opening.market.spot.as_of;
  const Date last = closing.market.spot.as_of;
  if (!(first < last))
    throw Error{
        fmt::format("--from: must be of a day before {}, market.as_of of the closing case, got {}; give an "
                    "earlier day or case, or a later one with --to",
                    to_string(last), to_string(first))};
  const RollForward roll = roll_forward(opening, closing, valuer_of(request, to));
  const std::string money = Units{new_file.company.currency}.money;
  document.headline.push_back(fmt::format("{}: {} {} on {} become {} {} on {}.", to.name,
                                          words_of(roll.opening.value, money), money, to_string(first),
                                          words_of(roll.closing.value, money), money, to_string(last)));
  document.tables.push_back(roll_forward_table(to.name, roll, money));
  for (const std::string& note : to.notes) add_once(document.warnings, note);
  const auto& accounts = to.deal ? new_file.deals[*to.deal].facts.accounts : std::nullopt;
  if (accounts && (accounts->discount || accounts->price_adjustment))
    add_once(document.warnings,
             to.name +
                 ": both values are before accounts.discount and accounts.price_adjustment, which belong "
                 "to the grant-date value of fairvalue accounts");
}

}  // namespace

Document rollforward_document(const Request& request, const CaseFile& old_file, const CaseFile& new_file) {
  Document document{.verb = "rollforward", .about = facts_of(new_file)};
  const auto before = open_positions(old_file);
  if (before.empty())
    throw Error{old_file.name + ": has no warrant: neither deal.warrant nor award is there"};
  for (const OpenPosition& to : open_positions(new_file)) {
    const auto from = std::ranges::find(before, to.name, &OpenPosition::name);
    if (from != before.end()) add_roll_forward(document, request, old_file, *from, new_file, to);
  }
  if (document.tables.empty())
    throw Error{fmt::format("{}: has no warrant or award that is in {} too, by its name", new_file.name,
                            old_file.name)};
  return document;
}

CaseFile case_on(const std::string& option, const std::string& asked, const std::string& path,
                 std::vector<PathSetting> settings) {
  const auto day = parse_date(asked);
  const bool is_like_date = asked.find_first_not_of("0123456789-") == std::string::npos;
  if (!day && is_like_date)
    throw Error{fmt::format("--{}: must be a date of the calendar, YYYY-MM-DD, or a case file, got '{}'",
                            option, asked)};
  if (!day && access(asked.c_str(), R_OK) != 0)
    throw Error{fmt::format("--{}: must be a date YYYY-MM-DD or a case file that can be read, got '{}'",
                            option, asked)};
  if (!day) return read_case_file(asked, settings);
  CaseFile own = read_case_file(path, settings);
  if (own.market && own.market->spot.value.as_of == *day) return own;
  if (!own.data.prices)
    throw Error{
        fmt::format("--{}: must be a case with the price of {}, as {} names no file of closes "
                    "(data.prices), got '{}'",
                    option, to_string(*day), path, asked)};
  const auto close = closes_on_shares_of(own, *day).latest(*day);
  constexpr auto latest_before = std::chrono::days{7};
  if (!close || std::chrono::sys_days{*day} - std::chrono::sys_days{close->date} > latest_before)
    throw Error{fmt::format(
        "--{}: must be a day with a close of data.prices in the week up to it, got '{}'{}", option, asked,
        close ? "; the last close is of " + to_string(close->date) : std::string{})};
  for (const PathSetting& one : settings) {
    const std::string path_set = to_string(one.path);
    if (path_set.starts_with("market.price") || path_set.starts_with("market.as_of"))
      throw Error{
          fmt::format("--set: cannot change {} of a day whose price is a close of data.prices; leave "
                      "--{} out, or give it a case file",
                      path_set, option)};
  }
  settings.push_back({.path = {"market", "as_of"}, .value = to_string(*day)});
  settings.push_back({.path = {"market", "price"}, .value = fmt::format("{}", close->value.value)});
  return read_case_file(path, settings);
}

Answer answer_rollforward(const Request& request) {
  const auto from = request.value("from");
  if (!from) throw Error{"rollforward: must have --from, the opening date or the case of that date"};
  const CaseFile old_file = case_on("from", *from, request.file(), {});
  const auto to = request.value("to");
  const CaseFile new_file = to ? case_on("to", *to, request.file(), request.settings)
                               : read_case_file(request.file(), request.settings);
  Document document = rollforward_document(request, old_file, new_file);
  note_readings(document, new_file);
  return {.document = std::move(document)};
}

}  // namespace calculator
