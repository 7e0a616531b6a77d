/// \file scenario/detail/marginal.hpp
/// An uncertain input as a function of a standard normal.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

#include <fairvalue/math/distribution.hpp>

namespace fairvalue::detail {

/// The quantile of a PERT distribution on [0, 1] as a function of z, by quintic Hermite interpolation in z.
/// To 1e-12 between -6.5 and 6.5; beyond, the exact quantile.
class PertTable {
 public:
  explicit PertTable(double mode);
  double at(double z) const;

 private:
  using Powers = std::array<double, 6>;

  Pert pert_;
  std::vector<Powers> pieces_;
};

/// x(z) = quantile(N(z)), fast; at most the largest double.
class Marginal {
 public:
  /// Throws DomainError on a bad distribution.
  explicit Marginal(const Distribution& distribution);
  /// z finite.
  double at(double z) const {
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(std::visit([z](const auto& form) { return form.at(z); }, form_), -most, most);
  }

 private:
  struct Line {
    double middle;
    double slope;
    double at(double z) const { return middle + slope * z; }
  };
  struct Exponential {
    double median;
    double sigma;
    double at(double z) const { return median * std::exp(sigma * z); }
  };
  struct Even {
    double low;
    double high;
    double at(double z) const;
  };
  struct Triangle {
    double low;
    double high;
    double peak;  ///< position of the mode between them: 0 at the low end
    double at(double z) const;
  };
  struct Bell {
    double low;
    double width;
    PertTable unit;
    double at(double z) const { return low + width * unit.at(z); }
  };
  struct Steps {
    std::vector<double> values;
    std::vector<double> upto;  ///< the largest z of each value except the last
    double at(double z) const;
  };
  using Form = std::variant<Line, Exponential, Even, Triangle, Bell, Steps>;

  static Form form_of(const Distribution& distribution);
  static Steps steps_of(const Discrete& points);

  Form form_;
};

}  // namespace fairvalue::detail
