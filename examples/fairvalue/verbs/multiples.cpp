#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/casefile/known_rows.hpp>
#include <fairvalue/company/filed_eps.hpp>
#include <fairvalue/company/reported_eps.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/peers.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"
#include "fairvalue/tables/live_multiples.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr double significance = 0.05;

/// The brokers' mean of each year as known on the day of the price.
std::vector<Sourced<PeriodEps>> eps_of_rows(const CaseFile& file) {
  const auto estimates = all_estimates(file);
  std::vector<Sourced<PeriodEps>> eps;
  for (const FiscalPeriod& year : forecast_years(estimates)) {
    const auto mean = consensus_if_any(
        estimates, {.period = year, .measure = EstimateMeasure::eps, .as_of = file.market->spot.value.as_of});
    if (mean) eps.push_back({mean_eps(*mean), Standing::derived, "mean of the brokers' rows"});
  }
  return eps;
}

/// The last four quarters of the company's filings, as known on the day of the price.
std::optional<Sourced<PeriodEps>> filed_year(const CaseFile& file) {
  if (!file.data.filings) return std::nullopt;
  const Date day = file.market->spot.value.as_of;
  const auto splits = file.data.prices ? file.data.prices->splits : std::vector<Split>{};
  const auto known =
      trailing_eps_as_filed(file.data.filings->facts, {.as_of = day, .splits = splits}).latest(day);
  if (!known) return std::nullopt;
  return Sourced<PeriodEps>{known->value, Standing::stated,
                            fmt::format("{}, filed by {}", file.data_files.filings, to_string(known->date))};
}

/// The last twelve months as reported by the day of the price: by the file of actuals, else as filed.
std::optional<Sourced<PeriodEps>> reported_year(const CaseFile& file) {
  if (file.data.actuals.empty()) return filed_year(file);
  const auto known = trailing_eps_as_known(file.data.actuals).latest(file.market->spot.value.as_of);
  if (!known) return std::nullopt;
  return Sourced<PeriodEps>{known->value, Standing::derived,
                            fmt::format("reported by {}", to_string(known->date))};
}

/// EPS by year: the operating model's where there is one, else the vendors' aggregates, else the brokers'
/// means.
std::vector<Sourced<PeriodEps>> yearly_eps(const CaseFile& file) {
  std::vector<Sourced<PeriodEps>> eps;
  if (file.operating_model) {
    const OperatingModel& model = *file.operating_model;
    if (model.year_before) eps.push_back(*model.year_before);
    for (std::size_t i = 0; i < model.consensus_eps.size() && i < model.years.size(); ++i) {
      const auto& one = model.consensus_eps[i];
      eps.push_back({PeriodEps{model.years[i], one.value, EarningsBasis::non_gaap, file.company.currency},
                     one.standing, one.source});
    }
    return eps;
  }
  for (const Consensus& one : file.consensus) {
    if (one.measure == EstimateMeasure::eps) eps.push_back({mean_eps(one), Standing::stated, one.source});
  }
  return eps.empty() ? eps_of_rows(file) : eps;
}

DocumentTable price_table(const CaseFile& file, const std::vector<Sourced<PeriodEps>>& eps,
                          const Units& units) {
  DocumentTable table{.key = "multiples",
                      .title = "What the price pays for earnings",
                      .columns = {{"year", "EPS of"},
                                  {"eps", "EPS", units.a_share},
                                  {"multiple", "price / EPS", "x"},
                                  {"growth", "EPS growth", "%"},
                                  {"peg", "PEG"},
                                  {"source", "source"}},
                      .rows = {}};
  for (std::size_t i = 0; i < eps.size(); ++i) {
    const PeriodEps& one = eps[i].value;
    const auto multiple = price_to_earnings(file.market->spot.value.price, one.eps);
    const bool has_before = i > 0 && eps[i - 1].value.eps.value > 0.0;
    const auto grows = has_before ? std::optional{growth(eps[i - 1].value.eps, one.eps)} : std::nullopt;
    const auto ratio = multiple && grows ? peg(*multiple, *grows) : std::nullopt;
    add_row(table, label(one.period),
            {text(label(one.period)),
             with_standing(quantity(one.eps.value, units.a_share), eps[i].standing),
             quantity(multiple ? std::optional{multiple->value} : std::nullopt, "x"),
             change(grows),
             {.shown = number_cell(ratio, 2)},
             text(eps[i].source)});
  }
  return table;
}

