/// \file lib/company/detail/fourth_quarter.hpp
/// The fourth quarter, which is not filed, from the year and its first nine months.
#pragma once
#include <compare>
#include <map>
#include <string>
#include <vector>

#include <fairvalue/company/filed_fact.hpp>
#include <fairvalue/company/filed_period.hpp>

namespace fairvalue::detail {

/// First and last day of a period.
struct Days {
  Date start;
  Date end;

  auto operator<=>(const Days&) const = default;
};

int length(const Days& days);
bool is_quarter(const Days& days);  ///< 70 to 120 days
bool is_nine_months_of(const Days& nine, const Days& year);

using Versions = std::vector<const FiledFact*>;  ///< filings of one period
using Filings = std::map<Days, Versions>;        ///< of one measure
using Measures = std::map<FiledMeasure, Filings>;

/// "us-gaap:NetIncomeLoss, 0001640147-23-000030".
std::string source_of(const FiledFact& fact);

/// Fills in what the filings do not state of the quarter that ends with `year`.
void derive_fourth(FiledPeriod& quarter, const Measures& measures, const FactQuestion& question,
                   const Days& year, const Days& nine);

}  // namespace fairvalue::detail
