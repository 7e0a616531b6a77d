#include "value_forms.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/percentile_pair.hpp>

#include "casefile/detail/period_columns.hpp"

namespace fairvalue::detail {
namespace {

double given(const char* key, const std::optional<double>& value) {
  if (!value) throw DomainError(key, "given for this distribution", "none");
  return *value;
}

/// Refuses the first key of the form that the distribution does not have.
void refuse_other_keys(const DistributionForm& form, const std::vector<std::string_view>& own) {
  const std::pair<std::string_view, bool> keys[] = {{"value", form.value.has_value()},
                                                    {"mean", form.mean.has_value()},
                                                    {"deviation", form.deviation.has_value()},
                                                    {"median", form.median.has_value()},
                                                    {"sigma", form.sigma.has_value()},
                                                    {"low", form.low.has_value()},
                                                    {"mode", form.mode.has_value()},
                                                    {"high", form.high.has_value()},
                                                    {"p5", form.p5.has_value()},
                                                    {"p10", form.p10.has_value()},
                                                    {"p90", form.p90.has_value()},
                                                    {"p95", form.p95.has_value()},
                                                    {"values", !form.values.empty()},
                                                    {"probabilities", !form.probabilities.empty()}};
  for (const auto& [key, is_given] : keys) {
    if (is_given && std::find(own.begin(), own.end(), key) == own.end())
      throw DomainError(key, "left out of this distribution", "it");
  }
}

std::vector<std::string_view> keys_of(DistributionKind kind) {
  switch (kind) {
    case DistributionKind::fixed: return {"value"};
    case DistributionKind::normal: return {"mean", "deviation"};
    case DistributionKind::log_normal: return {"median", "sigma"};
    case DistributionKind::uniform: return {"low", "high"};
    case DistributionKind::triangular:
    case DistributionKind::pert: return {"low", "mode", "high"};
    case DistributionKind::discrete: return {"values", "probabilities"};
    case DistributionKind::empirical: return {"values"};
  }
  refuse_enumerator(kind);
}

Distribution named_distribution(const DistributionForm& form) {
  refuse_other_keys(form, keys_of(*form.distribution));
  switch (*form.distribution) {
    case DistributionKind::fixed: return Fixed{given("value", form.value)};
    case DistributionKind::normal:
      return Normal{given("mean", form.mean), given("deviation", form.deviation)};
    case DistributionKind::log_normal:
      return LogNormal{given("median", form.median), given("sigma", form.sigma)};
    case DistributionKind::uniform: return Uniform{given("low", form.low), given("high", form.high)};
    case DistributionKind::triangular:
      return Triangular{given("low", form.low), given("mode", form.mode), given("high", form.high)};
    case DistributionKind::pert:
      return Pert{given("low", form.low), given("mode", form.mode), given("high", form.high)};
    case DistributionKind::discrete: return Discrete{form.values, form.probabilities};
    case DistributionKind::empirical: return Empirical{form.values};
  }
  refuse_enumerator(*form.distribution);
}

Distribution between(const PercentilePair& pair) {
  if (!(pair.low < pair.high)) {
    throw DomainError("percentiles", "two, the lower one below the higher",
                      fmt::format("{} and {}", pair.low, pair.high));
  }
  if (pair.low > 0.0) return log_normal_between(pair);
  return normal_between(pair);
}

/// The two percentiles stated; none where there is none.
std::optional<PercentilePair> percentiles(const DistributionForm& form) {
  struct Point {
    double p;
    double value;
  };
  std::vector<Point> points;
  const auto add = [&](double p, const std::optional<double>& value) {
    if (value) points.push_back({p, *value});
  };
  add(0.05, form.p5);
  add(0.10, form.p10);
  add(0.90, form.p90);
  add(0.95, form.p95);
  if (points.empty()) return std::nullopt;
  if (points.size() != 2) {
    throw DomainError("percentiles", "two of p5, p10, p90 and p95", static_cast<double>(points.size()));
  }
  return PercentilePair{
      .low = points[0].value, .high = points[1].value, .p_low = points[0].p, .p_high = points[1].p};
}

struct DistributionWriter {
  DistributionForm form{};