DocumentTable compared_targets(const CaseFile& file, const PeriodEps& basis, const Units& units) {
  std::vector<BrokerTarget> targets;
  for (const auto& one : file.price_targets) targets.push_back(one.value);
  for (const auto& one : file.data.price_targets) targets.push_back(one.value);
  DocumentTable table{.key = "targets",
                      .title = "Brokers' targets on EPS of " + label(basis.period),
                      .columns = {{"broker", "broker"},
                                  {"target", "target", units.a_share},
                                  {"as_stated", "as stated", "x"},
                                  {"period", "on EPS of"},
                                  {"implied_eps", "their EPS", units.a_share},
                                  {"on_basis", "on one basis", "x"},
                                  {"rolled", "rolled forward", units.a_share},
                                  {"upside", "against price", "%"}},
                      .rows = {}};
  const auto number = [](const auto& x) { return x ? std::optional{x->value} : std::nullopt; };
  for (const ComparedTarget& one : on_one_basis(targets, basis)) {
    const auto on_basis = one.on_basis ? std::optional{one.on_basis->value.value} : std::nullopt;
    add_row(table, one.broker,
            {text(one.broker), quantity(one.target.value, units.a_share),
             quantity(one.as_stated.value.value, "x"), text(label(one.as_stated.definition.period)),
             quantity(one.implied.eps.value, units.a_share), quantity(on_basis, "x"),
             quantity(number(one.rolled), units.a_share),
             change(growth(file.market->spot.value.price, one.target))});
  }
  table.notes = {
      "On one basis: target over the consensus EPS of that year. Rolled forward: the broker's own multiple "
      "on it."};
  return table;
}

/// The last twelve months under the price.
DocumentTable trailing_table(const CaseFile& file, const Sourced<PeriodEps>& eps, const Units& units) {
  const auto multiple = price_to_earnings(file.market->spot.value.price, eps.value.eps);
  DocumentTable table{.key = "trailing",
                      .title = "On the last twelve months as reported",
                      .columns = {{"until", "months to"},
                                  {"eps", "EPS", units.a_share},
                                  {"multiple", "price / EPS", "x"},
                                  {"basis", "basis"},
                                  {"source", "source"}},
                      .rows = {}};
  add_row(table, "trailing",
          {text(to_string(eps.value.period.end)), quantity(eps.value.eps.value, units.a_share),
           quantity(multiple ? std::optional{multiple->value} : std::nullopt, "x"),
           text(std::string{to_string(eps.value.basis)}), text(eps.source)});
  return table;
}

/// Targets without the multiple behind them: the latest of each broker by the day of the price.
DocumentTable published_table(const CaseFile& file, const Units& units) {
  DocumentTable table{.key = "published",
                      .title = "Published targets, the latest of each broker",
                      .columns = {{"broker", "broker"},
                                  {"published", "published"},
                                  {"target", "target", units.a_share},
                                  {"upside", "against price", "%"},
                                  {"rating", "rating"}},
                      .rows = {}};
  const Spot& spot = file.market->spot.value;
  std::vector<PublishedTarget> known;
  for (const PublishedTarget& one : file.data.published_targets) {
    if (one.target) known.push_back(one);
  }
  std::ranges::stable_sort(known, std::ranges::greater{}, &PublishedTarget::published);
  std::vector<std::string> brokers;
  for (const PublishedTarget& one : known) {
    if (std::ranges::find(brokers, one.broker) != brokers.end()) continue;
    brokers.push_back(one.broker);
    const PerShare target = one.adjusted_target.value_or(*one.target);
    add_row(table, one.broker,
            {text(one.broker), text(to_string(one.published)), quantity(target.value, units.a_share),
             change(growth(spot.price, target)), text(one.rating)});
  }
  return table;
}

