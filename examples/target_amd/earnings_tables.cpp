#include <fmt/core.h>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/market/trading_calendar.hpp>

#include "support/sourced.hpp"
#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;

/// A figure with its standing and where it comes from.
std::vector<Cell> row(std::string name, Cell value, Standing standing, std::string source) {
  return {text_cell(std::move(name)), std::move(value), standing_cell(standing),
          text_cell(std::move(source))};
}

std::vector<Cell> derived(std::string name, Cell value, std::string how) {
  return row(std::move(name), std::move(value), Standing::derived, std::move(how));
}

/// A stated multiple of 22x may be anything that rounds to it.
Interval<Multiple> rounding_of(Multiple stated) {
  const Multiple half{0.5};
  return {stated - half, stated + half};
}

}  // namespace

Spot market_price(const AmdJune2025& amd) {
  return {.price = amd.market_multiple.value * amd.eps_2026.value.eps,
          .as_of = amd.as_of,
          .currency = amd.currency};
}

double consensus_growth(const AmdJune2025& amd) {
  return growth(amd.eps_2025.value.eps, amd.eps_2026.value.eps);
}

TextTable consensus_table(const AmdJune2025& amd) {
  const PeriodEps& fy1 = amd.eps_2025.value;
  const PeriodEps& fy2 = amd.eps_2026.value;
  return {.title = "1. Consensus EPS 共識每股盈餘, as of " + to_string(amd.as_of),
          .columns = {"", "value", "standing", "source"},
          .rows = {row("EPS FY2025", price_cell(fy1.eps), amd.eps_2025.standing, amd.eps_2025.source),
                   row("EPS FY2026", price_cell(fy2.eps), amd.eps_2026.standing, amd.eps_2026.source),
                   derived("growth 年增", percent_cell(consensus_growth(amd)), "the article says 47%"),
                   derived("EPS NTM", price_cell(ntm_eps(fy1, fy2, amd.as_of).eps),
                           fmt::format("next twelve months, {:.1f} % of them in FY2025, which ends {}",
                                       100 * ntm_weight(fy1.period, amd.as_of), to_string(fy1.period.end)))},
          .notes = {"EPS in USD. Non-GAAP and diluted: assumed, the article does not say."}};
}

TextTable market_price_table(const AmdJune2025& amd) {
  const PerShare price = market_price(amd).price;
  const PerShare fy1 = amd.eps_2025.value.eps;
  const PerShare fy2 = amd.eps_2026.value.eps;
  const PerShare close = amd.last_close.value;
  const Date close_day = us_exchange_calendar(2025, 2025).previous(amd.as_of);
  const auto rounding = rounding_of(amd.market_multiple.value);
  const auto band = at_corners([&](Multiple m) { return m * fy2; }, rounding);
  const char* agreement =
      band.contains(close) ? "inside that range: the stated multiple agrees" : "outside that range";
  return {.title = "2. The price that the stated multiple implies 目前股價",
          .columns = {"", "value", "standing", "source"},
          .rows = {
              row("multiple of FY2026", multiple_cell(amd.market_multiple.value),
                  amd.market_multiple.standing, amd.market_multiple.source),
              derived("implied price", price_cell(price), fmt::format("{:g} x {:g}", price / fy2, fy2.value)),
              derived("range of that price",
                      text_cell(examples::range_text(price_cell(band.low, 3), price_cell(band.high, 3))),
                      fmt::format("at {:g}x to {:g}x, if {:g}x is rounded (assumed)", rounding.low.value,
                                  rounding.high.value, amd.market_multiple.value.value)),
              row("close " + to_string(close_day), price_cell(close), amd.last_close.standing,
                  amd.last_close.source),
              derived("that close over FY2026", multiple_cell(price_to_earnings(close, fy2)), agreement),
              derived("implied price over FY2025", multiple_cell(price_to_earnings(price, fy1)),
                      "what the market pays for 2025")}};
}

}  // namespace target_amd
