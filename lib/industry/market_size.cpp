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

/// The sizes of the years from the first of the two years to the last.
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
  require_provenance("earlier", earlier);
  require_provenance("later", later);
  require(later.scope == earlier.scope, "later.scope", fmt::format("'{}' like the earlier", earlier.scope),
          fmt::format("'{}'", later.scope));
  require_year("earlier.year", earlier.year);
  require_year("later.year", later.year);
  require(earlier.year < later.year, "later.year", fmt::format("after {}", earlier.year), later.year);
  require_positive("earlier.size", earlier.size);
  require_positive("later.size", later.size);
  return require_growth("market_cagr", cagr(earlier.size, later.size, Years(later.year - earlier.year)));
}

}  // namespace fairvalue
