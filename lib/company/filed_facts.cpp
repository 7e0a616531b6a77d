#include <fairvalue/company/filed_facts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fairvalue/core/require.hpp>

#include "detail/fact_checks.hpp"
#include "detail/fourth_quarter.hpp"

namespace fairvalue {
namespace {

using detail::Days;
using detail::Measures;
using detail::Versions;

bool is_year(const Days& days) { return 350 <= detail::length(days) && detail::length(days) <= 380; }

Measures by_period(const std::vector<FiledFact>& facts) {
  Measures measures;
  for (const FiledFact& fact : facts) {
    if (fact.start) measures[fact.measure][{*fact.start, fact.end}].push_back(&fact);
  }
  return measures;
}

/// The filing that counts: lowest rank first, then the latest.
const FiledFact& latest(const Versions& versions) {
  return **std::max_element(versions.begin(), versions.end(), [](const FiledFact* a, const FiledFact* b) {
    return std::pair{-a->rank, a->filed} < std::pair{-b->rank, b->filed};
  });
}

// --- periods ---

constexpr std::array measures_of_periods = {FiledMeasure::diluted_eps, FiledMeasure::net_income,
                                            FiledMeasure::revenue, FiledMeasure::diluted_shares};

std::optional<FiledFigure>& figure(FiledPeriod& period, FiledMeasure measure) {
  switch (measure) {
    case FiledMeasure::diluted_eps: return period.diluted_eps;
    case FiledMeasure::net_income: return period.net_income;
    case FiledMeasure::revenue: return period.revenue;
    case FiledMeasure::diluted_shares: return period.diluted_shares;
    case FiledMeasure::shares_outstanding: break;  // of a day, not of a period
  }
  refuse_enumerator(measure);
}

bool is_annual_form(const FiledFact& fact) {
  return fact.form.empty() || fact.form.starts_with("10-K") || fact.form.starts_with("20-F") ||
         fact.form.starts_with("40-F");
}

int fiscal_year_ending_on(Date end) { return static_cast<int>(add_days(end, -7).year()); }

FiledPeriod& period_of(std::map<Days, FiledPeriod>& periods, const Days& days) {
  const FiscalPeriod unnumbered{.year = fiscal_year_ending_on(days.end), .start = days.start, .end = days.end};
  return periods.try_emplace(days, FiledPeriod{.period = unnumbered}).first->second;
}

std::map<Days, FiledPeriod> filed_periods(const Measures& measures, const FactQuestion& question,
                                          bool (*is_wanted)(const Days&, const FiledFact&)) {
  std::map<Days, FiledPeriod> periods;
  for (const FiledMeasure measure : measures_of_periods) {
    const auto filings = measures.find(measure);
    if (filings == measures.end()) continue;
    for (const auto& [days, versions] : filings->second) {
      Versions wanted;
      std::copy_if(versions.begin(), versions.end(), std::back_inserter(wanted),
                   [&days = days, is_wanted](const FiledFact* fact) { return is_wanted(days, *fact); });
      if (wanted.empty()) continue;
      const FiledFact& fact = latest(wanted);
      figure(period_of(periods, days), measure) =
          FiledFigure{.value = detail::on_shares_of_question(fact, question),
                      .filed = fact.filed,
                      .standing = Standing::stated,
                      .source = detail::source_of(fact)};
    }
  }
  return periods;
}

/// The first day of a fiscal year from which quarters are counted: that of the latest year begun by then, else
/// of the earliest one; without any year the first day of the longest period filed.
struct FirstDay {
  Date start;
  int year;
};

std::optional<FirstDay> first_day_for(Date start, const std::map<Days, FiledPeriod>& years,
                                      const Measures& measures) {
  std::optional<FirstDay> found;
  for (const auto& [days, year] : years) {
    if (!found || days.start <= start) found = {days.start, year.period.year};
  }
  if (found) return found;
  int longest = 160;  // shorter ones may begin with any quarter
  for (const auto& [measure, filings] : measures) {
    for (const auto& [days, versions] : filings) {
      if (detail::length(days) <= longest) continue;
      longest = detail::length(days);
      found = {days.start, fiscal_year_ending_on(add_days(days.start, 364))};
    }
  }
  return found;
}

/// Numbers a quarter by its distance from a year's first day, in years and in quarters of 91 days.
void number_quarter(FiscalPeriod& quarter, const FirstDay& first) {
  constexpr double year_days = 365.25;
  const int distance = days_between(first.start, quarter.start);
  const double years = std::floor((distance + 20) / year_days);
  quarter.year = first.year + static_cast<int>(years);
  quarter.quarter =
      std::clamp(static_cast<int>(std::lround((distance - years * year_days) / (year_days / 4.0))) + 1, 1, 4);
}

void derive_fourths(std::map<Days, FiledPeriod>& quarters, const std::map<Days, FiledPeriod>& years,
                    const Measures& measures, const FactQuestion& question) {
  for (const auto& [year, figures] : years) {
    for (const auto& [measure, filings] : measures) {
      for (const auto& [nine, versions] : filings) {
        if (!detail::is_nine_months_of(nine, year)) continue;
        detail::derive_fourth(period_of(quarters, {add_days(nine.end, 1), year.end}), measures, question, year, nine);
      }
    }
  }
}

bool has_figures(const FiledPeriod& period) {
  return period.diluted_eps || period.net_income || period.revenue || period.diluted_shares;
}

std::vector<FiledPeriod> in_order(const std::map<Days, FiledPeriod>& periods) {
  std::vector<FiledPeriod> list;
  for (const auto& [days, period] : periods) {
    if (has_figures(period)) list.push_back(period);
  }
  return list;
}

std::vector<FiledPeriod> quarters_of(const Measures& measures, const std::map<Days, FiledPeriod>& years,
                                     const FactQuestion& question) {
  auto quarters = filed_periods(measures, question,
                                [](const Days& days, const FiledFact&) { return detail::is_quarter(days); });
  derive_fourths(quarters, years, measures, question);
  for (auto& [days, quarter] : quarters) {
    if (const auto first = first_day_for(days.start, years, measures)) number_quarter(quarter.period, *first);
  }
  std::erase_if(quarters, [](const auto& entry) { return !entry.second.period.quarter; });
  return in_order(quarters);
}

DatedSeries<Shares> outstanding(const std::vector<FiledFact>& facts, const FactQuestion& question) {
  std::map<Date, Versions> days;
  for (const FiledFact& fact : facts) {
    if (fact.measure == FiledMeasure::shares_outstanding) days[fact.end].push_back(&fact);
  }
  std::vector<Dated<Shares>> rows;
  for (const auto& [day, versions] : days) {
    rows.push_back({day, Shares{detail::on_shares_of_question(latest(versions), question)}});
  }
  return DatedSeries<Shares>{std::move(rows)};
}

/// The last four quarters if they are consecutive; else none.
std::span<const FiledPeriod> last_four(const FiledHistory& history) {
  if (history.quarters.size() < 4) return {};
  const auto four = std::span{history.quarters}.last(4);
  for (std::size_t i = 1; i < 4; ++i) {
    if (four[i].period.start != add_days(four[i - 1].period.end, 1)) return {};
  }
  return four;
}

}  // namespace

FiledHistory filed_history(std::span<const FiledFact> facts, const FactQuestion& question) {
  require_date("question.as_of", question.as_of);
  const Currency currency = detail::currency_of(facts, question);
  auto [usable, doubts] = detail::checked(facts, question, currency);
  const Measures measures = by_period(usable);
  const auto years =
      filed_periods(measures, question, [](const Days& days, const FiledFact& fact) {
        return is_year(days) && is_annual_form(fact);
      });
  return {.as_of = question.as_of,
          .currency = currency,
          .years = in_order(years),
          .quarters = quarters_of(measures, years, question),
          .shares_outstanding = outstanding(usable, question),
          .doubts = std::move(doubts)};
}

std::optional<PeriodEps> eps_of(const FiledHistory& history, const FiledPeriod& period) {
  if (!period.diluted_eps) return std::nullopt;
  return PeriodEps{.period = period.period,
                   .eps = PerShare{period.diluted_eps->value},
                   .basis = EarningsBasis::gaap,
                   .currency = history.currency,
                   .share_basis = ShareBasis{.as_of = history.as_of}};
}

std::optional<PeriodEps> trailing_eps(const FiledHistory& history) {
  std::vector<PeriodEps> parts;
  for (const FiledPeriod& quarter : last_four(history)) {
    if (auto eps = eps_of(history, quarter)) parts.push_back(*std::move(eps));
  }
  return parts.size() == 4 ? std::optional{ttm_eps(parts)} : std::nullopt;
}

std::optional<PeriodEps> trailing_eps_from_income(const FiledHistory& history) {
  std::vector<Statement> parts;
  for (const FiledPeriod& quarter : last_four(history)) {
    if (!quarter.net_income || !quarter.diluted_shares) continue;
    parts.push_back({.period = quarter.period,
                     .basis = EarningsBasis::gaap,
                     .currency = history.currency,
                     .revenue = Money{0.0},  // not used
                     .net_income = Money{quarter.net_income->value},
                     .diluted_shares = Shares{quarter.diluted_shares->value},
                     .share_basis = ShareBasis{.as_of = history.as_of}});
  }
  return parts.size() == 4 ? std::optional{ttm_eps_from_income(parts)} : std::nullopt;
}

}  // namespace fairvalue
