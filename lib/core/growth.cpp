#include <fairvalue/core/growth.hpp>

#include <cmath>

namespace fairvalue {
namespace {

double require_periods(int periods) { return require_non_negative("periods", periods); }

}  // namespace

double growth(double from, double to) {
  const double factor = require_finite("growth.to", to) / require_positive("growth.from", from);
  return require_finite("growth", factor - 1.0);
}

double log_growth(double from, double to) {
  const double factor = require_positive("log_growth.to", to) / require_positive("log_growth.from", from);
  return require_finite("log_growth", std::log(factor));
}

double cagr(double from, double to, Years years) {
  const double factor = require_non_negative("cagr.to", to) / require_positive("cagr.from", from);
  return require_finite("cagr", std::pow(factor, 1.0 / require_positive("cagr.years", years.value)) - 1.0);
}

double compound(double growth, Years years) {
  return require_finite(
      "compound", std::pow(1.0 + require_growth("growth", growth), require_finite("years", years.value)));
}

double chained(std::span<const double> growths) {
  double factor = 1.0;
  for (const double growth : growths) factor *= 1.0 + require_growth("growth", growth);
  return require_finite("chained", factor - 1.0);
}

std::vector<double> path_forward(double start, double growth, int periods) {
  require_finite("path.start", start);
  require_periods(periods);
  std::vector<double> path;
  for (int i = 0; i <= periods; ++i)
    path.push_back(require_finite("path", start * compound(growth, Years(i))));
  return path;
}

std::vector<double> path_backward(double end, double growth, int periods) {
  require_finite("path.end", end);
  require_periods(periods);
  std::vector<double> path;
  for (int left = periods; left >= 0; --left)
    path.push_back(require_finite("path", end / compound(growth, Years(left))));
  return path;
}

std::optional<Years> doubling_time(double growth) {
  require_growth("growth", growth);
  if (!(growth > 0.0)) return std::nullopt;
  return Years{require_finite("doubling_time", std::log(2.0) / std::log1p(growth))};
}

double growth_required(double target_cagr, int years, std::span<const double> so_far) {
  const int left = years - static_cast<int>(so_far.size());
  require(left > 0, "growth_required.years", "more than the years already passed", years);
  const double needed = compound(target_cagr, Years(years)) / (1.0 + chained(so_far));
  return require_finite("growth_required", std::pow(needed, 1.0 / left) - 1.0);
}

}  // namespace fairvalue
