#include "facts.hpp"

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "rows.hpp"

namespace figures {
namespace {

using fairvalue::Error;
using fairvalue::Interval;

std::vector<double> scaled_values(const LedgerRow& row) {
  std::vector<double> values;
  for (const std::string& text : row.values) {
    values.push_back(parse_value(row.id, unit(row.unit), text) * unit(row.unit).scale);
  }
  return values;
}

template <class T>
Interval<T> as_interval(const std::string& id, const std::vector<double>& values) {
  if (values.size() != 2)
    throw Error(fmt::format("{}: has {} values, not the two of a range", id, values.size()));
  return {T{values[0]}, T{values[1]}};
}

}  // namespace

std::vector<double> Facts::values(const std::string& id, Dimension dimension) {
  const LedgerRow& row = ledger_.row(id);
  if (unit(row.unit).dimension != dimension)
    throw Error(fmt::format("{}: is not asked for in its unit, {}", id, row.unit));
  read_.insert(id);
  if (row.kind != Kind::derived) return scaled_values(row);
  const Row* computed = rows_.find(id);
  if (computed == nullptr) throw Error(fmt::format("{}: is derived, but no row computes it", id));
  if (being_computed_.contains(id)) throw Error(fmt::format("{}: is computed from itself", id));
  Facts below{ledger_, rows_};
  below.being_computed_ = being_computed_;
  below.being_computed_.insert(id);
  return computed->compute(below).values();
}

double Facts::value(const std::string& id, Dimension dimension) {
  const auto all = values(id, dimension);
  if (all.size() != 1) throw Error(fmt::format("{}: has {} values, not one", id, all.size()));
  return all.front();
}

fairvalue::PerShare Facts::price(const std::string& id) {
  return fairvalue::PerShare{value(id, Dimension::per_share)};
}
fairvalue::Multiple Facts::multiple(const std::string& id) {
  return fairvalue::Multiple{value(id, Dimension::ratio)};
}
fairvalue::Money Facts::money(const std::string& id) { return fairvalue::Money{value(id, Dimension::money)}; }
fairvalue::Years Facts::years(const std::string& id) { return fairvalue::Years{value(id, Dimension::years)}; }
fairvalue::Shares Facts::shares(const std::string& id) {
  return fairvalue::Shares{value(id, Dimension::shares)};
}
fairvalue::Gigawatts Facts::gigawatts(const std::string& id) {
  return fairvalue::Gigawatts{value(id, Dimension::gigawatts)};
}
fairvalue::PerGigawatt Facts::per_gigawatt(const std::string& id) {
  return fairvalue::PerGigawatt{value(id, Dimension::per_gigawatt)};
}
fairvalue::Shares Facts::shares_a_gigawatt(const std::string& id) {
  return fairvalue::Shares{value(id, Dimension::shares_a_gigawatt)};
}
std::vector<double> Facts::all_ratios(const std::string& id) { return values(id, Dimension::ratio); }
double Facts::ratio(const std::string& id) { return value(id, Dimension::ratio); }
double Facts::count(const std::string& id) { return value(id, Dimension::count); }
double Facts::per_second(const std::string& id) { return value(id, Dimension::per_second); }
double Facts::hours(const std::string& id) { return value(id, Dimension::hours); }
double Facts::bytes(const std::string& id) { return value(id, Dimension::bytes); }
double Facts::bandwidth(const std::string& id) { return value(id, Dimension::bytes_per_second); }
int Facts::year(const std::string& id) { return static_cast<int>(value(id, Dimension::calendar_year)); }

Interval<fairvalue::Multiple> Facts::multiples(const std::string& id) {
  return as_interval<fairvalue::Multiple>(id, values(id, Dimension::ratio));
}

Interval<fairvalue::Money> Facts::moneys(const std::string& id) {
  return as_interval<fairvalue::Money>(id, values(id, Dimension::money));
}

Interval<fairvalue::Years> Facts::durations(const std::string& id) {
  return as_interval<fairvalue::Years>(id, values(id, Dimension::years));
}

Interval<double> Facts::counts(const std::string& id) {
  return as_interval<double>(id, values(id, Dimension::count));
}

Interval<double> Facts::hour_range(const std::string& id) {
  return as_interval<double>(id, values(id, Dimension::hours));
}

Interval<double> Facts::ratios(const std::string& id) {
  return as_interval<double>(id, values(id, Dimension::ratio));
}

std::vector<fairvalue::LeadStep> Facts::lead_steps(const std::string& id) {
  const LedgerRow& row = ledger_.row(id);
  const bool in_weeks = row.unit == "weeks";
  if (!in_weeks && row.unit != "months") throw Error(fmt::format("{}: is not in months or weeks", id));
  const auto step_unit = in_weeks ? fairvalue::LeadUnit::weeks : fairvalue::LeadUnit::months;
  std::vector<fairvalue::LeadStep> steps;
  for (const double length : values(id, Dimension::years)) {
    const double count = std::round(length / unit(row.unit).scale);
    steps.push_back({.name = row.statement, .length = static_cast<int>(count), .unit = step_unit});
  }
  return steps;
}

fairvalue::Date Facts::date(const std::string& id) {
  const LedgerRow& row = ledger_.row(id);
  const auto date = row.values.size() == 1 ? fairvalue::parse_date(row.values[0]) : std::nullopt;
  if (!date) throw Error(fmt::format("{}: is not a date", id));
  read_.insert(id);
  return *date;
}

int Facts::year_of(const std::string& id) {
  read_.insert(id);
  std::string period = ledger_.row(id).period;
  if (period.starts_with("FY")) period.erase(0, 2);
  return static_cast<int>(parse_value(id, unit("year"), period));
}

fairvalue::Years Facts::span_of(const std::string& id) {
  read_.insert(id);
  const auto ends = split(ledger_.row(id).period, '-');
  if (ends.size() != 2) throw Error(fmt::format("{}: its period is not from one year to another", id));
  return fairvalue::Years{parse_value(id, unit("year"), ends[1]) - parse_value(id, unit("year"), ends[0])};
}

}  // namespace figures
