#include <fairvalue/core/growth.hpp>

#include <cmath>
#include <utility>

namespace fairvalue {

double growth(double from, double to) {
  const double factor = require_finite("growth.to", to) / require_positive("growth.from", from);
  return require_result("growth", factor - 1.0);
}

double log_growth(double from, double to) {
  const double factor = require_positive("log_growth.to", to) / require_positive("log_growth.from", from);
  return require_result("log_growth", std::log(factor));
}

double cagr(double from, double to, Years years) {
  const double factor = require_non_negative("cagr.to", to) / require_positive("cagr.from", from);
  return require_result("cagr", std::pow(factor, 1.0 / require_positive("cagr.years", years.value)) - 1.0);
}

double compound(double growth, Years years) {
  return require_result(
      "compound", std::pow(1.0 + require_growth("growth", growth), require_finite("years", years.value)));
}

double chained(std::span<const double> growths) {
  double factor = 1.0;
  for (const double growth : growths) factor *= 1.0 + require_growth("growth", growth);
  return require_result("chained", factor - 1.0);
}

std::vector<double> path_forward(double start, double growth, int periods) {
  require_finite("path.start", start);
  require_periods("periods", periods);
  std::vector<double> path;
  for (int i = 0; i <= periods; ++i)
    path.push_back(require_result("path", start * compound(growth, Years(i))));
  return path;
}

std::vector<double> path_backward(double end, double growth, int periods) {
  require_finite("path.end", end);
  require_periods("periods", periods);
  std::vector<double> path;
  for (int left = periods; left >= 0; --left)
    path.push_back(require_result("path", end / compound(growth, Years(left))));
  return path;
}

std::optional<Years> doubling_time(double growth) {
  require_growth("growth", growth);
  if (!(growth > 0.0)) return std::nullopt;
  return Years{require_result("doubling_time", std::log(2.0) / std::log1p(growth))};
}

double growth_required(double target_cagr, int years, std::span<const double> so_far) {
  require(std::cmp_less(so_far.size(), years), "growth_required.years", "more than the years already passed",
          years);
  const int left = years - static_cast<int>(so_far.size());
  const double needed = compound(target_cagr, Years(years)) / (1.0 + chained(so_far));
  return require_result("growth_required", std::pow(needed, 1.0 / left) - 1.0);
}

}  // namespace fairvalue