DocumentTable peer_table(const PeerLine& line, const Units& units) {
  DocumentTable table{
      .key = "peers",
      .title = fmt::format("Peers by {}: the furthest below the line first", to_string(line.driver)),
      .columns = {{"peer", "peer"},
                  {"multiple", "multiple", "x"},
                  {"on_line", "on the line", "x"},
                  {"residual", "residual", "x"},
                  {"price_on_line", "price on line", units.a_share}},
      .rows = {}};
  for (const PeerOnLine& one : line.ranking)
    add_row(table, one.name,
            {text(one.name), quantity(one.multiple.value, "x"), quantity(one.on_line.value, "x"),
             quantity(one.residual.value, "x"),
             quantity(one.price_on_line ? std::optional{one.price_on_line->value} : std::nullopt,
                      units.a_share)});
  for (const PeerLeftOut& one : line.left_out)
    table.notes.push_back(one.name + " is left out: " + one.reason + ".");
  return table;
}

void add_peers(Document& document, const CaseFile& file, const Units& units) {
  const auto peers = all_peers(file);
  if (peers.empty()) return;
  for (const PeerDriver driver : {PeerDriver::ai_share, PeerDriver::growth}) {
    const PeerLine line = peer_line(peers, driver);
    if (!slopes_are_significant(line, significance)) {
      document.warnings.push_back(fmt::format(
          "peers are not ranked by {}: its slope cannot be told from zero at 5 %", to_string(driver)));
      continue;
    }
    DocumentTable table = peer_table(line, units);
    table.key += std::string{" by "} + std::string{to_string(driver)};
    document.tables.push_back(std::move(table));
  }
}

[[noreturn]] void refuse_without_eps(const KnownCase& known, Date day) {
  const auto later = later_at(known.later, {"consensus", "estimate", "data.estimates"});
  if (!later.empty()) throw Error{known.file.name + ": " + nothing_known_words(later, day)};
  throw Error{known.file.name +
              ": has no EPS; a table operating_model, [[consensus]] or [[estimate]], or data.estimates "
              "is missing"};
}

}  // namespace

std::vector<FiscalPeriod> forecast_years(const std::vector<Estimate>& estimates) {
  std::vector<FiscalPeriod> years;
  for (const Estimate& one : estimates) {
    const bool is_year = !one.period.quarter && !one.period.half;
    if (one.measure == EstimateMeasure::eps && is_year && std::ranges::find(years, one.period) == years.end())
      years.push_back(one.period);
  }
  std::ranges::sort(years, {}, &FiscalPeriod::end);
  return years;
}

Document multiples_document(const CaseFile& whole) {
  if (!whole.market) throw Error{whole.name + ": table market is missing; a multiple needs its price"};
  const Date day = whole.market->spot.value.as_of;
  const KnownCase known = known_by(whole, day);
  const CaseFile& file = known.file;
  const auto eps = yearly_eps(file);
  if (eps.empty()) refuse_without_eps(known, day);
  const Units units{file.company.currency};
  const Spot& spot = file.market->spot.value;
  Document document{.verb = "multiples", .about = facts_of(file)};
  std::string paid;
  for (const auto& one : eps) {
    const auto multiple = price_to_earnings(spot.price, one.value.eps);
    paid += fmt::format("{}{} EPS of {}", paid.empty() ? "" : ", ",
                        multiple ? words_of(multiple->value, "x") : "NM on", label(one.value.period));
  }
  document.headline = {fmt::format("{} on {}: {:.2f} {} is {}.", file.company.name, to_string(spot.as_of),
                                   spot.price.value, units.money, paid)};
  document.tables = {price_table(file, eps, units)};
  if (const auto trailing = reported_year(file))
    document.tables.push_back(trailing_table(file, *trailing, units));
  if (auto published = published_table(file, units); !published.rows.empty())
    document.tables.push_back(std::move(published));
  if (!file.price_targets.empty() || !file.data.price_targets.empty()) {
    const auto table = attempt([&] { return compared_targets(file, eps.back().value, units); });
    if (table.has_value()) document.tables.push_back(table.value());
    if (!table.has_value()) document.warnings.push_back("targets: " + table.reason());
  }
  if (file.sum_of_the_parts) document.tables.push_back(business_table(file));
  add_peers(document, file, units);
  if (!known.later.empty()) document.warnings.push_back(left_out_words(known.later, day));
  return document;
}

Answer answer_multiples(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = multiples_document(file);
  for (const std::string& one : doubts_of_numbers(request, file)) add_once(document.warnings, one);
  make_multiples_live(document, file);
  if (request.draws()) {
    const CaseFile seen = seen_on(file, std::nullopt);
    add_multiple_band(document, seen);
    add_targets_chart(document, seen);
    add_peer_charts(document, seen);
  }
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
