#include "fairvalue/tables/accounts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/error.hpp>

#include "fairvalue/case/simulating.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

struct FairValues {
  std::vector<PerShare> a_share{};
  std::string source{};
  std::optional<FairValueFile> file{};
  std::string stopped{};
};

WarrantPosition position_of(const CaseFile& file, const CaseDeal& deal) {
  auto positions = warrant_positions(file);
  const auto found = std::ranges::find(positions, deal.terms.name, &WarrantPosition::name);
  return {.name = found->name, .warrant = found->warrant};
}

FairValueFile work_file(const Request& request, const AccountFacts& accounts, const WarrantPosition& position,
                        const EquityMarket& grant) {
  const Years term = year_fraction(position.warrant.granted, position.warrant.expiry);
  const double years = term.value;
  const double volatility = std::sqrt(accumulated_variance(grant.volatility, term) / years);
  Simulating simulating{request, "simulating"};
  const SimulationSettings settings{
      .paths = simulating.samples(request.paths), .seed = request.seed, .run = simulating.control()};
  return fair_value_file(
      {.position = position,
       .spot = grant.spot,
       .volatilities =
           {{{.value = volatility, .kind = VolatilityKind::implied, .source = grant.volatility_source}, 1.0}},
       .curve = {.as_of = grant.spot.as_of,
                 .interpolation = CurveInterpolation::linear_rate,
                 .nodes = {{.term = Years{years + 1.0},
                            .rate = Rate{accumulated(grant.risk_free_rate, term) / years}}}},
       .dividend_yield = Rate{accumulated(grant.dividend_yield, term) / years},
       .adjustment = accounts.price_adjustment,
       .discount = accounts.discount,
       .settings = settings,
       .with_checks = false});
}

/// The part of the value that restrictions after exercise leave.
double kept_part(const AccountFacts& accounts, const WarrantPosition& position, const EquityMarket& grant) {
  if (!accounts.discount) return 1.0;
  const double years = year_fraction(position.warrant.granted, position.warrant.expiry).value;
  const FlatMarket market{
      .spot = grant.spot.price,
      .risk_free_rate = Rate{accumulated(grant.risk_free_rate, Years{years}) / years},
      .dividend_yield = Rate{accumulated(grant.dividend_yield, Years{years}) / years},
      .volatility = std::sqrt(accumulated_variance(grant.volatility, Years{years}) / years)};
  return 1.0 - restriction_discount(*accounts.discount, market);
}

/// What was done to price and value: ", the price adjusted by +12.0 % (why), less 5.3 % (Finnerty)".
std::string measurement_words(const AccountFacts& accounts, double discount) {
  std::string words;
  if (accounts.price_adjustment)
    words += fmt::format(", the price adjusted by {:+.1f} % ({}; SEC SAB 120)",
                         100.0 * accounts.price_adjustment->change, accounts.price_adjustment->reason);
  if (accounts.discount)
    words += fmt::format(
        ", less {:.1f} % for {:.6g} years of restrictions after exercise ({}; ASC 718-10-30-10)",
        100.0 * discount, accounts.discount->duration.value, to_string(accounts.discount->method));
  return words;
}

FairValues by_formula(const AccountFacts& accounts, const WarrantPosition& position,
                      const EquityMarket& grant) {
  const WarrantValue value = value_by_formula(
      position, grant, {.kind = ValueKind::grant_date, .adjustment = accounts.price_adjustment});
  const double kept = kept_part(accounts, position, grant);
  FairValues values{.source = "by formula in the grant's market" + measurement_words(accounts, 1.0 - kept)};
  for (const NamedTrancheValue& one : value.tranches) {
    if (!one.outcome.has_value())
      throw Error{fmt::format("{}: tranche {}: {} (leave --no-simulation out, or give accounts.fair_value)",
                              position.name, one.tranche, needs_simulation)};
    values.a_share.push_back(kept * one.outcome.value().claim.value);
  }
  return values;
}

FairValues fair_values_of(const Request& request, const CaseFile& file, const CaseDeal& deal) {
  if (auto given = given_fair_values(file, deal); !given.empty())
    return {.a_share = std::move(given), .source = "as the case gives it"};
  const WarrantPosition position = position_of(file, deal);
  const EquityMarket grant =
      grant_market(file, deal.facts, year_fraction(position.warrant.granted, position.warrant.expiry));
  const AccountFacts& accounts = *deal.facts.accounts;
  if (!request.simulates) return by_formula(accounts, position, grant);
  FairValues values{.source = "simulated in the grant's market",
                    .file = work_file(request, accounts, position, grant)};
  values.source += measurement_words(accounts, values.file->discount);
  values.stopped = stopped_words(values.file->paths, request.paths);
  for (const FairValueTranche& one : values.file->tranches) values.a_share.emplace_back(one.value.mean);
  return values;
}

void replace_once(std::string& text, const std::string& part, const std::string& words) {
  if (const std::size_t at = text.find(part); at != std::string::npos) text.replace(at, part.size(), words);
}

