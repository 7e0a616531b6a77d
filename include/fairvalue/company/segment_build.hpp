/// \file company/segment_build.hpp
/// Earnings per share built from segments: revenue and margin of each, then what stands between them and EPS.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/company/earnings.hpp>

namespace fairvalue {

struct Segment {
  std::string name;            ///< not blank, unique
  Money revenue;               ///< of the first year; >= 0
  std::vector<double> growth;  ///< of revenue, one for each year after the first; > -1
  std::vector<double> margin;  ///< operating profit over revenue, one a year; at most 1, a loss is negative
};

/// A company as an analyst builds it. Every list but the segments and their growth has one entry a year.
struct SegmentBuild {
  std::vector<FiscalPeriod> years;       ///< successive fiscal years, at least one
  std::vector<Segment> segments;         ///< at least one
  std::vector<Money> unallocated_costs;  ///< of the group, in no segment's margin; >= 0
  std::vector<Money> other_income;       ///< interest and the like, before tax; an expense is negative
  std::vector<double> tax_rate;          ///< in [0, 1)
  std::vector<Shares> diluted_shares;    ///< weighted average; > 0
  EarningsBasis basis;
  Currency currency;
};

struct SegmentResult {
  std::string name;
  Money revenue;
  Money operating_profit;
};

struct BuiltYear {
  FiscalPeriod period;
  std::vector<SegmentResult> segments;  ///< in the order given
  Money revenue;
  Money operating_income;  ///< of all segments, less the unallocated costs
  Money pretax_income;     ///< with the other income
  Money tax;               ///< rate x pretax income; 0 in a year of loss, which earns no credit here
  Money net_income;
  Shares diluted_shares;
  PerShare eps;
};

/// One result a year. Throws DomainError naming the member that breaks its rule:
/// "segments[1].growth: must be 2 numbers, one for each year after the first, got 3".
std::vector<BuiltYear> built_years(const SegmentBuild& build);

/// The same years' EPS as estimates of the company's own periods.
std::vector<PeriodEps> built_eps(const SegmentBuild& build);

}  // namespace fairvalue
