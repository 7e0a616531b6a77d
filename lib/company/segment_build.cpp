#include <fairvalue/company/segment_build.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_count(std::string_view field, std::size_t size, std::size_t expected, std::string_view which) {
  require(size == expected, field, fmt::format("{} numbers, {}", expected, which), static_cast<double>(size));
}

void require_successive(const std::vector<FiscalPeriod>& years) {
  require_not_empty("years", years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string field = fmt::format("years[{}]", i);
    require_year(field, years[i]);
    if (i == 0) continue;
    const Date next = add_days(years[i - 1].end, 1);
    require(years[i].start == next, field + ".start",
            fmt::format("{}, the day after {} ends", to_string(next), label(years[i - 1])),
            to_string(years[i].start));
  }
}

void require_segment(std::string_view field, const Segment& segment, std::size_t years) {
  const bool named = segment.name.find_first_not_of(" \t") != std::string::npos;
  require(named, fmt::format("{}.name", field), "a name", "a blank");
  require_non_negative(fmt::format("{}.revenue", field), segment.revenue);
  require_count(fmt::format("{}.growth", field), segment.growth.size(), years - 1,
                "one for each year after the first");
  require_count(fmt::format("{}.margin", field), segment.margin.size(), years, "one a year");
  for (const double growth : segment.growth) require_growth(fmt::format("{}.growth", field), growth);
  for (const double margin : segment.margin) {
    require(require_finite(fmt::format("{}.margin", field), margin) <= 1.0, fmt::format("{}.margin", field),
            "at most 1", margin);
  }
}

void require_segments(const SegmentBuild& build) {
  require_not_empty("segments", build.segments.size());
  for (std::size_t i = 0; i < build.segments.size(); ++i) {
    const std::string field = fmt::format("segments[{}]", i);
    require_segment(field, build.segments[i], build.years.size());
    const auto same = [&](const Segment& other) { return other.name == build.segments[i].name; };
    const auto first = std::ranges::find_if(build.segments, same);
    require(first - build.segments.begin() == static_cast<std::ptrdiff_t>(i), field + ".name", "unique",
            build.segments[i].name);
  }
}

void require_group(const SegmentBuild& build) {
  const std::size_t years = build.years.size();
  require_count("unallocated_costs", build.unallocated_costs.size(), years, "one a year");
  require_count("other_income", build.other_income.size(), years, "one a year");
  require_count("tax_rate", build.tax_rate.size(), years, "one a year");
  require_count("diluted_shares", build.diluted_shares.size(), years, "one a year");
  for (std::size_t i = 0; i < years; ++i) {
    require_non_negative(fmt::format("unallocated_costs[{}]", i), build.unallocated_costs[i]);
    require_finite(fmt::format("other_income[{}]", i), build.other_income[i]);
    const std::string rate = fmt::format("tax_rate[{}]", i);
    require(require_fraction(rate, build.tax_rate[i]) < 1.0, rate, "< 1", build.tax_rate[i]);
    require_positive(fmt::format("diluted_shares[{}]", i), build.diluted_shares[i]);
  }
}

Money revenue_in(const Segment& segment, std::size_t year) {
  Money revenue = segment.revenue;
  for (std::size_t i = 0; i < year; ++i) revenue = revenue * (1.0 + segment.growth[i]);
  return require_result(fmt::format("revenue of {}", segment.name), revenue);
}

std::vector<SegmentResult> segment_results(const SegmentBuild& build, std::size_t year) {
  std::vector<SegmentResult> results;
  for (const Segment& segment : build.segments) {
    const Money revenue = revenue_in(segment, year);
    results.push_back({segment.name, revenue, revenue * segment.margin[year]});
  }
  return results;
}

BuiltYear built_year(const SegmentBuild& build, std::size_t year) {
  std::vector<SegmentResult> segments = segment_results(build, year);
  Money revenue{0.0};
  Money profit{0.0};
  for (const SegmentResult& segment : segments) {
    revenue += segment.revenue;
    profit += segment.operating_profit;
  }
  const Money operating = profit - build.unallocated_costs[year];
  const Money pretax = require_finite("pretax_income", operating + build.other_income[year]);
  const Money tax = build.tax_rate[year] * std::max(pretax, Money{0.0});
  const Money net = pretax - tax;
  return {.period = build.years[year],
          .segments = std::move(segments),
          .revenue = require_finite("revenue", revenue),
          .operating_income = operating,
          .pretax_income = pretax,
          .tax = tax,
          .net_income = net,
          .diluted_shares = build.diluted_shares[year],
          .eps = require_finite("eps", net / build.diluted_shares[year])};
}

}  // namespace

std::vector<BuiltYear> built_years(const SegmentBuild& build) {
  require_successive(build.years);
  require_segments(build);
  require_group(build);
  std::vector<BuiltYear> years;
  for (std::size_t i = 0; i < build.years.size(); ++i) years.push_back(built_year(build, i));
  return years;
}

std::vector<PeriodEps> built_eps(const SegmentBuild& build) {
  std::vector<PeriodEps> eps;
  for (const BuiltYear& year : built_years(build)) {
    eps.push_back({.period = year.period, .eps = year.eps, .basis = build.basis, .currency = build.currency});
  }
  return eps;
}

}  // namespace fairvalue
