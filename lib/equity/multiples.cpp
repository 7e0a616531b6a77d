#include <fairvalue/equity/multiples.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

std::string calendar_year_label(const FiscalPeriod& period) {
  require(period == calendar_year(period.year), "definition.period",
          fmt::format("1 January to 31 December {}", period.year),
          fmt::format("{} to {}", to_string(period.start), to_string(period.end)));
  return fmt::format("CY{}", period.year);
}

std::string window_label(EarningsWindow window, const FiscalPeriod& period) {
  switch (window) {
    case EarningsWindow::fiscal_period: return label(period);
    case EarningsWindow::calendar_year: return calendar_year_label(period);
    case EarningsWindow::next_twelve_months: return "NTM to " + to_string(period.end);
    case EarningsWindow::trailing_twelve_months: return "TTM to " + to_string(period.end);
  }
  refuse_enumerator(window, "definition.window");
}

void require_capitalisation(const Capitalisation& capitalisation) {
  require_positive("capitalisation.price", capitalisation.price);
  require_positive("capitalisation.diluted_shares", capitalisation.diluted_shares);
  require_non_negative("capitalisation.debt", capitalisation.debt);
  require_non_negative("capitalisation.cash", capitalisation.cash);
  require_non_negative("capitalisation.preferred_and_minorities", capitalisation.preferred_and_minorities);
}

void require_year_in_currency(const Statement& year, const Currency& currency) {
  require_statement("statement", year);
  require_year("statement.period", year.period);
  require_same_currency("statement.currency", currency, year.currency);
}

std::optional<Multiple> over(Money value, std::optional<Money> figure) {
  if (!figure || !(value.value > 0.0) || !(figure->value > 0.0)) return std::nullopt;
  return require_positive("multiple", Multiple{value / *figure});
}

std::optional<Multiple> market_value_over(const Capitalisation& capitalisation, const Statement& year,
                                          std::optional<Money> figure) {
  require_year_in_currency(year, capitalisation.currency);
  return over(market_value(capitalisation), figure);
}

std::optional<Multiple> enterprise_value_over(const Capitalisation& capitalisation, const Statement& year,
                                              std::optional<Money> figure) {
  require_year_in_currency(year, capitalisation.currency);
  return over(enterprise_value(capitalisation), figure);
}

}  // namespace

std::string describe(const MultipleDefinition& definition) {
  require_year("definition.period", definition.period);
  return fmt::format("{} / {} EPS {}", to_string(definition.price), to_string(definition.earnings),
                     window_label(definition.window, definition.period));
}

std::optional<DefinedMultiple> implied_multiple(const Spot& spot, const PeriodEps& earnings) {
  require_spot(spot);
  require_eps("earnings", earnings);
  require_year("earnings.period", earnings.period);
  require_same_currency("earnings.currency", spot.currency, earnings.currency);
  require_share_of_spot("earnings.share_basis", spot, earnings.share_basis);
  const auto multiple = price_to_earnings(spot.price, earnings.eps);
  if (!multiple) return std::nullopt;
  return DefinedMultiple{.value = *multiple,
                         .definition = {.price = PriceBasis::spot,
                                        .window = earnings.window,
                                        .earnings = earnings.basis,
                                        .period = earnings.period}};
}

Capitalisation capitalised(const Spot& spot, const Statement& statement) {
  require_spot(spot);
  require_statement("statement", statement);
  require_same_currency("statement.currency", spot.currency, statement.currency);
  require_share_of_spot("statement.share_basis", spot, statement.share_basis);
  require(statement.debt.has_value(), "statement.debt", "given for an enterprise value", "none");
  require(statement.cash.has_value(), "statement.cash", "given for an enterprise value", "none");
  return {.price = spot.price,
          .currency = spot.currency,
          .diluted_shares = statement.diluted_shares,
          .debt = *statement.debt,
          .cash = *statement.cash};
}

std::optional<Multiple> price_to_earnings(PerShare price, PerShare eps) {
  require_positive("price", price);
  require_finite("eps", eps);
  if (!(eps.value > 0.0)) return std::nullopt;
  return require_positive("multiple", Multiple{price / eps});
}

std::optional<double> peg(Multiple multiple, double growth) {
  require_positive("multiple", multiple);
  require_finite("growth", growth);
  if (!(growth > 0.0)) return std::nullopt;
  return require_positive("peg", multiple.value / (100.0 * growth));
}

Money market_value(const Capitalisation& capitalisation) {
  require_capitalisation(capitalisation);
  return require_positive("market_value", capitalisation.price * capitalisation.diluted_shares);
}

Money enterprise_value(const Capitalisation& capitalisation) {
  const Money claims =
      market_value(capitalisation) + capitalisation.debt + capitalisation.preferred_and_minorities;
  return require_result("enterprise_value", claims - capitalisation.cash);
}

std::optional<Multiple> ev_to_ebitda(const Capitalisation& capitalisation, const Statement& year) {
  return enterprise_value_over(capitalisation, year, year.ebitda);
}

std::optional<Multiple> ev_to_sales(const Capitalisation& capitalisation, const Statement& year) {
  return enterprise_value_over(capitalisation, year, year.revenue);
}

std::optional<Multiple> price_to_sales(const Capitalisation& capitalisation, const Statement& year) {
  return market_value_over(capitalisation, year, year.revenue);
}

std::optional<Multiple> price_to_free_cash_flow(const Capitalisation& capitalisation, const Statement& year) {
  return market_value_over(capitalisation, year, year.free_cash_flow);
}

std::optional<Multiple> price_to_book(const Capitalisation& capitalisation, const Statement& year) {
  return market_value_over(capitalisation, year, year.book_equity);
}

}  // namespace fairvalue
