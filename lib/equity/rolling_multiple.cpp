#include <fairvalue/equity/rolling_multiple.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_basis(std::string_view field, EarningsBasis basis, const EpsPath& path) {
  require_eps_path("path", path);
  require(basis == path.front().basis, field, fmt::format("{} like the path", to_string(path.front().basis)),
          to_string(basis));
}

/// The multiple on other earnings that gives the same price. Empty if either is not above zero.
std::optional<Multiple> same_price(Multiple multiple, PerShare from, PerShare to) {
  require_positive("multiple", multiple);
  if (!(from.value > 0.0) || !(to.value > 0.0)) return std::nullopt;
  return require_positive("converted multiple", Multiple{multiple.value * (from / to)});
}

PerShare eps_of(const MultipleDefinition& definition, const EpsPath& path) {
  require(definition.window == EarningsWindow::fiscal_period, "multiple.definition.window",
          "a fiscal year of the path", describe(definition));
  const auto same = [&](const PeriodEps& year) { return year.period == definition.period; };
  const auto year = std::ranges::find_if(path, same);
  require(year != path.end(), "multiple.definition.period", "a year of the path", label(definition.period));
  return year->eps;
}

}  // namespace

const RollingMultiple& require_multiple(std::string_view field, const RollingMultiple& multiple) {
  require_positive(field, multiple.value);
  require_enumerator("multiple.window", multiple.window);
  require_enumerator("multiple.earnings", multiple.earnings);
  require_enumerator("multiple.price", multiple.price);
  return multiple;
}

std::string describe(const RollingMultiple& multiple) {
  return fmt::format("{:g}x {} {} EPS{}", require_multiple("multiple", multiple).value.value,
                     to_string(multiple.window), to_string(multiple.earnings),
                     multiple.price == PriceBasis::target ? " (price target)" : "");
}

std::optional<PerShare> price_on(const RollingMultiple& multiple, const EpsPath& path, Date day) {
  require_multiple("multiple", multiple);
  require_basis("multiple.earnings", multiple.earnings, path);
  const PerShare eps = rolling_eps(path, multiple.window, day).eps;
  if (!(eps.value > 0.0)) return std::nullopt;
  return require_positive("price", multiple.value * eps);
}

std::optional<RollingMultiple> implied_multiple(const Spot& spot, const EpsPath& path, RollingWindow window) {
  require_spot(spot);
  const PeriodEps eps = rolling_eps(path, window, spot.as_of);
  require_same_currency("path.currency", spot.currency, eps.currency);
  const auto multiple = price_to_earnings(spot.price, eps.eps);
  if (!multiple) return std::nullopt;
  return RollingMultiple{.value = *multiple, .window = window, .earnings = eps.basis};
}

std::optional<RollingMultiple> converted(const DefinedMultiple& multiple, const EpsPath& path, Date quoted,
                                         RollingWindow window) {
  require_basis("multiple.definition.earnings", multiple.definition.earnings, path);
  const PerShare own = eps_of(multiple.definition, path);
  const auto value = same_price(multiple.value, own, rolling_eps(path, window, quoted).eps);
  if (!value) return std::nullopt;
  return RollingMultiple{.value = *value,
                         .window = window,
                         .earnings = multiple.definition.earnings,
                         .price = multiple.definition.price};
}

std::optional<RollingMultiple> converted(const RollingMultiple& multiple, const EpsPath& path, Date day,
                                         RollingWindow window) {
  require_basis("multiple.earnings", multiple.earnings, path);
  const auto value = same_price(multiple.value, rolling_eps(path, multiple.window, day).eps,
                                rolling_eps(path, window, day).eps);
  if (!value) return std::nullopt;
  RollingMultiple result = multiple;
  result.value = window == multiple.window ? multiple.value : *value;
  result.window = window;
  return result;
}

std::optional<DefinedMultiple> on_fiscal_year(const RollingMultiple& multiple, const EpsPath& path, Date day,
                                              int ahead) {
  require_basis("multiple.earnings", multiple.earnings, path);
  const PeriodEps& year = forward_year_eps(path, ahead, day);
  const auto value = same_price(multiple.value, rolling_eps(path, multiple.window, day).eps, year.eps);
  if (!value) return std::nullopt;
  return DefinedMultiple{.value = *value,
                         .definition = {.price = multiple.price,
                                        .window = EarningsWindow::fiscal_period,
                                        .earnings = multiple.earnings,
                                        .period = year.period}};
}

}  // namespace fairvalue
