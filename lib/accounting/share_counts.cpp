#include <fairvalue/accounting/share_counts.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/open_warrant.hpp>

namespace fairvalue {
namespace {

struct CountedSpan {
  Date start;
  Date end;
  PerShare average_price;
};

/// Days from the later of `from` and the span's start to its end or the day before `until`, over its days.
double part_of_span(const CountedSpan& span, Date from, std::optional<Date> until) {
  const Date first = std::max(from, span.start);
  const Date last = until ? std::min(span.end, add_days(*until, -1)) : span.end;
  const int days = last < first ? 0 : days_between(first, last) + 1;
  return static_cast<double>(days) / (days_between(span.start, span.end) + 1);
}

/// Of one tranche.
struct CountedShares {
  Shares basic{0.0};
  Shares diluted{0.0};
  Money income{0.0};  ///< that the period's would have more
};

CountedShares counted_shares(const ContingentTranche& tranche, const ContingentStatus& status,
                             const CountedSpan& span) {
  const Shares shares = status.shares.value_or(tranche.shares);
  const bool met = status.conditions_met && *status.conditions_met <= span.end;
  CountedShares counted{.income = status.income_effect};
  const double potential = part_of_span(span, tranche.agreed, status.issued);
  double outstanding = 0.0;
  if (met && tranche.for_little_or_nothing) {
    outstanding = part_of_span(span, std::max(*status.conditions_met, tranche.agreed), status.issued);
  }
  counted.basic = shares * outstanding;
  if (!met && !status.met_if_ended) return counted;
  const Shares assumed =
      treasury_stock_shares(shares, tranche.strike + status.unrecognised_cost, span.average_price);
  counted.diluted = counted.basic + assumed * (potential - outstanding);
  return counted;
}

std::vector<CountedShares> counted_shares(std::span<const ContingentTranche> tranches,
                                          const std::vector<ContingentStatus>& statuses,
                                          const CountedSpan& span) {
  std::vector<CountedShares> all;
  for (std::size_t i = 0; i < tranches.size(); ++i)
    all.push_back(counted_shares(tranches[i], statuses[i], span));
  return all;
}

EpsShares eps_of(std::span<const ContingentTranche> tranches, Money income, Shares outstanding,
                 const std::vector<CountedShares>& counted) {
  Shares in_basic{0.0};
  Shares incremental{0.0};
  std::vector<PotentialShares> potential;
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    const CountedShares& one = counted[i];
    in_basic += one.basic;
    incremental += one.diluted;
    potential.push_back({.name = tranches[i].name,
                         .shares = std::max(Shares{0.0}, one.diluted - one.basic),
                         .income = one.income});
  }
  const Shares basic = require_result("basic shares", outstanding + in_basic);
  const DilutionOrder order = dilution_order(income, basic, potential);
  return {.basic = basic,
          .diluted = require_result("diluted shares", order.shares),
          .basic_eps = require_result("basic EPS", income / basic),
          .diluted_eps = require_result("diluted EPS", order.eps),
          .in_basic = in_basic,
          .added = order.added,
          .incremental = incremental,
          .antidilutive =
              std::ranges::any_of(order.steps, [](const DilutionStep& step) { return !step.is_dilutive; }),
          .steps = order.steps};
}

void require_contingent_tranche(std::size_t i, const ContingentTranche& tranche) {
  const std::string field = fmt::format("tranches[{}]", i);
  require(!tranche.name.empty(), field + ".name", "given", "none");
  require_positive(field + ".shares", tranche.shares);
  require_non_negative(field + ".strike", tranche.strike);
  require_date(field + ".agreed", tranche.agreed);
}

void require_eps_period(const std::string& field, const EpsPeriod& period, std::size_t tranches) {
  require_period(field + ".period", period.period);
  require_finite(field + ".income", period.income);
  require_positive(field + ".outstanding", period.outstanding);
  require_positive(field + ".average_price", period.average_price);
  require(period.statuses.size() == tranches, field + ".statuses",
          fmt::format("one for each of the {} tranches", tranches),
          static_cast<double>(period.statuses.size()));
  for (std::size_t i = 0; i < tranches; ++i) {
    const ContingentStatus& status = period.statuses[i];
    const std::string at = fmt::format("{}.statuses[{}]", field, i);
    if (status.conditions_met) require_date(at + ".conditions_met", *status.conditions_met);
    if (status.issued) require_date(at + ".issued", *status.issued);
    if (status.shares) require_non_negative(at + ".shares", *status.shares);
    require_non_negative(at + ".unrecognised_cost", status.unrecognised_cost);
    require_finite(at + ".income_effect", status.income_effect);
    require(!status.issued || (status.conditions_met && *status.conditions_met <= *status.issued),
            at + ".issued", "on or after the day the conditions are met",
            status.issued ? to_string(*status.issued) : std::string{});
  }
}

void require_successive(std::span<const EpsPeriod> periods) {
  require_not_empty("periods", periods.size());
  for (std::size_t i = 1; i < periods.size(); ++i) {
    require(periods[i].period.start == add_days(periods[i - 1].period.end, 1),
            fmt::format("periods[{}].period.start", i), "the day after the period before",
            to_string(periods[i].period.start));
  }
}

/// The last statuses, with the mean of each tranche's unrecognised cost over all days and all its effects.
std::vector<ContingentStatus> statuses_afresh(std::span<const EpsPeriod> periods, double days) {
  std::vector<ContingentStatus> statuses = periods.back().statuses;
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    statuses[i].unrecognised_cost = PerShare{0.0};
    statuses[i].income_effect = Money{0.0};
    for (const EpsPeriod& one : periods) {
      const double weight = length_in_days(one.period) / days;
      statuses[i].unrecognised_cost += one.statuses[i].unrecognised_cost * weight;
      statuses[i].income_effect += one.statuses[i].income_effect;
    }
  }
  return statuses;
}

}  // namespace

