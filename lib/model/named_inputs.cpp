#include <fairvalue/model/named_inputs.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t case_inputs = 6;
constexpr std::size_t inputs_of_every_deal = 9;

std::size_t inputs_of(const Deal& deal) {
  return inputs_of_every_deal + (deal.follow_on ? 1 : 0) + (deal.rate ? 1 : 0);
}

std::size_t inputs_of(const Case& value) {
  std::size_t sum = case_inputs;
  for (const Deal& deal : value.deals) sum += inputs_of(deal);
  return sum;
}

std::string deal_field(const Deal& deal, std::string_view input) {
  return fmt::format("deal.{}.{}", deal.name, input);
}

void add_deal_inputs(std::vector<NamedInput>& inputs, const Deal& deal, const std::string& money) {
  require_plan("deal.plan", deal.plan.value);
  const auto field = [&](std::string_view input) { return deal_field(deal, input); };
  inputs.push_back({field("delay_months"), "months", 0.0});
  inputs.push_back({field("gigawatts"), "GW", deal.plan.value.milestones.back().volume});
  inputs.push_back({field("interval_factor"), "x", 1.0});
  inputs.push_back({field("revenue_per_gigawatt"), money + "/GW", deal.revenue_per_gigawatt.value.value});
  inputs.push_back({field("margin"), "%", deal.margin.value});
  inputs.push_back({field("incremental"), "%", deal.incremental.value});
  inputs.push_back({field("capital_spending"), money + "/GW", deal.capital_spending.value.value});
  inputs.push_back({field("receipt_lag_days"), "days", deal.receipt_lag_days.value});
  inputs.push_back({field("haircut"), "%", deal.haircut.value});
  if (deal.follow_on) inputs.push_back({field("follow_on_share"), "%", deal.follow_on->value.share});
  if (deal.rate) inputs.push_back({field("rate"), "%", deal.rate->value});
}

/// Refuses a deal's input by its name. The name is made only for a refusal.
void require_setting(bool ok, const Deal& deal, std::string_view input, std::string_view rule, double got) {
  if (ok && std::isfinite(got)) return;
  const std::string field = deal_field(deal, input);
  require(false, field, rule, require_finite(field, got));
}

/// The same rule as the operating model's: at a rate of 1 there is no profit to price.
double require_tax_rate(double rate) {
  require(require_fraction("tax_rate", rate) < 1.0, "tax_rate", "< 1", rate);
  return rate;
}

/// Refuses a growth above 500 % a year: most likely a percentage, 12 for 0.12.
double require_decimal_growth(std::string_view input, double value) {
  require_growth(input, value);
  require(value <= 5.0, input, "a decimal of at most 5 (500 % a year; 12 % is 0.12)", value);
  return value;
}

/// A multiple set by a scenario has the same window: "x NTM".
std::string multiple_unit(const Case& value) {
  return fmt::format("x {}", to_string(value.multiple.value.window));
}

void require_money_settings(const Deal& deal, std::span<const double> values) {
  require_setting(values[3] > 0.0, deal, "revenue_per_gigawatt", "> 0", values[3]);
  require_setting(values[4] > -1.0 && values[4] <= 1.0, deal, "margin", "above -1 and at most 1", values[4]);
  require_setting(values[5] >= 0.0 && values[5] <= 1.0, deal, "incremental", "between 0 and 1", values[5]);
  require_setting(values[6] >= 0.0, deal, "capital_spending", ">= 0", values[6]);
  require_setting(values[7] >= 0.0, deal, "receipt_lag_days", ">= 0", values[7]);
  require_setting(values[8] >= 0.0 && values[8] <= 1.0, deal, "haircut", "between 0 and 1", values[8]);
}

}  // namespace

std::vector<NamedInput> named_inputs(const Case& value) {
  std::vector<NamedInput> inputs{{"multiple", multiple_unit(value), value.multiple.value.value.value},
                                 {"deal_discount", "%", value.deal_discount.value},
                                 {"required_return", "%", value.required_return.value},
                                 {"eps_growth", "%", value.company.eps_growth.value},
                                 {"revenue_growth", "%", value.company.revenue_growth.value},
                                 {"tax_rate", "%", value.company.tax_rate.value}};
  inputs.reserve(inputs_of(value));
  for (const Deal& deal : value.deals) add_deal_inputs(inputs, deal, currency(value).code());
  return inputs;
}

