#include <fairvalue/deal/monitoring_rule.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using Window = std::span<const Dated<PerShare>>;

// Hurdles and prices are decimals, which binary rounds, the more so across a split: 2.30 x 3 is less than
// 6.90 by an ulp. A cent is a million times as much as this is for a price of 10,000.
constexpr double rounding = 1e-12;

bool reaches(PerShare price, PerShare hurdle) { return price >= hurdle * (1.0 - rounding); }

std::ptrdiff_t closes_at_or_above(PerShare hurdle, Window window) {
  return std::count_if(window.begin(), window.end(),
                       [hurdle](const Dated<PerShare>& close) { return reaches(close.value, hurdle); });
}

// Adds up what each close lies above the hurdle: closes at the hurdle add up to nothing, exactly, where a sum
// of prices would round and a running sum drift.
bool average_reaches(PerShare hurdle, Window window) {
  PerShare above{0.0};
  for (const auto& close : window) above += close.value - hurdle;
  return above >= -rounding * static_cast<double>(window.size()) * hurdle;
}

bool holds(const MonitoringRule& rule, PerShare hurdle, Window window) {
  if (rule.kind == Monitoring::average_of_closes) return average_reaches(hurdle, window);
  return closes_at_or_above(hurdle, window) >= closes_needed(rule);
}

std::optional<Date> first_window(const MonitoringRule& rule, PerShare hurdle,
                                 const DatedSeries<PerShare>& closes, Date earliest) {
  const Window all{closes.begin(), closes.size()};
  const auto length = static_cast<std::size_t>(rule.n);
  for (auto end = static_cast<std::size_t>(closes_needed(rule)); end <= all.size(); ++end) {
    const Window window = all.first(end).last(std::min(end, length));
    const Date day = window.back().date;
    if (day >= earliest && holds(rule, hurdle, window)) return day;
  }
  return std::nullopt;
}

std::optional<Date> first_touch(PerShare hurdle, const DatedSeries<PerShare>& closes,
                                const DatedSeries<PerShare>& highs, Date earliest) {
  const auto close = first_window(on_any_close(), hurdle, closes, earliest);
  const auto high = first_window(on_any_close(), hurdle, highs, earliest);
  return close && high ? std::min(close, high) : std::max(close, high);  // none is less than any date
}

void require_prices(std::string_view field, const DatedSeries<PerShare>& prices) {
  for (const auto& [date, price] : prices) {
    if (std::isfinite(price.value) && price > PerShare{0.0}) continue;  // named only when refused
    require_positive(fmt::format("{}[{}]", field, to_string(date)), price);
  }
}

const DatedSeries<PerShare>& require_highs(const DatedSeries<PerShare>* highs) {
  if (highs == nullptr) throw DomainError("highs", "given for continuous monitoring", "none");
  require_prices("highs", *highs);
  return *highs;
}

void require_member(bool ok, std::string_view field, std::string_view member, std::string_view rule,
                    int got) {
  if (!ok) require(ok, fmt::format("{}.{}", field, member), rule, got);
}

}  // namespace

MonitoringRule continuously() { return {.kind = Monitoring::continuous}; }
MonitoringRule on_any_close() { return {.kind = Monitoring::close}; }
MonitoringRule on_average_of(int closes) { return {.kind = Monitoring::average_of_closes, .n = closes}; }
MonitoringRule on_consecutive(int closes) { return {.kind = Monitoring::consecutive_closes, .n = closes}; }
MonitoringRule on_some_of(int k, int closes) {
  return {.kind = Monitoring::closes_in_window, .n = closes, .k = k};
}

const MonitoringRule& require_rule(std::string_view field, const MonitoringRule& rule) {
  const bool one_price = rule.kind == Monitoring::continuous || rule.kind == Monitoring::close;
  require_member(rule.n >= 1, field, "n", ">= 1", rule.n);
  require_member(rule.n == 1 || !one_price, field, "n", "1 for a rule without a window", rule.n);
  require_member(rule.k >= 1, field, "k", ">= 1", rule.k);
  if (rule.k > rule.n)
    throw DomainError(fmt::format("{}.k", field), fmt::format("<= n ({})", rule.n), rule.k);
  return rule;
}

MonitoringRule reduced(const MonitoringRule& rule) {
  if (rule.kind == Monitoring::continuous) return rule;
  if (rule.n == 1) return on_any_close();
  const bool all = rule.kind == Monitoring::closes_in_window && rule.k == rule.n;
  return all ? on_consecutive(rule.n) : rule;
}

int closes_needed(const MonitoringRule& rule) {
  return rule.kind == Monitoring::closes_in_window ? rule.k : rule.n;
}

std::string describe(const MonitoringRule& rule) {
  switch (rule.kind) {
    case Monitoring::continuous: return "any moment";
    case Monitoring::close: return "any close";
    case Monitoring::average_of_closes: return fmt::format("average of {} closes", rule.n);
    case Monitoring::consecutive_closes: return fmt::format("{} consecutive closes", rule.n);
    case Monitoring::closes_in_window: return fmt::format("{} of the last {} closes", rule.k, rule.n);
  }
  return "no rule";
}

std::optional<Date> first_met(const MonitoringRule& rule, PerShare hurdle,
                              const DatedSeries<PerShare>& closes, const DatedSeries<PerShare>* highs,
                              Date earliest) {
  require_rule("rule", rule);
  require_positive("hurdle", hurdle);
  require_prices("closes", closes);
  require_date("earliest", earliest);
  if (rule.kind != Monitoring::continuous) return first_window(rule, hurdle, closes, earliest);
  return first_touch(hurdle, closes, require_highs(highs), earliest);
}

int run_at_end(PerShare hurdle, const DatedSeries<PerShare>& closes) {
  int run = 0;
  for (const auto& [date, close] : closes) run = reaches(close, hurdle) ? run + 1 : 0;
  return run;
}

}  // namespace fairvalue
