#include <fairvalue/industry/market_size.hpp>

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

int require_year(std::string_view field, int year) {
  require(1 <= year && year <= 9999, field, "a year from 1 to 9999", year);
  return year;
}

/// A figure without scope, source or date cannot be compared with another.
void require_provenance(const char* field, const MarketSize& size) {
  require(!size.scope.empty(), fmt::format("{}.scope", field), "given", "none");
  require(!size.source.empty(), fmt::format("{}.source", field), "given", "none");
  require_date(fmt::format("{}.published", field), size.published);
}

void require_figure(const char* field, const MarketSize& size) {
  require_provenance(field, size);
  require_year(fmt::format("{}.year", field), size.year);
  require_positive(fmt::format("{}.size", field), size.size);
}

void require_one_scope(const MarketSize& earlier, const MarketSize& later) {
  require_figure("earlier", earlier);
  require_figure("later", later);
  require(later.scope == earlier.scope, "later.scope", fmt::format("'{}' like the earlier", earlier.scope),
          fmt::format("'{}'", later.scope));
}

/// The sizes of all years from the first year to the last.
std::vector<Money> sizes(const MarketSize& known, double growth, int year) {
  const Money size = require_positive("market_size.size", known.size);
  return year < known.year ? path_backward(size, growth, known.year - year)
                           : path_forward(size, growth, year - known.year);
}

}  // namespace

std::vector<YearSize> market_path(const MarketSize& size, double growth, int year) {
  require_provenance("market_size", size);
  int at = std::min(require_year("market_size.year", size.year), require_year("year", year));
  std::vector<YearSize> path;
  for (const Money here : sizes(size, growth, year)) {
    path.push_back({.year = at++, .size = require_positive("market_path.size", here)});
  }
  return path;
}

double market_cagr(const MarketSize& earlier, const MarketSize& later) {
  require_one_scope(earlier, later);
  require(earlier.year < later.year, "later.year", fmt::format("after {}", earlier.year), later.year);
  return require_growth("market_cagr", cagr(earlier.size, later.size, Years(later.year - earlier.year)));
}

Change<Money> market_revision(const MarketSize& earlier, const MarketSize& later) {
  require_one_scope(earlier, later);
  require(later.year == earlier.year, "later.year", fmt::format("{} like the earlier", earlier.year),
          later.year);
  require(earlier.published < later.published, "later.published",
          fmt::format("after {}", to_string(earlier.published)), to_string(later.published));
  return change(earlier.size, later.size);
}

ComponentCheck check_component(const MarketSize& component, const MarketSize& system) {
  require_figure("component", component);
  require_figure("system", system);
  require(component.scope != system.scope, "component.scope", "other than the system's",
          fmt::format("'{}'", component.scope));
  require(component.year == system.year, "component.year", fmt::format("{} like the system's", system.year),
          component.year);
  const double ratio = require_result("ratio", component.size / system.size);
  return {.ratio = ratio,
          .larger_than_whole = ratio > 1.0,
          .days_apart = days_between(system.published, component.published)};
}

}  // namespace fairvalue
