#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/casefile/known_rows.hpp>
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
             text("operating model: " + one.source)});
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

DocumentTable empty_left_out_table() {
  return {.key = "left_out",
          .title = "What was left out, and why",
          .columns = {{"broker", "broker"},
                      {"what", "of"},
                      {"value", "value"},
                      {"published", "published"},
                      {"reason", "reason"}},
          .rows = {}};
}

/// The day asked for, else that of the price; none where the file has neither, and so no brokers' rows.
std::optional<Date> day_of(const CaseFile& file, std::optional<Date> as_of) {
  if (as_of || file.market) return as_of ? *as_of : file.market->spot.value.as_of;
  if (!all_estimates(file).empty())
    throw Error{file.name + ": --as-of must be given, for the case has no market.as_of"};
  return std::nullopt;
}

bool has_model_eps(const CaseFile& file) {
  return file.operating_model && !file.operating_model->consensus_eps.empty();
}

/// The file as known on the day, if that leaves anything to show.
KnownCase known_consensus(const CaseFile& file, std::optional<Date> day) {
  KnownCase known = day ? known_by(file, *day) : KnownCase{.file = file};
  known.later = later_at(known.later, {"operating_model", "consensus", "estimate", "data.estimates"});
  if (!all_estimates(known.file).empty() || !known.file.consensus.empty() || has_model_eps(known.file))
    return known;
  if (!known.later.empty()) throw Error{file.name + ": " + nothing_known_words(known.later, *day)};
  throw Error{file.name +
              ": has no estimates; tables [[estimate]], [[consensus]], operating_model.consensus_eps or "
              "data.estimates are missing"};
}

/// The consensus of the brokers' rows; the library leaves out those not yet known, and says so.
std::vector<ConsensusQuery> add_brokers(Document& document, DocumentTable& table, DocumentTable& left_out,
                                        const CaseFile& file, Date day) {
  const Units units{file.company.currency};
  const auto estimates = all_estimates(file);
  std::vector<ConsensusQuery> queries;
  for (const Asked& asked : asked_of(estimates)) {
    const ConsensusQuery query{.period = asked.period, .measure = asked.measure, .as_of = day};
    const auto one = attempt([&] { return consensus_if_any(estimates, query); });
    if (!one.has_value()) document.warnings.push_back(label(asked.period) + ": " + one.reason());
    if (!one.has_value() || !one.value()) continue;
    add_consensus(table, *one.value(), "the case's rows", units);
    add_left_out(left_out, *one.value(), units);
    queries.push_back(query);
  }
  return queries;
}

std::string consensus_sentence(const CaseFile& known, std::optional<Date> day) {
  const std::size_t rows = all_estimates(known).size();
  if (rows > 0)
    return fmt::format("{} on {}: consensus from {} {} of brokers.", known.company.name, to_string(*day),
                       rows, rows == 1 ? "row" : "rows");
  const std::size_t vendors = known.consensus.size();
  if (vendors == 0) return known.company.name + ": the EPS that the case states, no rows of brokers.";
  return fmt::format("{}: {} {} of vendors, no rows of brokers.", known.company.name, vendors,
                     vendors == 1 ? "number" : "numbers");
}

}  // namespace

Document consensus_document(const CaseFile& file, std::optional<Date> as_of) {
  const auto day = day_of(file, as_of);
  const KnownCase known = known_consensus(file, day);
  const Units units{file.company.currency};
  Document document{.verb = "consensus", .about = facts_of(file)};
  DocumentTable table = empty_consensus_table();
  DocumentTable left_out = empty_left_out_table();
  std::vector<ConsensusQuery> queries;
  if (day) queries = add_brokers(document, table, left_out, file, *day);
  for (const Consensus& one : known.file.consensus)
    add_consensus(table, one, one.source.empty() ? "vendor" : one.source, units);
  if (has_model_eps(known.file)) add_model_eps(table, *known.file.operating_model, units);
  document.headline = {consensus_sentence(known.file, day)};
  if (const std::string words = eps_words(table, units); !words.empty())
    document.headline.insert(document.headline.begin(), words + ".");
  if (!known.later.empty()) document.warnings.push_back(left_out_words(known.later, *day));
  document.tables = {std::move(table)};
  if (auto revised = revision_table(all_estimates(file), queries); !revised.rows.empty())
    document.tables.push_back(std::move(revised));
  if (!left_out.rows.empty()) document.tables.push_back(std::move(left_out));
  return document;
}

CaseFile seen_on(const CaseFile& file, std::optional<Date> as_of) {
  const auto day = day_of(file, as_of);
  if (!day) return file;
  CaseFile seen = known_by(file, *day).file;
  if (seen.market) seen.market->spot.value.as_of = *day;
  return seen;
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
    const CaseFile seen = seen_on(file, as_of);
    add_consensus_range(document, seen);
    add_revisions(document, seen);
  }
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
