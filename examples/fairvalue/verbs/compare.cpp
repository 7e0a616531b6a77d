#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/model/warrant_values.hpp>

#include "fairvalue/case/load.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/deal_table.hpp"
#include "fairvalue/tables/live_deals.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

struct BaseWarrant {
  std::optional<PositionValues> position{};  ///< none where it has no value
  std::string reason{};                      ///< why

  std::optional<Money> value() const { return position ? position->economic.total() : std::nullopt; }
};

/// Economic value of one deal's warrant under the base case's volumes.
BaseWarrant base_warrant(const Request& request, const CaseFile& file, const Case& value, std::size_t deal,
                         std::vector<std::string>& warnings) {
  for (OpenPosition& open : open_positions(file)) {
    if (open.deal != deal) continue;
    open.position.outlook.milestones = scenario_milestones(value, base_settings(value), deal);
    open.position.deployment.reset();
    const EquityMarket market = market_of(file, open);
    Priced priced = price_position(request, open.position, market);
    for (const std::string& note : open.notes) {
      if (note.ends_with("taken as met")) add_once(warnings, note);
    }
    for (const std::string& doubt : priced.doubts) add_once(warnings, open.name + ": " + doubt);
    if (!priced.total()) return {.position = {}, .reason = reason_in_file(open, priced.reason)};
    return {.position = PositionValues{std::move(open), market, std::move(priced)}, .reason = {}};
  }
  return {.position = {}, .reason = "has no value"};
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
  if (deals == 0)
    return "None of the cases has a plan of flows: the table has what there is of their warrants.";
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

/// The table while it is made, case by case.
struct Comparison {
  const Request& request;
  DocumentTable table = empty_deal_table();
  LiveNumbers live{};
  std::vector<Load> loads{};
  std::string money{};
  bool one_currency = true;
  std::size_t deals = 0;              ///< with flows
  std::vector<ComparedDeal> whole{};  ///< of them, those with the value of what is given
  std::map<std::string, std::vector<std::string>> without_flows{};  ///< names of rows by the reason
  std::vector<std::string> without_shares{};                        ///< companies
  std::vector<std::string> warnings{};
};

/// What the cells of a warrant without a value say: its reason if that is short, else it stands in a note.
std::string reason_cell(Comparison& all, const std::string& row, const std::string& reason) {
  constexpr std::size_t widest = 18;  // "needs a simulation"
  if (reason.size() <= widest) return reason;
  add_once(all.table.notes, fmt::format("{}: the warrant has no value: {}.", row, reason));
  return "no value";
}

/// ", reading 1" where a clause of the file has several.
std::string reading_suffix(const CaseFile& file) {
  std::string words;
  for (const ClauseReading& one : file.readings)
    words += fmt::format(", {} {}", words.empty() ? "reading" : "and", one.taken);
  return words;
}

/// The shares over those of the company.
DocumentCell part_of_company(const CaseFile& file, Shares shares) {
  const auto outstanding = company_shares(file);
  return outstanding ? with_standing(quantity(shares / outstanding->value, "%"), outstanding->standing)
                     : text("");
}

/// Whether a case is another reading of the one before it: readings come in the order of their numbers.
bool is_next_reading(const CaseFile& before, const CaseFile& file) {
  if (file.readings.empty() || before.name != file.name || before.readings.size() != file.readings.size())
    return false;
  std::vector<std::size_t> earlier, later;
  for (std::size_t i = 0; i < file.readings.size(); ++i) {
    const ClauseReading& one = file.readings[i];
    const ClauseReading& other = before.readings[i];
    if (one.path != other.path || one.names != other.names) return false;
    earlier.push_back(other.taken);
    later.push_back(one.taken);
  }
  return earlier < later;
}

/// `is_first`: of the readings of its clauses. The others have rows, and are no further deals.
void add_deals(Comparison& all, const CaseFile& file, const Case& value, bool is_first) {
  const Units units{currency(value)};
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const Deal& terms = value.deals[i];
    const auto warrant = base_warrant(all.request, file, value, i, all.warnings);
    const ComparedDeal one = compared_deal(value, i, warrant.value());
    if (is_first) ++all.deals;
    if (is_first && is_whole(one, terms)) all.whole.push_back(one);
    const DocumentCell of_company =
        terms.warrant ? part_of_company(file, terms.warrant->value.shares) : text("");
    const std::string name = one.company + ": " + one.deal + reading_suffix(file);
    std::vector<DocumentCell> cells =
        deal_row(one, terms, units, reason_cell(all, name, warrant.reason), of_company);
    cells[0] = text(name);
    for (std::size_t column : {4, 5, 7, 9, 11, 12, 13})
      cells[column].unit = column == 4 ? units.a_gigawatt : column > 11 ? units.a_share : units.money;
    add_row(all.table, name, std::move(cells));
    add_deal_numbers(all.live, all.table, all.table.rows.back().key,
                     {file.name + reading_suffix(file), file, value, i, warrant.position});
    if (is_first)
      add_commitment(all.loads, file, file.deals[i],
                     {all.table.rows.back().key, terms.plan.value, one.revenue_per_gigawatt},
                     file.name + reading_suffix(file) + ": ");
  }
}

/// What the holder pays until all has vested; none where nothing vests with what is paid.
std::optional<double> purchases_of(const Warrant& warrant) {
  double most = 0.0;
  visit_gates_of(warrant, [&](const auto& gate) {
    if constexpr (std::is_same_v<std::decay_t<decltype(gate)>, VolumeGate>) {
      if (gate.measure == VolumeMeasure::paid) most = std::max(most, gate.volume);
    }
  });
  for (const Tranche& one : warrant.tranches) {
    if (one.linear && one.linear->measure == VolumeMeasure::paid) most = std::max(most, one.linear->to);
  }
  return most > 0.0 ? std::optional{most} : std::nullopt;
}

