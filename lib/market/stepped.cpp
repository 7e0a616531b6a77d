#include <fairvalue/market/stepped.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

// Levels are named only when they are refused: a market is checked at every valuation.
std::string level_name(std::string_view field, std::size_t i, std::string_view name) {
  return fmt::format("{}.later[{}].{}", field, i, name);
}

void require_after(std::string_view field, std::size_t i, Years before, Years from) {
  if (before < from && std::isfinite(from.value)) return;
  const auto name = level_name(field, i, "from");
  require_positive(name, from);
  throw DomainError(name, fmt::format("> {} (the one before it)", before.value), from.value);
}

template <class T>
const Stepped<T>& require_levels(std::string_view field, const Stepped<T>& levels) {
  require_finite(field, levels.value);
  Years before{0.0};
  for (std::size_t i = 0; i < levels.later.size(); ++i) {
    const auto& [from, value] = levels.later[i];
    require_after(field, i, before, from);
    if (!std::isfinite(number(value))) require_finite(level_name(field, i, "value"), value);
    before = from;
  }
  return levels;
}

/// The integral of f(level) from today to `until`.
template <class T, class F>
double integral(const Stepped<T>& levels, Years until, F f) {
  require_non_negative("until", until);
  double sum = 0.0;
  double level = number(levels.value);
  Years since{0.0};
  for (const auto& [from, value] : levels.later) {
    if (until <= from) break;
    sum += f(level) * (from - since).value;
    level = number(value);
    since = from;
  }
  return sum + f(level) * (until - since).value;
}

template <class T>
bool all_alike(const Stepped<T>& levels) {
  return std::all_of(levels.later.begin(), levels.later.end(),
                     [&levels](const auto& later) { return later.value == levels.value; });
}

}  // namespace

const Stepped<Rate>& require_stepped(std::string_view field, const Stepped<Rate>& levels) {
  return require_levels(field, levels);
}
const Stepped<double>& require_stepped(std::string_view field, const Stepped<double>& levels) {
  return require_levels(field, levels);
}

double accumulated(const Stepped<Rate>& levels, Years until) {
  const double sum = integral(require_levels("levels", levels), until, [](double rate) { return rate; });
  return require_finite("accumulated", sum);
}
double accumulated_variance(const Stepped<double>& volatility, Years until) {
  const double sum =
      integral(require_levels("volatility", volatility), until, [](double sigma) { return sigma * sigma; });
  return require_finite("accumulated_variance", sum);
}

bool is_flat(const Stepped<Rate>& levels) { return all_alike(require_levels("levels", levels)); }
bool is_flat(const Stepped<double>& levels) { return all_alike(require_levels("levels", levels)); }

}  // namespace fairvalue
