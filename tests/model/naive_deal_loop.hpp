/// The deal loop a second time, slow and plain: the price by bisection, the vesting by trying every subset of
/// the open tranches, the pinned fraction by bisection. Shares no code with the library beyond its dates and
/// terms.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::case_fixtures {

struct NaiveYear {
  double price = 0;
  double vested = 0;  // shares to date
  std::optional<double> pinned_at{};
  double pinned_fraction = 0;
};

class NaiveDealLoop {
 public:
  NaiveDealLoop(const Case& value, const Settings& settings) : case_(value), settings_(settings) {
    for (std::size_t i = 0; i < value.deals.size(); ++i) {
      for (const Tranche& tranche : value.deals[i].warrant->value.tranches) rows_.push_back(row(i, tranche));
    }
  }

  std::vector<NaiveYear> operator()() {
    std::vector<NaiveYear> years;
    for (std::size_t i = 0; i < case_.company.years.size(); ++i) {
      const double own = eps(i);
      const bool ntm = settings_.multiple.window == RollingWindow::next_twelve_months;
      multiple_ = settings_.multiple.value.value * (ntm ? eps(i + 1) / own : 1.0);
      years.push_back(year(case_.company.years[i], own));
    }
    return years;
  }

 private:
  struct Row {
    std::size_t deal;
    double shares, strike, hurdle;  // no hurdle: 0
    bool latched_rule;
    double gate, to;  // linear from `gate` to `to`; a cliff has no `to`: 0
    std::optional<Date> by;
    bool met = false;
    double vested = 0;  // shares
    double open = 0;    // shares that could vest this year
  };

  Row row(std::size_t deal, const Tranche& tranche) const {
    Row row{deal, tranche.shares.value, case_.deals[deal].warrant->value.strike.value, 0, false, 0, 0, {}};
    for (const Gate& gate : tranche.gates) {
      if (const auto* price = std::get_if<PriceGate>(&gate)) {
        row.hurdle = price->hurdle.value;
        row.latched_rule = price->timing == GateTiming::latched;
      }
      if (const auto* volume = std::get_if<VolumeGate>(&gate)) {
        row.gate = volume->volume;
        row.by = volume->by;
      }
    }
    if (tranche.linear) row.gate = tranche.linear->from, row.to = tranche.linear->to;
    return row;
  }

  /// Of the company alone.
  double eps(std::size_t year) const {
    const auto& consensus = case_.company.consensus_eps;
    if (year < consensus.size()) return consensus[year].value.value;
    const double beyond = static_cast<double>(year - consensus.size() + 1);
    return consensus.back().value.value * std::pow(1 + settings_.eps_growth, beyond);
  }

  double volume(std::size_t deal, Date date) const {
    const DeploymentPlan& plan = case_.deals[deal].plan.value;
    const DealSettings& set = settings_.deals[deal];
    Date before = add_months(plan.start, set.delay_months);
    if (date <= before) return 0;
    double from = 0;
    double days_since_first = 0;
    for (std::size_t i = 0; i < plan.milestones.size(); ++i) {
      if (i > 0) {
        const int interval = days_between(plan.milestones[i - 1].date, plan.milestones[i].date);
        days_since_first += interval * std::pow(set.interval_factor, static_cast<double>(i));
      }
      const Date quick = add_days(plan.milestones[0].date, static_cast<int>(std::lround(days_since_first)));
      const Date day = add_months(quick, set.delay_months);
      const double to = plan.milestones[i].volume;
      if (date < day) {
        const double share = double(days_between(before, date)) / days_between(before, day);
        return std::min(set.gigawatts, from + (to - from) * share);
      }
      before = day;
      from = to;
    }
    return std::min(set.gigawatts, from);
  }

  double allowed(const Row& row, const FiscalPeriod& year) const {
    const Warrant& warrant = case_.deals[row.deal].warrant->value;
    if (year.end <= warrant.granted || warrant.expiry < year.start) return 0;
    const Date last = std::min(year.end, warrant.expiry);
    if (row.to > 0) {
      const double part = (volume(row.deal, last) - row.gate) / (row.to - row.gate);
      return row.shares * std::min(1.0, std::max(0.0, part));
    }
    const Date until = row.by ? std::min(*row.by, last) : last;
    return volume(row.deal, until) >= row.gate ? row.shares : 0;
  }

