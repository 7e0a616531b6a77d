/// \file market/yield_curve.hpp
/// Risk-free rates by term: a zero curve from par or zero yields, and the rate for any term between.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// How a quoted yield compounds. Bond-equivalent: twice a year.
enum class Compounding { bond_equivalent, annual, continuous };
template <>
inline constexpr auto enum_names<Compounding> =
    names_of("compounding", {{"bond_equivalent", "bond-equivalent"}, {"annual"}, {"continuous"}});

/// The continuously compounded rate that grows as fast: 2 ln(1 + y / 2), ln(1 + y), y. Yield as a decimal,
/// above what loses everything (-2, -1, none).
Rate continuous_rate(double yield, Compounding compounding);
/// Its inverse.
double quoted_yield(Rate rate, Compounding compounding);

/// What is linear in time between two tenors: the zero rate, or the logarithm of the discount factor (which
/// keeps the forward rate flat between them).
enum class CurveInterpolation { linear_rate, log_discount };
template <>
inline constexpr auto enum_names<CurveInterpolation> =
    names_of("interpolation", {{"linear_rate", "linear in the zero rate"},
                               {"log_discount", "linear in the log discount factor"}});

struct TenorYield {
  Years tenor;   ///< > 0
  double yield;  ///< decimal: 0.0425 for 4.25 %
};

struct ZeroCurve {
  struct Node {
    Years term;
    Rate rate;  ///< continuously compounded

    friend bool operator==(const Node&, const Node&) = default;
  };

  Date as_of;
  CurveInterpolation interpolation;
  std::vector<Node> nodes;  ///< at least one; terms > 0 and increasing

  friend bool operator==(const ZeroCurve&, const ZeroCurve&) = default;
};

/// A bond that repays 1 at `term`, with a coupon of `coupon` / 2 every half-year back from there.
struct CurveBond {
  Years term;     ///< > 0
  double coupon;  ///< a year, decimal, >= 0; none is paid by a bill
  double price;   ///< clean, > 0: interest accrued since the last coupon is paid besides
};

/// The zero curve that prices every bond exactly, one after the other; discount factors of coupons between
/// two terms come from the interpolation. Throws DomainError on no bonds, terms that do not increase, or a
/// price that no rate between -100 % and 1000 % a year gives.
ZeroCurve curve_from_bonds(std::span<const CurveBond> bonds, Date as_of, CurveInterpolation interpolation);

/// From par yields on a bond-equivalent basis, as the U.S. Treasury publishes them by constant maturity. Up
/// to half a year a yield is a bill's, with simple interest: price 1 / (1 + y t); beyond that the coupon of a
/// bond at par. Throws DomainError as above; a yield that is not >= 0 beyond half a year has no bond and is
/// refused.
ZeroCurve curve_from_par_yields(std::span<const TenorYield> yields, Date as_of,
                                CurveInterpolation interpolation);

/// From zero yields.
ZeroCurve curve_from_zero_yields(std::span<const TenorYield> yields, Compounding compounding, Date as_of,
                                 CurveInterpolation interpolation);

/// The zero rate to `term`. Before the first tenor the first rate holds; beyond the last one there is none:
/// DomainError "term: must be at most 30 (the curve's last tenor), got 40". `term` > 0.
Rate zero_rate(const ZeroCurve& curve, Years term);
/// exp(-rate x term); 1 at 0.
double discount_factor(const ZeroCurve& curve, Years term);
/// The continuously compounded rate between two terms, `from` < `to`.
Rate forward_rate(const ZeroCurve& curve, Years from, Years to);
/// The bond-equivalent coupon of a bond at par, the inverse of curve_from_par_yields. `term` in (0, 100].
double par_yield(const ZeroCurve& curve, Years term);

}  // namespace fairvalue
