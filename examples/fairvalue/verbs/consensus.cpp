#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/live_consensus.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

std::string unit_of_measure(EstimateMeasure measure, const Units& units) {
  switch (measure) {
    case EstimateMeasure::eps: return units.a_share;
    case EstimateMeasure::revenue:
    case EstimateMeasure::ebitda:
    case EstimateMeasure::net_income:
    case EstimateMeasure::free_cash_flow: return units.money;
  }
  refuse_enumerator(measure);
}

struct Asked {
  FiscalPeriod period;
  EstimateMeasure measure;
};

/// What the rows forecast, each once, in the order of measures and periods.
std::vector<Asked> asked_of(const std::vector<Estimate>& estimates) {
  std::vector<Asked> asked;
  const auto order = [](const Asked& one) { return std::pair{one.measure, one.period.end}; };
  for (const Estimate& one : estimates) {
    const auto same = [&](const Asked& other) {
      return other.measure == one.measure && other.period == one.period;
    };
    if (std::ranges::none_of(asked, same)) asked.push_back({one.period, one.measure});
  }
  std::ranges::stable_sort(asked, {}, order);
  return asked;
}

DocumentTable empty_consensus_table() {
  return {.key = "consensus",
          .title = "Consensus",
          .columns = {{"what", "of"},
                      {"mean", "mean"},
                      {"median", "median"},
                      {"low", "low"},
                      {"high", "high"},
                      {"deviation", "deviation"},
                      {"count", "count"},
                      {"basis", "basis"},
                      {"source", "from"}},
          .rows = {}};
}

void add_consensus(DocumentTable& table, const Consensus& one, const std::string& source,
                   const Units& units) {
  const std::string unit = unit_of_measure(one.measure, units);
  const auto cell = [&](std::optional<double> number) {
    return number ? own_quantity(number, unit) : text("");  // a vendor's number has no brokers
  };
  const auto& spread = one.dispersion;
  const std::string what = std::string{to_string(one.measure)} + " " + label(one.period);
  add_row(table, what,
          {text(what), cell(one.mean), cell(spread ? std::optional{spread->median} : std::nullopt),
           cell(spread ? std::optional{spread->low} : std::nullopt),
           cell(spread ? std::optional{spread->high} : std::nullopt),
           cell(spread ? spread->standard_deviation : std::nullopt),
           spread ? own_quantity(spread->count, "") : text(""), text(std::string{to_string(one.basis)}),
           text(source)});
}

/// The EPS by year that the case's own valuation uses.
void add_model_eps(DocumentTable& table, const OperatingModel& model, const Units& units) {
  for (std::size_t i = 0; i < model.consensus_eps.size() && i < model.years.size(); ++i) {
    const auto& one = model.consensus_eps[i];
    const std::string what = std::string{to_string(EstimateMeasure::eps)} + " " + label(model.years[i]);
    add_row(table, what,
            {text(what), with_standing(own_quantity(one.value.value, units.a_share), one.standing), text(""),
             text(""), text(""), text(""), text(""), text(std::string{to_string(EarningsBasis::non_gaap)}),
             text("operating_model.consensus_eps: " + one.source)});
  }
}

/// "EPS FY2026 5.00, EPS FY2027 5.80 USD": the first row of each year's EPS.
std::string eps_words(const DocumentTable& table, const Units& units) {
  std::string words;
  for (const DocumentRow& row : table.rows) {
    const std::string& what = row.cells[0].shown.text;
    if (!what.starts_with(to_string(EstimateMeasure::eps)) || row.key != what) continue;
    words += (words.empty() ? "" : ", ") + what + " " + row.cells[1].shown.text;
  }
  return words.empty() ? "" : words + " " + units.money;
}

void add_left_out(DocumentTable& table, const Consensus& one, const Units& units) {
  for (const LeftOut& row : one.left_out)
    add_row(table, row.broker + " " + label(one.period),
            {text(row.broker), text(std::string{to_string(one.measure)} + " " + label(one.period)),
             own_quantity(row.value, unit_of_measure(one.measure, units)), text(to_string(row.published)),
             text(std::string{to_string(row.reason)})});
}

}  // namespace

Document consensus_document(const CaseFile& file, std::optional<Date> as_of) {
  const auto estimates = all_estimates(file);
  const bool has_model = file.operating_model && !file.operating_model->consensus_eps.empty();
  if (estimates.empty() && file.consensus.empty() && !has_model)
    throw Error{file.name +
                ": has no estimates; tables [[estimate]], [[consensus]], operating_model.consensus_eps or "
                "data.estimates are missing"};
  if (!as_of && !file.market && !estimates.empty())
    throw Error{file.name + ": --as-of must be given, for the case has no market.as_of"};
  const Units units{file.company.currency};
  Document document{.verb = "consensus", .about = facts_of(file)};
  DocumentTable table = empty_consensus_table();
  DocumentTable left_out{.key = "left_out",
                         .title = "What was left out, and why",
                         .columns = {{"broker", "broker"},
                                     {"what", "of"},
                                     {"value", "value"},
                                     {"published", "published"},
                                     {"reason", "reason"}},
                         .rows = {}};
  std::vector<ConsensusQuery> queries;
  if (!estimates.empty()) {
    const Date day = as_of ? *as_of : file.market->spot.value.as_of;
    document.headline = {fmt::format("{} on {}: consensus from {} rows of brokers.", file.company.name,
                                     to_string(day), estimates.size())};
    for (const Asked& asked : asked_of(estimates)) {
      const ConsensusQuery query{.period = asked.period, .measure = asked.measure, .as_of = day};
      const auto one = attempt([&] { return consensus_if_any(estimates, query); });
      if (!one.has_value()) document.warnings.push_back(label(asked.period) + ": " + one.reason());
      if (!one.has_value() || !one.value()) continue;
      add_consensus(table, *one.value(), "the case's rows", units);
      add_left_out(left_out, *one.value(), units);
      queries.push_back(query);
    }
  }
  for (const Consensus& one : file.consensus)
    add_consensus(table, one, one.source.empty() ? "vendor" : one.source, units);
  if (has_model) add_model_eps(table, *file.operating_model, units);
  if (document.headline.empty())
    document.headline = {file.consensus.empty()
                             ? file.company.name + ": the EPS that the case states, no rows of brokers."
                             : fmt::format("{}: {} numbers of vendors, no rows of brokers.",
                                           file.company.name, file.consensus.size())};
  if (const std::string words = eps_words(table, units); !words.empty())
    document.headline.insert(document.headline.begin(), words + ".");
  document.tables = {std::move(table)};
  if (auto revised = revision_table(estimates, queries); !revised.rows.empty())
    document.tables.push_back(std::move(revised));
  if (!left_out.rows.empty()) document.tables.push_back(std::move(left_out));
  return document;
}

Answer answer_consensus(const Request& request) {
  std::optional<Date> as_of;
  if (const auto day = request.value("as-of")) {
    as_of = parse_date(*day);
    if (!as_of) throw Error{"--as-of: must be a date such as 2025-10-06, got '" + *day + "'"};
  }
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = consensus_document(file, as_of);
  if (as_of || file.market)
    make_consensus_live(document, file, as_of ? *as_of : file.market->spot.value.as_of);
  if (request.draws()) {
    add_consensus_range(document, file);
    add_revisions(document, file);
  }
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
