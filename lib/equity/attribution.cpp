#include <fairvalue/equity/attribution.hpp>

#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

PerShare price_of(std::string_view field, const Valuation& valuation) {
  require_positive(fmt::format("{}.multiple", field), valuation.multiple);
  require_positive(fmt::format("{}.eps", field), valuation.eps);
  return require_positive(fmt::format("{}.price", field), valuation.multiple * valuation.eps);
}

Valuation undiluted(std::string_view field, const DilutedValuation& valuation) {
  require_positive(fmt::format("{}.net_income", field), valuation.net_income);
  require_positive(fmt::format("{}.diluted_shares", field), valuation.diluted_shares);
  return {.multiple = valuation.multiple, .eps = valuation.net_income / valuation.diluted_shares};
}

PerShare finite(PerShare part) { return require_result("attribution", part); }

}  // namespace

UpsideSplit split_upside(const Valuation& from, const Valuation& to) {
  const PerShare before = price_of("from", from);
  const PerShare after = price_of("to", to);
  return {.multiple = growth(from.multiple, to.multiple),
          .earnings = growth(from.eps, to.eps),
          .total = growth(before, after)};
}

Attribution attribution(const Valuation& from, const Valuation& to) {
  const PerShare change = price_of("to", to) - price_of("from", from);
  const PerShare eps_change = to.eps - from.eps;
  const Multiple multiple_change = to.multiple - from.multiple;
  return {.earnings = finite(from.multiple * eps_change),
          .multiple = finite(from.eps * multiple_change),
          .interaction = finite(eps_change * multiple_change),
          .total = change};
}

LogAttribution log_attribution(const Valuation& from, const Valuation& to) {
  const double total = log_growth(price_of("from", from), price_of("to", to));
  return {.multiple = log_growth(from.multiple, to.multiple),
          .earnings = log_growth(from.eps, to.eps),
          .total = total};
}

DilutedAttribution attribution(const DilutedValuation& from, const DilutedValuation& to) {
  const Attribution undivided = attribution(undiluted("from", from), undiluted("to", to));
  const PerShare eps_before = from.net_income / from.diluted_shares;
  const PerShare eps_at_old_count = to.net_income / from.diluted_shares;
  const PerShare eps_after = to.net_income / to.diluted_shares;
  return {.income = finite(from.multiple * (eps_at_old_count - eps_before)),
          .dilution = finite(from.multiple * (eps_after - eps_at_old_count)),
          .multiple = undivided.multiple,
          .interaction = undivided.interaction,
          .total = undivided.total};
}

DilutedLogAttribution log_attribution(const DilutedValuation& from, const DilutedValuation& to) {
  const LogAttribution undivided = log_attribution(undiluted("from", from), undiluted("to", to));
  return {.multiple = undivided.multiple,
          .income = log_growth(from.net_income, to.net_income),
          .dilution = require_result("dilution", -log_growth(from.diluted_shares, to.diluted_shares)),
          .total = undivided.total};
}

}  // namespace fairvalue
