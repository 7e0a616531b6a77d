#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/multiples.hpp>

#include "tables.hpp"

namespace target_amd {
namespace {

using namespace fairvalue;

/// A figure with its standing and where it comes from.
std::vector<Cell> row(const char* name, Cell value, Standing standing, const std::string& source) {
  return {text_cell(name), std::move(value), standing_cell(standing), text_cell(source)};
}

Interval<PerShare> rounding_band(const AmdJune2025& amd) {
  const Multiple half{0.5};
  const Multiple stated = amd.market_multiple.value;
  return at_corners([&](Multiple m) { return m * amd.eps_2026.value.eps; },
                    Interval{stated - half, stated + half});
}

}  // namespace

PerShare market_price(const AmdJune2025& amd) { return amd.market_multiple.value * amd.eps_2026.value.eps; }

TextTable consensus_table(const AmdJune2025& amd) {
  const PeriodEps& fy1 = amd.eps_2025.value;
  const PeriodEps& fy2 = amd.eps_2026.value;
  return {.title = "1. Consensus EPS 共識每股盈餘, as of " + to_string(amd.as_of),
          .columns = {"", "USD", "standing", "source"},
          .rows = {row("EPS FY2025", price_cell(fy1.eps), amd.eps_2025.standing, amd.eps_2025.source),
                   row("EPS FY2026", price_cell(fy2.eps), amd.eps_2026.standing, amd.eps_2026.source),
                   row("growth 年增", percent_cell(eps_growth(fy1.eps, fy2.eps)), Standing::derived,
                       "5.79 / 3.94 - 1; the article says 47%"),
                   row("EPS next twelve months", price_cell(ntm_eps(fy1, fy2, amd.as_of)), Standing::derived,
                       "by days left in FY2025, which ends " + to_string(fy1.period.end))},
          .notes = {"Non-GAAP and diluted: assumed, the article does not say."}};
}

TextTable market_price_table(const AmdJune2025& amd) {
  const PerShare price = market_price(amd);
  const auto band = rounding_band(amd);
  const PeriodEps& fy1 = amd.eps_2025.value;
  const PeriodEps& fy2 = amd.eps_2026.value;
  return {
      .title = "2. The price that the market's 22x implies 目前股價",
      .columns = {"", "", "standing", "source"},
      .rows = {row("multiple of FY2026", multiple_cell(amd.market_multiple.value),
                   amd.market_multiple.standing, amd.market_multiple.source),
               row("price", price_cell(price), Standing::derived, "22 x 5.79"),
               row("least if 22x is rounded", price_cell(band.low), Standing::derived, "21.5 x 5.79"),
               row("most if 22x is rounded", price_cell(band.high), Standing::derived, "22.5 x 5.79"),
               row("multiple of FY2025", multiple_cell(price_to_earnings(price, fy1.eps)), Standing::derived,
                   "the same price over 3.94"),
               row("multiple of NTM", multiple_cell(price_to_earnings(price, ntm_eps(fy1, fy2, amd.as_of))),
                   Standing::derived, "over the next twelve months"),
               row("last close 2025-06-18", price_cell(amd.last_close.value), amd.last_close.standing,
                   amd.last_close.source),
               row("its multiple of FY2026", multiple_cell(price_to_earnings(amd.last_close.value, fy2.eps)),
                   Standing::derived, "the article's 22x agrees")}};
}

}  // namespace target_amd