/// A message about the award and its periods in the words of the case: quarters, tranches, keys.
std::string in_words_of_case(std::string message, const Booked& of) {
  for (std::size_t i = of.quarters.size(); i-- > 0;)
    replace_once(message, fmt::format("periods[{}]", i), "quarter " + of.quarters[i].purchases.label);
  for (std::size_t i = of.award.tranches.size(); i-- > 0;)
    replace_once(message, fmt::format("judgements[{}]", i), "judgement of " + of.award.tranches[i].name);
  for (std::size_t i = of.award.modifications.size(); i-- > 0;) {
    const AwardModification& one = of.award.modifications[i];
    replace_once(message, fmt::format("modifications[{}]", i),
                 fmt::format("quarter {}.modification of {}", of.quarters[one.period].purchases.label,
                             of.award.tranches[one.tranche].name));
  }
  replace_once(message, "policy.", "deal.accounts.");
  return message;
}

/// The schedule; what is wrong with a quarter names the case and the quarter.
std::vector<PeriodCost> schedule_of(const Booked& of) {
  try {
    return contra_revenue(of.award, purchases_of(of.quarters));
  } catch (const DomainError& error) {
    throw Error{fmt::format("{}: deal {}: accounts: {}", of.file.name, of.deal.terms.name,
                            in_words_of_case(error.what(), of))};
  }
}

/// What is charged in all and in the first year with purchases.
std::string charge_sentence(const Booked& of) {
  const int first = of.quarters.front().period.year;
  Money in_first{0.0};
  for (std::size_t i = 0; i < of.quarters.size() && of.quarters[i].period.year == first; ++i)
    in_first += of.schedule[i].contra_revenue;
  return fmt::format(
      "{}: the warrant takes {} {} from revenue by the end of FY{}, {} {} of it in the first year, FY{} "
      "({}).",
      of.deal.terms.name, words_of(of.charged().value, of.units.money), of.units.money,
      of.quarters.back().period.year, words_of(in_first.value, of.units.money), of.units.money, first,
      to_string(of.award.policy.attribution));
}

/// The value today of the deal's warrant.
Priced economic_value(const Request& request, const Booked& of) {
  const auto positions = open_positions(of.file);
  const auto open = std::ranges::find(positions, of.deal.terms.name, &OpenPosition::name);
  Priced priced = price_position(request, open->position, market_of(of.file, *open));
  if (!priced.total()) priced.reason = reason_in_file(*open, priced.reason);
  return priced;
}

}  // namespace

Booked booked(const Request& request, const CaseFile& file, const CaseDeal& deal) {
  FairValues values = fair_values_of(request, file, deal);
  Booked of{.file = file,
            .deal = deal,
            .units = Units{file.company.currency},
            .fair_value_source = std::move(values.source),
            .values = std::move(values.file),
            .stopped = std::move(values.stopped),
            .award = deal_award(file, deal, values.a_share)};
  of.quarters = accounted_quarters(file, deal, of.award);
  of.award = modified_award(file, deal, std::move(of.award), of.quarters);
  of.schedule = schedule_of(of);
  of.exercises = exercises_of(of);
  const Booked* const alone = &of;
  of.company = counted_company({&alone, 1});
  return of;
}

void add_accounts(Document& document, const Request& request, const Booked& of, const Priced& economic) {
  document.headline.push_back(charge_sentence(of));
  const auto add = [&](DocumentTable table) {
    if (table.rows.empty()) return;
    table.key += " " + of.deal.terms.name;
    table.title = of.deal.terms.name + ": " + table.title;
    document.tables.push_back(std::move(table));
  };
  add(schedule_table(of));
  add(tranche_cost_table(of));
  add(obligation_table(of));
  add(exercise_tax_table(of));
  add(share_count_table(of));
  add(quarter_count_table(of));
  add(dilution_order_table(of));
  add(eps_bridge_table(of));
  add(three_numbers_table(economic, of));
  if (of.values) add(disclosure_table(of));
  add(tranche_flow_table(of));
  if (request.draws()) add_contra_revenue_chart(document, of);
  if (of.deal.facts.forecast) add_forecast(document, request, of);
  if (!of.stopped.empty())
    add_once(document.warnings, of.deal.terms.name + ", grant-date fair value: " + of.stopped);
  for (const std::string& benchmark : of.deal.facts.taken_as_met)
    add_once(document.warnings,
             of.deal.terms.name + ": the condition on '" + benchmark + "' is taken as met");
}

namespace {

/// What the library refuses is said of the deal.
Booked added_deal(Document& document, const Request& request, const CaseFile& file, const CaseDeal& deal) {
  try {
    Booked of = booked(request, file, deal);
    add_accounts(document, request, of, economic_value(request, of));
    return of;
  } catch (const DomainError& error) {
    throw Error{fmt::format("{}: {}: {}", file.name, deal.terms.name, with_case_keys(error.what()))};
  }
}

}  // namespace

Document accounts_document(const Request& request, const CaseFile& file) {
  Document document{.verb = "accounts", .about = facts_of(file)};
  std::vector<Booked> deals;
  for (const CaseDeal& deal : file.deals) {
    if (deal.facts.accounts) deals.push_back(added_deal(document, request, file, deal));
    if (!deal.facts.accounts && (deal.facts.forecast || deal.terms.warrant))
      document.warnings.push_back(deal.terms.name + ": left out, as it has no table accounts");
  }
  if (document.tables.empty())
    throw Error{file.name + ": no deal says how its warrant is booked; a table deal.accounts is missing"};
  add_joint_accounts(document, deals);
  return document;
}

Answer answer_accounts(const Request& request) {
  const CaseFile file = read_case_file(request.file(), request.settings);
  Document document = accounts_document(request, file);
  note_readings(document, file);
  return {.document = std::move(document)};
}

}  // namespace calculator