  void operator()(const Fixed& one) { form = {.distribution = DistributionKind::fixed, .value = one.value}; }
  void operator()(const Normal& one) {
    form = {.distribution = DistributionKind::normal, .mean = one.mean, .deviation = one.deviation};
  }
  void operator()(const LogNormal& one) {
    form = {.distribution = DistributionKind::log_normal, .median = one.median, .sigma = one.sigma};
  }
  void operator()(const Uniform& one) {
    form = {.distribution = DistributionKind::uniform, .low = one.low, .high = one.high};
  }
  void operator()(const Triangular& one) { range(DistributionKind::triangular, one.low, one.mode, one.high); }
  void operator()(const Pert& one) { range(DistributionKind::pert, one.low, one.mode, one.high); }
  void operator()(const Discrete& one) {
    form = {
        .distribution = DistributionKind::discrete, .values = one.values, .probabilities = one.probabilities};
  }
  void operator()(const Empirical& one) {
    form = {.distribution = DistributionKind::empirical, .values = one.values};
  }
  void range(DistributionKind kind, double low, double mode, double high) {
    form = {.distribution = kind, .low = low, .mode = mode, .high = high};
  }
};

int months_of(const PeriodLabel& label) { return label.quarter ? 3 : label.half ? 6 : 12; }

}  // namespace

Distribution between_percentiles(double p5, double p95) { return between({.low = p5, .high = p95}); }

Distribution value_of(const DistributionForm& form) {
  if (form.distribution) return named_distribution(form);
  if (const auto pair = percentiles(form)) {
    refuse_other_keys(form, {"p5", "p10", "p90", "p95"});
    return between(*pair);
  }
  if (form.value) {
    refuse_other_keys(form, {"value"});
    return Fixed{*form.value};
  }
  throw DomainError("distribution", "a number, two percentiles or a distribution by name", "none");
}

DistributionForm form_of_value(const Distribution& distribution) {
  DistributionWriter writer;
  std::visit(writer, distribution);
  return writer.form;
}

DeploymentPlan value_of(const PlanForm& form) {
  if (!form.pace) return {.measure = form.measure, .start = form.start, .milestones = form.milestones};
  if (!form.milestones.empty()) throw DomainError("pace", "left out beside milestones", "both");
  return paced_plan({.measure = form.measure,
                     .start = form.start,
                     .first = form.pace->first,
                     .step = form.pace->step,
                     .steps = form.pace->steps,
                     .interval_months = form.pace->interval_months,
                     .interval_factor = form.pace->interval_factor});
}

PlanForm form_of_value(const DeploymentPlan& plan) {
  return {.measure = plan.measure, .start = plan.start, .milestones = plan.milestones};
}

ShareCountPlan value_of(const ShareCountForm& form) {
  const bool flows = form.buybacks || form.issuance;
  if (form.a_year.has_value() == flows) {
    throw DomainError("share_count", "either a_year, or buybacks and issuance", flows ? "both" : "none");
  }
  if (form.a_year) return NetShareRate{*form.a_year};
  return ShareFlows{form.buybacks.value_or(Money{0}), form.issuance.value_or(Money{0})};
}

ShareCountForm form_of_value(const ShareCountPlan& plan) {
  if (const auto* rate = std::get_if<NetShareRate>(&plan)) return {.a_year = rate->a_year};
  const auto& flows = std::get<ShareFlows>(plan);
  return {.buybacks = flows.buybacks, .issuance = flows.issuance};
}

FiscalPeriod value_of(const PeriodForm& form) {
  const auto label = parse_period_label(form.label);
  if (!label) throw DomainError("label", "a fiscal period such as FY2026, FY2026Q2 or FY2026H1", form.label);
  const Date start = form.start ? *form.start : add_months(add_days(form.end, 1), -months_of(*label));
  const FiscalPeriod period{
      .year = label->year, .quarter = label->quarter, .start = start, .end = form.end, .half = label->half};
  return require_period("period", period);
}

PeriodForm form_of_value(const FiscalPeriod& period) {
  return {.label = label(period), .start = period.start, .end = period.end};
}

}  // namespace fairvalue::detail
