/// \file reproduce_figures/facts.hpp
/// Hands the ledger's numbers to a row, typed and in base units, and remembers which it handed out.
#pragma once
#include <set>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/lead_time.hpp>

#include "ledger.hpp"
#include "units.hpp"

namespace figures {

class Rows;

/// Every accessor takes the id of an INPUT row, or of a DERIVED row, which is then computed and not looked
/// up. Throws fairvalue::Error when the row measures something else, has another number of values, or
/// computes itself.
class Facts {
 public:
  Facts(const Ledger& ledger, const Rows& rows) : ledger_(ledger), rows_(rows) {}

  fairvalue::PerShare price(const std::string& id);
  fairvalue::PerShare eps(const std::string& id) { return price(id); }
  fairvalue::Multiple multiple(const std::string& id);
  fairvalue::Interval<fairvalue::Multiple> multiples(const std::string& id);
  fairvalue::Money money(const std::string& id);
  fairvalue::Interval<fairvalue::Money> moneys(const std::string& id);
  fairvalue::Years years(const std::string& id);  ///< also months and weeks
  fairvalue::Interval<fairvalue::Years> durations(const std::string& id);
  /// The row's whole months or weeks as steps of a lead time, one a value.
  std::vector<fairvalue::LeadStep> lead_steps(const std::string& id);
  double ratio(const std::string& id);  ///< percent as a decimal, times as they are
  fairvalue::Interval<double> ratios(const std::string& id);
  std::vector<double> all_ratios(const std::string& id);
  fairvalue::Shares shares(const std::string& id);
  fairvalue::Gigawatts gigawatts(const std::string& id);
  fairvalue::PerGigawatt per_gigawatt(const std::string& id);
  fairvalue::Shares shares_a_gigawatt(const std::string& id);
  fairvalue::Date date(const std::string& id);
  double count(const std::string& id);
  fairvalue::Interval<double> counts(const std::string& id);
  double per_second(const std::string& id);
  double hours(const std::string& id);
  fairvalue::Interval<double> hour_range(const std::string& id);
  double bytes(const std::string& id);
  double bandwidth(const std::string& id);  ///< bytes a second
  int year(const std::string& id);          ///< a year that is itself the figure
  int year_of(const std::string& id);       ///< the year in which the row's figure holds: "2028", "FY2026"
  fairvalue::Years span_of(const std::string& id);  ///< the years its period covers: "2023-2028" is five

  /// The ids asked for so far.
  const std::set<std::string>& read() const { return read_; }

 private:
  std::vector<double> values(const std::string& id, Dimension dimension);
  double value(const std::string& id, Dimension dimension);

  const Ledger& ledger_;
  const Rows& rows_;
  std::set<std::string> read_;
  std::set<std::string> being_computed_;
};

}  // namespace figures