Settings settings(const Case& value, std::span<const double> values) {
  std::span<const double> rest;
  const detail::CaseSettings own = detail::case_settings(value, values, rest);
  Settings result{.multiple = own.multiple,
                  .deal_discount = own.deal_discount,
                  .required_return = own.required_return,
                  .eps_growth = own.eps_growth,
                  .revenue_growth = own.revenue_growth,
                  .tax_rate = own.tax_rate,
                  .deals = {}};
  result.deals.reserve(value.deals.size());
  for (const Deal& deal : value.deals) {
    result.deals.push_back(detail::deal_settings(deal, own.required_return, rest));
  }
  return result;
}

detail::CaseSettings detail::case_settings(const Case& value, std::span<const double> values,
                                           std::span<const double>& rest) {
  const std::size_t expected = inputs_of(value);
  if (values.size() != expected) {
    require(false, "settings.values", fmt::format("{} numbers", expected),
            static_cast<double>(values.size()));
  }
  rest = values.subspan(case_inputs);
  RollingMultiple multiple = value.multiple.value;
  multiple.value = Multiple{require_positive("multiple", values[0])};
  return {.multiple = multiple,
          .deal_discount = require_fraction("deal_discount", values[1]),
          .required_return = require_decimal_growth("required_return", values[2]),
          .eps_growth = require_decimal_growth("eps_growth", values[3]),
          .revenue_growth = require_decimal_growth("revenue_growth", values[4]),
          .tax_rate = require_tax_rate(values[5])};
}

DealSettings detail::deal_settings(const Deal& deal, double required_return, std::span<const double>& rest) {
  const auto values = rest.first(inputs_of(deal));
  rest = rest.subspan(values.size());
  const double delay = values[0];
  require_setting(delay >= 0.0 && delay <= 1200.0, deal, "delay_months", "between 0 and 1200", delay);
  require_setting(delay == std::floor(delay), deal, "delay_months", "whole", delay);
  require_setting(values[1] >= 0.0, deal, "gigawatts", ">= 0", values[1]);
  const double planned = deal.plan.value.milestones.back().volume;
  if (values[1] > planned) {
    require_setting(false, deal, "gigawatts", fmt::format("at most the {} of the plan", planned), values[1]);
  }
  require_setting(values[2] > 0.0, deal, "interval_factor", "> 0", values[2]);
  require_money_settings(deal, values);
  const double share = deal.follow_on ? values[inputs_of_every_deal] : 0.0;
  require_setting(share >= 0.0 && share <= 1.0, deal, "follow_on_share", "between 0 and 1", share);
  const double rate = deal.rate ? values.back() : required_return;
  require_setting(rate > -1.0 && rate <= 5.0, deal, "rate", "a decimal above -1 and at most 5", rate);
  return {.delay_months = static_cast<int>(delay),
          .gigawatts = values[1],
          .interval_factor = values[2],
          .revenue_per_gigawatt = PerGigawatt{values[3]},
          .margin = values[4],
          .incremental = values[5],
          .capital_spending = PerGigawatt{values[6]},
          .receipt_lag_days = values[7],
          .haircut = values[8],
          .follow_on_share = share,
          .rate = rate};
}

GigawattEconomics gigawatt_economics(const Settings& settings, std::size_t deal) {
  require(deal < settings.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  const DealSettings& own = settings.deals[deal];
  return {.revenue = own.revenue_per_gigawatt,
          .margin = own.margin,
          .tax_rate = settings.tax_rate,
          .incremental = own.incremental,
          .capital_spending = own.capital_spending,
          .receipt_lag_days = own.receipt_lag_days};
}

Settings base_settings(const Case& value) {
  std::vector<double> values;
  for (const NamedInput& input : named_inputs(value)) values.push_back(input.value);
  return settings(value, values);
}

}  // namespace fairvalue
