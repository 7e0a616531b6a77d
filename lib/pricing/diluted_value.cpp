#include <fairvalue/pricing/diluted_value.hpp>

#include <optional>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>

#include "warrant/dilution_equation.hpp"

namespace fairvalue {
namespace {

using Valuation = std::function<PerShare(PerShare)>;

void require_dilution(const Dilution& dilution) {
  require_enumerator("dilution.method", dilution.method);
  require_non_negative("dilution.issued", dilution.issued);
  if (dilution.method == DilutionMethod::none) {
    require_non_negative("dilution.outstanding", dilution.outstanding);
  } else {
    require_positive("dilution.outstanding", dilution.outstanding);
  }
}

PerShare undiluted_value(const Valuation& value_at, PerShare spot) {
  return require_non_negative("value_at", value_at(spot));
}

/// V is at most the price, so that every root W is at most the spot: twice the spot is above all roots.
PerShare solved_value(const Valuation& value_at, PerShare spot, const Dilution& dilution) {
  const auto excess = [&](double w) {
    const PerShare diluted = detail::valued_spot(spot, dilution, PerShare{w});
    return detail::warrant_part(dilution) * undiluted_value(value_at, diluted).value - w;
  };
  const std::optional<double> root = find_root(excess, {0.0, 2.0 * spot.value});
  if (!root) throw DomainError("value_at", "at most the share price", "more");
  return PerShare{*root};
}

}  // namespace

DilutedValue diluted_value(const Valuation& value_at, PerShare spot, const Dilution& dilution) {
  require(static_cast<bool>(value_at), "value_at", "a function", "none");
  require_positive("spot", spot);
  require_dilution(dilution);
  if (dilution.method == DilutionMethod::none) return {undiluted_value(value_at, spot), spot};
  const PerShare value = solved_value(value_at, spot, dilution);
  return {value, detail::valued_spot(spot, dilution, value)};
}

}  // namespace fairvalue