EpsShares eps_shares(std::span<const ContingentTranche> tranches, const EpsPeriod& period) {
  for (std::size_t i = 0; i < tranches.size(); ++i) require_contingent_tranche(i, tranches[i]);
  require_eps_period("period", period, tranches.size());
  const CountedSpan span{period.period.start, period.period.end, period.average_price};
  return eps_of(tranches, period.income, period.outstanding, counted_shares(tranches, period.statuses, span));
}

EpsShares eps_shares_to_date(std::span<const ContingentTranche> tranches, std::span<const EpsPeriod> periods,
                             EpsStandard standard) {
  require_enumerator("standard", standard);
  for (std::size_t i = 0; i < tranches.size(); ++i) require_contingent_tranche(i, tranches[i]);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    require_eps_period(fmt::format("periods[{}]", i), periods[i], tranches.size());
  }
  require_successive(periods);
  Money income{0.0};
  Shares outstanding{0.0};
  PerShare price{0.0};
  std::vector<CountedShares> counted(tranches.size());
  const double days = days_between(periods.front().period.start, periods.back().period.end) + 1;
  for (const EpsPeriod& period : periods) {
    const double weight = length_in_days(period.period) / days;
    income += period.income;
    outstanding += period.outstanding * weight;
    price += period.average_price * weight;
    const CountedSpan span{period.period.start, period.period.end, period.average_price};
    for (std::size_t i = 0; i < tranches.size(); ++i) {
      const CountedShares one = counted_shares(tranches[i], period.statuses[i], span);
      counted[i].basic += one.basic * weight;
      counted[i].diluted += one.diluted / static_cast<double>(periods.size());
      counted[i].income += one.income;
    }
  }
  if (standard == EpsStandard::ifrs) {
    const CountedSpan span{periods.front().period.start, periods.back().period.end, price};
    counted = counted_shares(tranches, statuses_afresh(periods, days), span);
  }
  return eps_of(tranches, income, outstanding, counted);
}

std::vector<ContingentStatus> contingent_statuses(const Warrant& warrant, const DealHistory& history,
                                                  Date end) {
  std::vector<ContingentStatus> statuses;
  for (const OpenTranche& tranche : open_warrant(warrant, end, history).tranches) {
    const TrancheVesting& state = tranche.vesting;
    const bool met = state.state == TrancheState::exercisable || state.state == TrancheState::exercised;
    statuses.push_back({.conditions_met = met ? state.exercisable_on : std::nullopt,
                        .met_if_ended = met,
                        .shares = state.vested,
                        .issued = met ? state.exercised_on : std::nullopt});
  }
  return statuses;
}

std::optional<PerShare> elapsed_average(const DatedSeries<PerShare>& closes, Date from, Date to) {
  const DatedSeries<PerShare> elapsed = closes.between(require_date("from", from), require_date("to", to));
  if (elapsed.empty()) return std::nullopt;
  PerShare sum{0.0};
  for (const auto& row : elapsed) sum += require_positive("closes", row.value);
  return sum / static_cast<double>(elapsed.size());
}

}  // namespace fairvalue
