#include "fourth_quarter.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "fact_checks.hpp"

namespace fairvalue::detail {
namespace {

/// A year and its first nine months, from filings of one season.
struct Season {
  const FiledFact* year;
  const FiledFact* nine;
};

constexpr int longest_season = 200;  // days between a third quarter's filing and the year's

bool is_of_one_season(const FiledFact& year, const FiledFact& nine, bool one_tag) {
  const int gap = days_between(nine.filed, year.filed);
  return 0 <= gap && gap <= longest_season && (!one_tag || year.tag == nine.tag);
}

/// The best pair: lowest rank of the tag first, then the latest filing.
std::optional<Season> season_of(const Versions& years, const Versions& nines, bool one_tag) {
  const auto better = [](const Season& a, const Season& b) {
    return std::tuple{-a.year->rank - a.nine->rank, a.year->filed, a.nine->filed} >
           std::tuple{-b.year->rank - b.nine->rank, b.year->filed, b.nine->filed};
  };
  std::optional<Season> best;
  for (const FiledFact* year : years) {
    for (const FiledFact* nine : nines) {
      if (!is_of_one_season(*year, *nine, one_tag)) continue;
      if (const Season season{year, nine}; !best || better(season, *best)) best = season;
    }
  }
  return best;
}

std::optional<Season> season_of(const Measures& measures, FiledMeasure measure, const Days& year,
                                const Days& nine, bool one_tag) {
  const auto filings = measures.find(measure);
  if (filings == measures.end()) return std::nullopt;
  const auto years = filings->second.find(year);
  const auto nines = filings->second.find(nine);
  if (years == filings->second.end() || nines == filings->second.end()) return std::nullopt;
  return season_of(years->second, nines->second, one_tag);
}

FiledFigure derived(const Season& season, double value, const char* how) {
  return {.value = require_result(to_string(season.year->measure), value),
          .filed = std::max(season.year->filed, season.nine->filed),
          .standing = Standing::derived,
          .source = fmt::format("{} ({} less {})", how, source_of(*season.year), source_of(*season.nine))};
}

/// Year less nine months: of an amount or, without share counts, of EPS.
std::optional<FiledFigure> difference(const std::optional<Season>& season, const FactQuestion& question,
                                      const char* how) {
  if (!season) return std::nullopt;
  return derived(*season,
                 on_shares_of_question(*season->year, question) -
                     on_shares_of_question(*season->nine, question),
                 how);
}

/// The count of the fourth quarter for which the mean weighted by days is the year's count.
std::optional<FiledFigure> rest_of_shares(const std::optional<Season>& season, const FactQuestion& question,
                                          const Days& year, const Days& nine) {
  if (!season) return std::nullopt;
  const double count = (length(year) * on_shares_of_question(*season->year, question) -
                        length(nine) * on_shares_of_question(*season->nine, question)) /
                       (length(year) - length(nine));
  if (!(count > 0.0)) return std::nullopt;
  return derived(*season, count, "the year's mean less that of nine months, by days");
}

std::optional<FiledFigure> eps_from(const std::optional<FiledFigure>& income,
                                    const std::optional<FiledFigure>& shares) {
  if (!income || !shares) return std::nullopt;
  return FiledFigure{.value = require_result("diluted EPS", income->value / shares->value),
                     .filed = std::max(income->filed, shares->filed),
                     .standing = Standing::derived,
                     .source = "net income of the quarter / its diluted shares, both derived"};
}

}  // namespace

int length(const Days& days) { return days_between(days.start, days.end) + 1; }

bool is_quarter(const Days& days) { return 70 <= length(days) && length(days) <= 120; }

bool is_nine_months_of(const Days& nine, const Days& year) {
  return nine.start == year.start && nine.end < year.end && is_quarter({add_days(nine.end, 1), year.end});
}

std::string source_of(const FiledFact& fact) {
  return fact.accession.empty() ? fact.tag : fact.tag + ", " + fact.accession;
}

void derive_fourth(FiledPeriod& quarter, const Measures& measures, const FactQuestion& question,
                   const Days& year, const Days& nine) {
  const auto season = [&](FiledMeasure measure, bool one_tag) {
    return season_of(measures, measure, year, nine, one_tag);
  };
  const char* by_difference = "the year less nine months";
  if (!quarter.net_income) {
    quarter.net_income = difference(season(FiledMeasure::net_income, true), question, by_difference);
  }
  if (!quarter.revenue) {
    quarter.revenue = difference(season(FiledMeasure::revenue, true), question, by_difference);
  }
  if (!quarter.diluted_shares) {
    quarter.diluted_shares =
        rest_of_shares(season(FiledMeasure::diluted_shares, false), question, year, nine);
  }
  if (!quarter.diluted_eps) quarter.diluted_eps = eps_from(quarter.net_income, quarter.diluted_shares);
  if (!quarter.diluted_eps) {
    quarter.diluted_eps = difference(season(FiledMeasure::diluted_eps, false), question,
                                     "the year's EPS less that of nine months, as no share counts were filed");
  }
}

}  // namespace fairvalue::detail
