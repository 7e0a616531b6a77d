#include <fairvalue/industry/backlog.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_flow(std::string_view name, const BacklogFlow& flow) {
  require_non_negative(fmt::format("{}.orders", name), flow.orders);
  require_non_negative(fmt::format("{}.shipped", name), flow.shipped);
  require_non_negative(fmt::format("{}.cancelled", name), flow.cancelled);
  require_finite(fmt::format("{}.adjustment", name), flow.adjustment);
}

/// Rounding may leave a backlog slightly below zero: it counts as zero.
Money settled(Money backlog, Money scale) {
  constexpr double rounding = 1e-12;
  return backlog < Money{0} && -backlog <= rounding * scale ? Money{0} : backlog;
}

/// The closing backlog before any adjustment.
Money unadjusted(Money opening, const BacklogFlow& flow) {
  return opening + flow.orders - flow.shipped - flow.cancelled;
}

Money closing(std::string_view name, Money opening, const BacklogFlow& flow) {
  require_flow(name, flow);
  const Money left = settled(unadjusted(opening, flow) + flow.adjustment, opening + flow.orders);
  return require_result("closing", require_non_negative("closing", left));
}

/// The fraction of the lead time that lies in period i.
double shipped_part(Years lead_time, Years period, int i) {
  const double from = std::min(i * period.value, lead_time.value);
  const double to = std::min((i + 1) * period.value, lead_time.value);
  return (to - from) / lead_time.value;
}

std::vector<std::string> period_names(int periods) {
  std::vector<std::string> names;
  for (int i = 1; i <= periods; ++i) names.push_back(std::to_string(i));
  return names;
}

std::vector<std::string> product_names(std::span<const ProductBacklog> products) {
  std::vector<std::string> names;
  for (const ProductBacklog& product : products) names.push_back(product.product);
  return names;
}

}  // namespace

Money closing_backlog(Money opening, const BacklogFlow& flow) {
  return closing("flow", require_non_negative("opening", opening), flow);
}

std::vector<Money> roll_forward(Money opening, std::span<const BacklogFlow> flows) {
  Money backlog = require_non_negative("opening", opening);
  std::vector<Money> closings;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    backlog = closing(fmt::format("flows[{}]", i), backlog, flows[i]);
    closings.push_back(backlog);
  }
  return closings;
}

Money adjustment_to_close(Money opening, const BacklogFlow& flow, Money reported) {
  require_non_negative("opening", opening);
  require_flow("flow", flow);
  require_non_negative("reported", reported);
  return require_result("adjustment_to_close", reported - unadjusted(opening, flow));
}

Money implied_orders(const BacklogChange& change) {
  require_non_negative("change.opening", change.opening);
  require_non_negative("change.closing", change.closing);
  require_non_negative("change.shipped", change.shipped);
  require_non_negative("change.cancelled", change.cancelled);
  require_finite("change.adjustment", change.adjustment);
  const Money orders =
      change.closing - change.opening + change.shipped + change.cancelled - change.adjustment;
  const Money made = settled(orders, change.opening + change.shipped);
  return require_result("implied_orders", require_non_negative("implied_orders", made));
}

std::optional<double> book_to_bill(std::span<const BacklogFlow> flows) {
  require_not_empty("flows", flows.size());
  Money orders{0};
  Money shipped{0};
  for (std::size_t i = 0; i < flows.size(); ++i) {
    require_flow(fmt::format("flows[{}]", i), flows[i]);
    orders += flows[i].orders;
    shipped += flows[i].shipped;
  }
  if (shipped == Money{0}) return std::nullopt;
  return require_result("book_to_bill", orders / shipped);
}

std::vector<Money> split_at_growth(Money total, double growth, int periods) {
  require_non_negative("total", total);
  require_growth("growth", growth);
  require_periods("periods", periods, 1);
  std::vector<double> factors;
  double sum = 0;
  for (int i = 0; i < periods; ++i) {
    factors.push_back(std::pow(1.0 + growth, i));
    sum += factors.back();
  }
  require_positive("sum of the growth factors", sum);
  std::vector<Money> parts;
  for (const double factor : factors)
    parts.push_back(require_result("split_at_growth", total * (factor / sum)));
  return parts;
}

Years backlog_lead_time(Money backlog, Money shipped, Years period) {
  require_non_negative("backlog", backlog);
  require_positive("shipped", shipped);
  require_positive("period", period);
  return require_result("backlog_lead_time", period * (backlog / shipped));
}

Money shipped_at_lead_time(Money backlog, Years lead_time, Years period) {
  require_non_negative("backlog", backlog);
  require_positive("lead_time", lead_time);
  require_positive("period", period);
  return require_result("shipped_at_lead_time", backlog * (period / lead_time));
}

Table recognition(std::span<const ProductBacklog> products, Years period, int periods) {
  require_not_empty("products", products.size());
  require_positive("period", period);
  require_periods("periods", periods, 1);
  Table revenue{product_names(products), period_names(periods), "currency"};
  for (std::size_t i = 0; i < products.size(); ++i) {
    const ProductBacklog& product = products[i];
    require_non_negative(fmt::format("products[{}].backlog", i), product.backlog);
    require_positive(fmt::format("products[{}].lead_time", i), product.lead_time);
    for (int k = 0; k < periods; ++k) {
      const Money shipped = product.backlog * shipped_part(product.lead_time, period, k);
      revenue.set(i, static_cast<std::size_t>(k), shipped.value);
    }
  }
  return revenue;
}

}  // namespace fairvalue
