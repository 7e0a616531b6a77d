#include <fairvalue/market/yield_curve.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue {
namespace {

using Nodes = std::vector<ZeroCurve::Node>;

constexpr double half_year = 0.5;

double weighted(double low, double high, double weight) { return (1.0 - weight) * low + weight * high; }

Rate rate_between(const ZeroCurve::Node& before, const ZeroCurve::Node& after, Years term,
                  CurveInterpolation interpolation) {
  const double weight = (term - before.term) / (after.term - before.term);
  switch (interpolation) {
    case CurveInterpolation::linear_rate: return Rate{weighted(before.rate.value, after.rate.value, weight)};
    case CurveInterpolation::log_discount:
      return Rate{weighted(before.rate * before.term, after.rate * after.term, weight) / term.value};
  }
  refuse_enumerator(interpolation, "curve.interpolation");
}

/// The rate to a term in (0, last term].
Rate rate_at(const Nodes& nodes, Years term, CurveInterpolation interpolation) {
  const auto after = std::lower_bound(nodes.begin(), nodes.end(), term,
                                      [](const ZeroCurve::Node& node, Years t) { return node.term < t; });
  if (after == nodes.begin() || after->term == term) return after->rate;
  return rate_between(*(after - 1), *after, term, interpolation);
}

double discount(const Nodes& nodes, double term, CurveInterpolation interpolation) {
  if (!(term > 0.0)) return 1.0;
  return std::exp(-(rate_at(nodes, Years{term}, interpolation) * Years{term}));
}

/// Terms within this are one: half-years counted back from a maturity of 1/12 leave rounding.
constexpr double same_term = 1e-9;

/// Half-yearly coupon dates back from `term`, and the part of the first period that lies before today.
struct CouponDates {
  std::vector<double> terms;
  double accrued;
};

CouponDates coupon_dates(double term) {
  const int count = std::max(1, static_cast<int>(std::ceil(term / half_year - same_term)));
  CouponDates dates{};
  for (int i = count - 1; i >= 0; --i) dates.terms.push_back(term - half_year * i);
  dates.accrued = std::max(0.0, 1.0 - dates.terms.front() / half_year);
  return dates;
}

/// The sum of the coupons' discount factors less the accrued part, all for one coupon of 1.
double annuity(const Nodes& nodes, double term, CurveInterpolation interpolation) {
  const CouponDates dates = coupon_dates(term);
  double sum = -dates.accrued;
  for (const double date : dates.terms) sum += discount(nodes, date, interpolation);
  return sum;
}

double clean_price(const Nodes& nodes, const CurveBond& bond, CurveInterpolation interpolation) {
  const double coupons = bond.coupon > 0.0 ? annuity(nodes, bond.term.value, interpolation) : 0.0;
  return bond.coupon / 2.0 * coupons + discount(nodes, bond.term.value, interpolation);
}

/// The rate to the bond's term that prices it, all before it being known.
Rate rate_pricing(Nodes nodes, const CurveBond& bond, const std::string& field,
                  CurveInterpolation interpolation) {
  nodes.push_back({bond.term, Rate{0.0}});
  const auto mispricing = [&](double rate) {
    nodes.back().rate = Rate{rate};
    return clean_price(nodes, bond, interpolation) - bond.price;
  };
  const auto rate = find_root(mispricing, Interval<double>{-1.0, 10.0});
  if (rate) return Rate{*rate};
  throw DomainError(field + ".price", "a price that a rate between -100 % and 1000 % gives", bond.price);
}

void require_increasing(const std::string& field, Years term, const Nodes& before) {
  require_positive(field, term);
  if (before.empty()) return;
  const Years last = before.back().term;
  require(term > last, field, fmt::format("> {} (the one before it)", last.value), term.value);
}

void require_last_tenor(std::string_view field, const ZeroCurve& curve, Years term) {
  require_not_empty("curve.nodes", curve.nodes.size());
  const double last = curve.nodes.back().term.value;
  require(term.value <= last, field, fmt::format("at most {} (the curve's last tenor)", last), term.value);
}

CurveBond bond_at_par(const std::string& field, const TenorYield& quote) {
  require_positive(field + ".tenor", quote.tenor);
  require_finite(field + ".yield", quote.yield);
  if (quote.tenor.value <= half_year) {
    const double growth = 1.0 + quote.yield * quote.tenor.value;
    require(growth > 0.0, field + ".yield", "> -100 % over the tenor", quote.yield);
    return {.term = quote.tenor, .coupon = 0.0, .price = 1.0 / growth};
  }
  require_non_negative(field + ".yield", quote.yield);
  return {.term = quote.tenor, .coupon = quote.yield, .price = 1.0};
}

}  // namespace

