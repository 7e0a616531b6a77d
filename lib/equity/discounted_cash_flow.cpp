#include <fairvalue/equity/discounted_cash_flow.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double large_terminal_share = 0.8;

void require_terminal(const TerminalGrowth& terminal, double discount_rate) {
  require_growth("terminal.growth", terminal.growth);
  require(terminal.growth < discount_rate, "terminal.growth",
          fmt::format("below the discount rate {:g}", discount_rate), terminal.growth);
}

void require_terminal(const TerminalMultiple& terminal, double) {
  require_positive("terminal.multiple", terminal.multiple);
  require_positive("terminal.figure", terminal.figure);
}

void require_forecast(const CashFlowForecast& forecast) {
  require_not_empty("flows", forecast.flows.size());
  for (std::size_t i = 0; i < forecast.flows.size(); ++i) {
    require_finite(fmt::format("flows[{}]", i), forecast.flows[i]);
  }
  const double first = forecast.first_year_end.value;
  require(0.0 < first && first <= 1.0, "first_year_end", "in (0, 1]", first);
  require_growth("discount_rate", forecast.discount_rate);
  require_enumerator("timing", forecast.timing);
  std::visit([&](const auto& one) { require_terminal(one, forecast.discount_rate); }, forecast.terminal);
}

/// In years from today to the k-th flow.
Years time_of_flow(const CashFlowForecast& forecast, std::size_t k) {
  const double first = forecast.first_year_end.value;
  const double year_end = first + static_cast<double>(k);
  if (forecast.timing == CashFlowTiming::year_end) return Years{year_end};
  return Years{year_end - (k == 0 ? 0.5 * first : 0.5)};
}

Money present(Money later, double rate, Years time) {
  return require_result("present_value", later * compound(rate, Years{-time.value}));
}

struct Terminal {
  Money value;
  Years time;
};

Terminal terminal_of(const CashFlowForecast& forecast) {
  const std::size_t last = forecast.flows.size() - 1;
  if (const auto* sold = std::get_if<TerminalMultiple>(&forecast.terminal)) {
    const Years end{forecast.first_year_end.value + static_cast<double>(last)};
    return {require_finite("terminal", sold->multiple * sold->figure), end};
  }
  const double growth = std::get<TerminalGrowth>(forecast.terminal).growth;
  const Money next = forecast.flows.back() * (1.0 + growth);
  return {require_finite("terminal", next / (forecast.discount_rate - growth)), time_of_flow(forecast, last)};
}

std::vector<std::string> warnings_of(std::optional<double> terminal_share) {
  if (!terminal_share || *terminal_share <= large_terminal_share) return {};
  return {
      fmt::format("terminal value: {:.1f} % of the enterprise value, above 80 %: the value rests on the "
                  "years after the forecast",
                  100.0 * *terminal_share)};
}

}  // namespace

CashFlowValue discounted_cash_flow(const CashFlowForecast& forecast, const EquityBridge& bridge) {
  require_forecast(forecast);
  std::vector<Money> values;
  Money sum{0.0};
  for (std::size_t k = 0; k < forecast.flows.size(); ++k) {
    values.push_back(present(forecast.flows[k], forecast.discount_rate, time_of_flow(forecast, k)));
    sum += values.back();
  }
  const Terminal terminal = terminal_of(forecast);
  const Money present_terminal = present(terminal.value, forecast.discount_rate, terminal.time);
  const Money enterprise = require_finite("enterprise_value", sum + present_terminal);
  const bool positive = enterprise.value > 0.0;
  const auto share = positive ? std::optional{present_terminal / enterprise} : std::nullopt;
  return {.present_values = std::move(values),
          .terminal = terminal.value,
          .present_terminal = present_terminal,
          .enterprise_value = enterprise,
          .terminal_share = share,
          .price = price_from_enterprise_value(enterprise, bridge),
          .warnings = warnings_of(share)};
}

}  // namespace fairvalue