  /// value = sum of P n and of what every holder gains, by bisection.
  double price(double value) const {
    double low = 0;
    double high = value / case_.company.diluted_shares.value.value;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      double claimed = middle * case_.company.diluted_shares.value.value;
      for (const Row& row : rows_) claimed += row.vested * std::max(0.0, middle - row.strike);
      (claimed < value ? low : high) = middle;
    }
    return high;
  }

  /// The price if the rows in `set` vested what they may on top, the rows at `hurdle` a fraction of it.
  double price_if(double value, const std::vector<Row*>& open, unsigned set, double hurdle = 0,
                  double fraction = 0) {
    const std::vector<Row> kept = rows_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const double part = open[i]->hurdle == hurdle ? fraction : (set >> i & 1U);
      open[i]->vested += part * open[i]->open;
    }
    const double found = price(value);
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].vested = kept[i].vested;
    return found;
  }

  NaiveYear year(const FiscalPeriod& period, double eps) {
    const double value = multiple_ * income(period, eps);
    std::vector<Row*> open;
    for (Row& row : rows_) {
      row.open = std::max(0.0, allowed(row, period) - row.vested);
      const bool free = row.hurdle == 0 || row.met;
      if (free) row.vested += row.open;
      if (!free && row.open > 0) open.push_back(&row);
    }
    NaiveYear result = settle(value, open);
    for (Row& row : rows_) {
      const Warrant& warrant = case_.deals[row.deal].warrant->value;
      const bool alive = warrant.granted < period.end && period.start <= warrant.expiry;
      if (alive && row.latched_rule && result.price >= row.hurdle * (1 - 1e-9)) row.met = true;
      result.vested += row.vested;
    }
    return result;
  }

  double income(const FiscalPeriod& period, double eps) const {
    double sum = eps * case_.company.diluted_shares.value.value;
    for (std::size_t i = 0; i < case_.deals.size(); ++i) {
      const double delivered = volume(i, period.end) - volume(i, add_days(period.start, -1));
      sum += delivered * settings_.deals[i].revenue_per_gigawatt.value * settings_.deals[i].margin *
             (1 - settings_.tax_rate) * (1 - settings_.deal_discount);
    }
    return sum;
  }

  /// A subset stands if exactly its hurdles are at or below the price it leads to. There is at most one; if
  /// there is none, some hurdle is where the price sticks.
  NaiveYear settle(double value, const std::vector<Row*>& open) {
    std::vector<unsigned> standing;
    for (unsigned set = 0; set < 1U << open.size(); ++set) {
      const double found = price_if(value, open, set);
      bool stands = true;
      for (std::size_t i = 0; i < open.size(); ++i) {
        stands = stands && (open[i]->hurdle <= found) == bool(set >> i & 1U);
      }
      if (stands) standing.push_back(set);
    }
    REQUIRE(standing.size() <= 1);
    if (standing.empty()) return stick(value, open);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (standing[0] >> i & 1U) open[i]->vested += open[i]->open;
    }
    return {.price = price(value)};
  }

  NaiveYear stick(double value, const std::vector<Row*>& open) {
    for (const Row* at : open) {
      const double hurdle = at->hurdle;
      unsigned lower = 0;
      for (std::size_t i = 0; i < open.size(); ++i) lower |= unsigned(open[i]->hurdle < hurdle) << i;
      if (price_if(value, open, lower, hurdle, 0) < hurdle) continue;
      if (price_if(value, open, lower, hurdle, 1) >= hurdle) continue;
      double low = 0;
      double high = 1;
      for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (price_if(value, open, lower, hurdle, middle) >= hurdle ? low : high) = middle;
      }
      for (std::size_t i = 0; i < open.size(); ++i) {
        open[i]->vested += open[i]->open * (open[i]->hurdle == hurdle ? low : double(lower >> i & 1U));
      }
      return {.price = hurdle, .pinned_at = hurdle, .pinned_fraction = low};
    }
    FAIL("no subset stands and no hurdle holds the price");
    return {};
  }

  const Case& case_;
  const Settings& settings_;
  double multiple_ = 0;  // on the year's own EPS
  std::vector<Row> rows_;
};

}  // namespace fairvalue::case_fixtures
