#include <fairvalue/deal/monitoring_rule.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/price_words.hpp"

namespace fairvalue {
namespace {

using Window = std::span<const Dated<PerShare>>;

Window window_of(const DatedSeries<PerShare>& series) { return {series.begin(), series.size()}; }

// Hurdles and prices are decimals, which binary rounds, the more so across a split: 2.30 x 3 is less than
// 6.90 by an ulp. A cent is a million times as much as this is for a price of 10,000.
constexpr double rounding = 1e-12;

bool reaches(PerShare price, PerShare hurdle) { return price >= hurdle * (1.0 - rounding); }

// Adds up what each close lies above the hurdle: closes at the hurdle add up to nothing, exactly, where a sum
// of prices would round and a running sum drift.
bool average_reaches(PerShare hurdle, Window window) {
  PerShare above{0.0};
  for (const auto& close : window) above += close.value - hurdle;
  return above >= -rounding * static_cast<double>(window.size()) * hurdle;
}

std::optional<Date> first_average(int n, PerShare hurdle, Window closes, Date earliest) {
  const auto length = static_cast<std::size_t>(n);
  for (std::size_t end = length; end <= closes.size(); ++end) {
    const Window window = closes.subspan(end - length, length);
    const Date day = window.back().date;
    if (day >= earliest && average_reaches(hurdle, window)) return day;
  }
  return std::nullopt;
}

/// The first day with `needed` closes at or above the hurdle among the last `watched`.
std::optional<Date> first_count(int needed, int watched, PerShare hurdle, Window closes, Date earliest) {
  const auto length = static_cast<std::size_t>(watched);
  int hits = 0;
  for (std::size_t i = 0; i < closes.size(); ++i) {
    if (reaches(closes[i].value, hurdle)) ++hits;
    if (i >= length && reaches(closes[i - length].value, hurdle)) --hits;
    if (closes[i].date >= earliest && hits >= needed) return closes[i].date;
  }
  return std::nullopt;
}

/// A close counts where highs are watched.
std::optional<Date> first_touch(PerShare hurdle, Window closes, Window highs, Date earliest) {
  const auto close = first_count(1, 1, hurdle, closes, earliest);
  const auto high = first_count(1, 1, hurdle, highs, earliest);
  return close && high ? std::min(close, high) : std::max(close, high);  // none is less than any date
}

const DatedSeries<PerShare>& require_highs(const DatedSeries<PerShare>* highs) {
  if (highs == nullptr) throw DomainError("highs", "given for continuous monitoring", "none");
  detail::require_positive_rows("highs", *highs);
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
MonitoringRule on_total_of(int closes) { return {.kind = Monitoring::closes_in_total, .k = closes}; }
MonitoringRule on_vwaps(MonitoringRule rule) {
  rule.price = ObservedPrice::vwap;
  return rule;
}

const MonitoringRule& require_rule(std::string_view field, const MonitoringRule& rule) {
  const bool one_close = rule.n == 1 && rule.k == 1 && rule.price == ObservedPrice::close;
  if (one_close && is_enumerator(rule.kind)) return rule;  // sound for every kind
  if (!is_enumerator(rule.kind)) refuse_enumerator(rule.kind, fmt::format("{}.kind", field));
  const MonitoringTraits known = monitoring_traits(rule.kind);
  require_member(rule.n >= 1, field, "n", ">= 1", rule.n);
  require_member(rule.n == 1 || known.has_window, field, "n", "1 for a rule without a window", rule.n);
  require_member(rule.k >= 1, field, "k", ">= 1", rule.k);
  if (!is_enumerator(rule.price)) refuse_enumerator(rule.price, fmt::format("{}.price", field));
  if (known.needs_highs && needs_vwaps(rule)) {
    throw DomainError(fmt::format("{}.price", field), "close for continuous monitoring", "vwap");
  }
  const bool any_number = known.counts && !known.has_window;
  if (rule.k > rule.n && !any_number)
    throw DomainError(fmt::format("{}.k", field), fmt::format("<= n ({})", rule.n), rule.k);
  return rule;
}

MonitoringRule reduced(const MonitoringRule& rule) {
  if (needs_highs(rule)) return rule;
  const auto on_same_price = [&rule](MonitoringRule plain) {
    plain.price = rule.price;
    return plain;
  };
  if (closes_watched(rule) == 1) return on_same_price(on_any_close());
  const bool all = rule.kind == Monitoring::closes_in_window && rule.k == rule.n;
  return all ? on_same_price(on_consecutive(rule.n)) : rule;
}

int closes_needed(const MonitoringRule& rule) {
  return monitoring_traits(rule.kind).counts ? rule.k : rule.n;
}

int closes_watched(const MonitoringRule& rule) {
  const MonitoringTraits known = monitoring_traits(rule.kind);
  if (known.has_window) return rule.n;
  return known.counts ? every_close : 1;
}

std::string describe(const MonitoringRule& rule) {
  const std::string_view one = to_string(rule.price);
  switch (rule.kind) {
    case Monitoring::continuous: return "any moment";
    case Monitoring::close: return fmt::format("any {}", one);
    case Monitoring::average_of_closes: return "average of " + detail::count_text(rule.n, one);
    case Monitoring::consecutive_closes:
      return detail::count_text(rule.n, fmt::format("consecutive {}", one));
    case Monitoring::closes_in_window:
      return fmt::format("{} of the last {}", rule.k, detail::count_text(rule.n, one));
    case Monitoring::closes_in_total: return detail::count_text(rule.k, one) + " in total";
  }
  refuse_enumerator(rule.kind);
}

std::optional<Date> first_met(const MonitoringRule& rule, PerShare hurdle,
                              const DatedSeries<PerShare>& closes, const DatedSeries<PerShare>* highs,
                              Date earliest) {
  require_rule("rule", rule);
  require_positive("hurdle", hurdle);
  detail::require_positive_rows("closes", closes);
  require_date("earliest", earliest);
  const Window all = window_of(closes);
  switch (rule.kind) {
    case Monitoring::continuous: return first_touch(hurdle, all, window_of(require_highs(highs)), earliest);
    case Monitoring::average_of_closes: return first_average(rule.n, hurdle, all, earliest);
    case Monitoring::close:
    case Monitoring::consecutive_closes:
    case Monitoring::closes_in_window:
    case Monitoring::closes_in_total:
      return first_count(closes_needed(rule), closes_watched(rule), hurdle, all, earliest);
  }
  refuse_enumerator(rule.kind);
}

int run_at_end(PerShare hurdle, const DatedSeries<PerShare>& closes) {
  int run = 0;
  for (const auto& [date, close] : closes) run = reaches(close, hurdle) ? run + 1 : 0;
  return run;
}

}  // namespace fairvalue