Rate continuous_rate(double yield, Compounding compounding) {
  require_finite("yield", yield);
  require_enumerator("compounding", compounding);
  if (compounding == Compounding::continuous) return Rate{require_result("rate", yield)};
  const double times = compounding == Compounding::bond_equivalent ? 2.0 : 1.0;
  require(yield > -times, "yield", fmt::format("> {}", -times), yield);
  return Rate{require_result("rate", times * std::log1p(yield / times))};
}

double quoted_yield(Rate rate, Compounding compounding) {
  require_finite("rate", rate);
  require_enumerator("compounding", compounding);
  if (compounding == Compounding::continuous) return require_result("yield", rate.value);
  const double times = compounding == Compounding::bond_equivalent ? 2.0 : 1.0;
  return require_result("yield", times * std::expm1(rate.value / times));
}

ZeroCurve curve_from_bonds(std::span<const CurveBond> bonds, Date as_of, CurveInterpolation interpolation) {
  ZeroCurve curve{.as_of = require_date("as_of", as_of),
                  .interpolation = require_enumerator("interpolation", interpolation),
                  .nodes = {}};
  require_not_empty("bonds", bonds.size());
  for (std::size_t i = 0; i < bonds.size(); ++i) {
    const std::string field = fmt::format("bonds[{}]", i);
    require_increasing(field + ".term", bonds[i].term, curve.nodes);
    require(bonds[i].term.value <= 100.0, field + ".term", "at most 100", bonds[i].term.value);
    require_non_negative(field + ".coupon", bonds[i].coupon);
    require_positive(field + ".price", bonds[i].price);
    curve.nodes.push_back({bonds[i].term, rate_pricing(curve.nodes, bonds[i], field, interpolation)});
  }
  return curve;
}

ZeroCurve curve_from_par_yields(std::span<const TenorYield> yields, Date as_of,
                                CurveInterpolation interpolation) {
  require_not_empty("yields", yields.size());
  std::vector<CurveBond> bonds;
  for (std::size_t i = 0; i < yields.size(); ++i) {
    bonds.push_back(bond_at_par(fmt::format("yields[{}]", i), yields[i]));
  }
  return curve_from_bonds(bonds, as_of, interpolation);
}

ZeroCurve curve_from_zero_yields(std::span<const TenorYield> yields, Compounding compounding, Date as_of,
                                 CurveInterpolation interpolation) {
  ZeroCurve curve{.as_of = require_date("as_of", as_of), .interpolation = interpolation, .nodes = {}};
  require_not_empty("yields", yields.size());
  for (std::size_t i = 0; i < yields.size(); ++i) {
    require_increasing(fmt::format("yields[{}].tenor", i), yields[i].tenor, curve.nodes);
    curve.nodes.push_back({yields[i].tenor, continuous_rate(yields[i].yield, compounding)});
  }
  return curve;
}

Rate zero_rate(const ZeroCurve& curve, Years term) {
  require_positive("term", term);
  require_last_tenor("term", curve, term);
  return require_result("zero_rate", rate_at(curve.nodes, term, curve.interpolation));
}

double discount_factor(const ZeroCurve& curve, Years term) {
  require_non_negative("term", term);
  require_last_tenor("term", curve, term);
  return require_result("discount_factor", discount(curve.nodes, term.value, curve.interpolation));
}

Rate forward_rate(const ZeroCurve& curve, Years from, Years to) {
  require_non_negative("from", from);
  require(from < to, "to", fmt::format("> from ({})", from.value), to.value);
  require_last_tenor("to", curve, to);
  const double start = from.value > 0.0 ? zero_rate(curve, from) * from : 0.0;
  return Rate{require_result("forward_rate", (zero_rate(curve, to) * to - start) / (to - from).value)};
}

double par_yield(const ZeroCurve& curve, Years term) {
  require_positive("term", term);
  require_last_tenor("term", curve, term);
  require(term.value <= 100.0, "term", "at most 100", term.value);
  const double repaid = discount(curve.nodes, term.value, curve.interpolation);
  if (term.value <= half_year) return require_result("par_yield", (1.0 / repaid - 1.0) / term.value);
  const double coupons = annuity(curve.nodes, term.value, curve.interpolation);
  return require_result("par_yield", 2.0 * (1.0 - repaid) / coupons);
}

}  // namespace fairvalue