/// The warrant with all purchases made, over the purchases.
std::optional<double> full_rebate(const Request& request, const CaseFile& file, const OpenPosition& open) {
  const auto purchases = purchases_of(*open.terms);
  if (!purchases) return std::nullopt;
  const auto total =
      price_position(request, open.position, market_of(file, open), {.kind = ValueKind::measurement_date})
          .total();
  return total ? std::optional{total->value / *purchases} : std::nullopt;
}

/// A warrant or award without flows: its shares, its value, its part of the company, its rebate.
void add_warrant_row(Comparison& all, const CaseFile& file, const OpenPosition& open,
                     const std::string& why) {
  const Units units{file.company.currency};
  const EquityMarket market = market_of(file, open);
  const PositionValues values{open, market, price_position(all.request, open.position, market)};
  const Priced& priced = values.economic;
  const std::string& company = file.company.ticker.empty() ? file.name : file.company.ticker;
  const std::string name = company + ": " + open.name + reading_suffix(file);
  std::vector<DocumentCell> cells(all.table.columns.size(), text(""));
  cells[0] = text(name);
  cells[1] = text(units.money);
  cells[6] = with_standing(quantity(open.terms->shares.value, "shares"), standing_at(file, open, "shares"));
  cells[7] = priced.total() ? own_quantity(priced.total()->value, units.money)
                            : text(reason_cell(all, name, reason_in_file(open, priced.reason)));
  cells[8] = part_of_company(file, open.terms->shares);
  const auto rebate = full_rebate(all.request, file, open);
  if (rebate) cells[10] = quantity(*rebate, "%");
  add_row(all.table, name, std::move(cells));
  add_warrant_numbers(all.live, all.table, all.table.rows.back().key, file.name + reading_suffix(file), file,
                      values);
  all.without_flows[why].push_back(name);
  if (rebate)
    add_once(all.table.notes,
             "Rebate of a warrant without flows: its value if all purchases are made, over the purchases by "
             "which it vests in full.");
  if (!company_shares(file)) add_once(all.without_shares, company);
  for (const std::string& doubt : priced.doubts) add_once(all.warnings, open.name + ": " + doubt);
}

void add_case(Comparison& all, const CaseFile& file, bool is_first) {
  const std::size_t rows_before = all.table.rows.size();
  const std::string money = file.company.currency.code();
  const auto whole = attempt([&] { return with_calibration(model_case(file)); });
  if (whole.has_value()) add_deals(all, file, whole.value(), is_first);
  const auto added = attempt([&] {
    for (const OpenPosition& open : open_positions(file)) {
      if (whole.has_value() && open.deal) continue;
      add_warrant_row(all, file, open, open.deal ? whole.reason() : "an award has no plan of deliveries");
    }
    return true;
  });
  if (all.table.rows.size() > rows_before) {
    all.one_currency = all.one_currency && (all.money.empty() || all.money == money);
    all.money = money;
    if (!added.has_value()) all.warnings.push_back("a warrant is left out: " + added.reason());
    return;
  }
  const std::string reason = !added.has_value() ? added.reason()
                             : !whole.has_value() && !file.deals.empty()
                                 ? whole.reason()
                                 : file.name + ": has neither a deal nor a warrant";
  all.warnings.push_back("left out: " + reason);
}

}  // namespace

Document compare_document(const Request& request, const std::vector<CaseFile>& files) {
  Comparison all{.request = request};
  for (std::size_t i = 0; i < files.size(); ++i)
    add_case(all, files[i], i == 0 || !is_next_reading(files[i - 1], files[i]));
  DocumentTable& table = all.table;
  if (table.rows.empty()) {
    std::string reasons;
    for (const std::string& one : all.warnings) reasons += "; " + one;
    throw Error{"compare: none of the cases has a deal or a warrant that can be compared" + reasons};
  }
  Document document{.verb = "compare"};
  document.headline = {best_sentence(all.whole, all.deals, all.one_currency)};
  for (const auto& [why, names] : all.without_flows)
    table.notes.push_back(
        fmt::format("No flows and nothing that rests on them, for {}: {}.", why, fmt::join(names, "; ")));
  if (!all.without_shares.empty())
    table.notes.push_back(
        fmt::format("The part of the company is not known, as company.shares_outstanding is missing: {}.",
                    fmt::join(all.without_shares, ", ")));
  if (!all.one_currency)
    table.notes.push_back("What the customers pay in several currencies is not added up by year.");
  document.tables = {std::move(table)};
  document.warnings = std::move(all.warnings);
  if (all.one_currency) {
    for (const Load& one : all.loads) {
      document.tables.push_back(load_table(one, all.money));
      add_load_numbers(all.live, document.tables.back(), load_derivation(one, all.money));
    }
  }
  all.live.put_into(document);
  return document;
}

Answer answer_compare(const Request& request) {
  std::vector<CaseFile> files;
  std::vector<std::string> notes;
  for (const std::string& name : request.words) {
    for (CaseReading& one : read_case_readings(name, request.settings)) {
      for (const ClauseReading& clause : one.file.readings)
        add_once(notes, fmt::format("{}, reading {}: {}", one.file.name, clause.taken,
                                    clause.names.at(clause.taken)));
      files.push_back(std::move(one.file));
    }
  }
  Document document = compare_document(request, files);
  for (const std::string& note : notes) document.tables.front().notes.push_back(note + ".");
  return {.document = std::move(document)};
}

}  // namespace calculator
