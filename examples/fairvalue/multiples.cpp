#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/equity/broker_target.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/peers.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "valued.hpp"
#include "verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr double significance = 0.05;

/// EPS by year: the operating model's where there is one, else the vendors' aggregates.
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
  return eps;
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

}  // namespace

Document multiples_document(const CaseFile& file) {
  if (!file.market) throw Error{file.name + ": table market is missing; a multiple needs its price"};
  const auto eps = yearly_eps(file);
  if (eps.empty())
    throw Error{file.name + ": has no EPS; a table operating_model or [[consensus]] is missing"};
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
  if (!file.price_targets.empty()) {
    const auto table = attempt([&] { return compared_targets(file, eps.back().value, units); });
    if (table.has_value()) document.tables.push_back(table.value());
    if (!table.has_value()) document.warnings.push_back("targets: " + table.reason());
  }
  add_peers(document, file, units);
  return document;
}

Answer answer_multiples(const Request& request) {
  return {.document = multiples_document(read_case_file(request.file(), request.settings))};
}

}  // namespace calculator
