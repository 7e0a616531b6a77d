#include <fairvalue/math/normal.hpp>

#include <array>
#include <cmath>
#include <cstddef>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double root_two_pi = 2.5066282746310005024;
constexpr double inverse_root_two_pi = 0.39894228040143267794;
constexpr double log_root_two_pi = 0.91893853320467274178;
constexpr double root_half = 0.70710678118654752440;
constexpr double root_half_rest = -4.8336466567264567e-17;  // what the double above leaves out
constexpr double four_over_pi = 1.2732395447351626862;
constexpr double root_two_over_pi = 0.79788456080286535588;

/// (x + sqrt(2 / pi)) times Mills' ratio over x >= 0, which stays between 1 and 1.13, by powers of t = (x -
/// 5) / (x + 5): the Chebyshev series of degree 23 in t, from 60-digit arithmetic; what is cut off is below
/// 2e-17. Shepherd and Laframboise (1981), Mathematics of Computation 36(153), for the form.
constexpr std::array mills_powers{
    1.1178791335265914106,     -0.15680788454592537223,  0.018977856964461217398,  0.066050238485429422711,
    -0.09042247533866170495,   0.073367189846645592542,  -0.042581874734884015364, 0.017553421093075228796,
    -0.0043125209363167598912, -0.000048497806790008586, 0.00048765816988438706,   -0.00013486130705444284,
    -0.000028171997093481505,  0.000023353089281447708,  1.6545580280451991e-7,    -3.4006396981062195e-6,
    2.8183696633174343e-7,     5.1197089522492461e-7,    -6.0680252862852300e-8,   -8.0626386798410883e-8,
    8.3771538575506586e-9,     1.1428480380135241e-8,    -6.4365119048726392e-10,  -9.8795257865987715e-10};

/// Four interleaved sums in t^4, which do not wait for one another.
double mills_polynomial(double t) {
  const double t2 = t * t;
  const double t4 = t2 * t2;
  std::array<double, 4> sum{};
  for (std::size_t power = mills_powers.size(); power > 0; power -= 4) {
    for (std::size_t i = 0; i < 4; ++i) sum[i] = sum[i] * t4 + mills_powers[power - 4 + i];
  }
  return (sum[0] + sum[1] * t) + (sum[2] + sum[3] * t) * t2;
}

double upper_mills_ratio(double x) {  // x >= 0
  return mills_polynomial(1.0 - 10.0 / (x + 5.0)) / (x + root_two_over_pi);
}

/// x y less its rounded product. A float's product with a float is exact in a double, and so is every part
/// of what the rounding left out but the last. |x|, |y| <= 39.
double rounding_of(double product, double x, double y) {
  const double coarse_x = static_cast<float>(x);
  const double coarse_y = static_cast<float>(y);
  const double fine_x = x - coarse_x;
  const double fine_y = y - coarse_y;
  return ((coarse_x * coarse_y - product) + coarse_x * fine_y + fine_x * coarse_y) + fine_x * fine_y;
}

/// e^{sign x^2 / 2}, |x| <= 39. The square's rounding alone would cost hundreds of last places at x = 37.
double exp_half_square(double x, double sign) {
  const double square = x * x;
  return std::exp(0.5 * sign * square) * (1.0 + 0.5 * sign * rounding_of(square, x, x));
}

/// erfc(x / sqrt 2) / 2, |x| <= 39, moved by the rounding of z = x / sqrt 2 along its slope. For that
/// -erfc'(z) / erfc(z) is near enough z + sqrt(z^2 + 4 / pi), Abramowitz and Stegun 7.1.13, exact at 0 and in
/// the tail.
double upper_tail(double x) {
  const double z = x * root_half;
  const double rounding = rounding_of(z, x, root_half) + x * root_half_rest;
  return 0.5 * std::erfc(z) * (1.0 - (z + std::sqrt(z * z + four_over_pi)) * rounding);
}

struct Rational {
  std::array<double, 8> numerator;
  std::array<double, 8> denominator;
};

double ratio(const Rational& f, double x) {
  double numerator = 0.0;
  double denominator = 0.0;
  for (std::size_t i = f.numerator.size(); i > 0; --i) {
    numerator = numerator * x + f.numerator[i - 1];
    denominator = denominator * x + f.denominator[i - 1];
  }
  return numerator / denominator;
}

// Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3).
constexpr Rational central{
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};
constexpr Rational tail{{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                         3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4},
                        {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                         1.05075007164441684324e-9}};
constexpr Rational far_tail{{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7},
                            {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                             1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                             1.42151175831644588870e-7, 2.04426310338993978564e-15}};

double tail_quantile(double p) {  // p <= 0.075, the distance from 0
  const double r = std::sqrt(-std::log(p));
  return r <= 5.0 ? ratio(tail, r - 1.6) : ratio(far_tail, r - 5.0);
}

void require_number(double x) {
  if (std::isnan(x)) require(false, "x", "a number", x);
}

}  // namespace

double normal_density(double x) {
  require_number(x);
  return std::abs(x) < 39.0 ? inverse_root_two_pi * exp_half_square(x, -1.0) : 0.0;
}

double normal_cdf(double x) {
  require_number(x);
  if (std::abs(x) < 39.0) return upper_tail(-x);
  return x > 0.0 ? 1.0 : 0.0;
}

double log_normal_cdf(double x) {
  if (x > 0.0) return std::log1p(-normal_cdf(-x)) + 0.0;  // 0 and not -0 far above
  if (x > -10.0) return std::log(normal_cdf(x));
  require(x >= -1e154, "x", ">= -1e154", x);
  return std::log(upper_mills_ratio(-x)) - log_root_two_pi - 0.5 * x * x;
}

double mills_ratio(double x) {
  if (x >= 0.0) return upper_mills_ratio(x);
  require(x >= -37.0, "x", ">= -37", x);
  return root_two_pi * exp_half_square(x, 1.0) - upper_mills_ratio(-x);
}

double normal_quantile(double p) {
  require(0.0 < p && p < 1.0, "p", "> 0 and < 1", p);
  const double from_middle = p - 0.5;
  if (std::abs(from_middle) <= 0.425) {
    return from_middle * ratio(central, 0.180625 - from_middle * from_middle);
  }
  return p < 0.5 ? -tail_quantile(p) : tail_quantile(1.0 - p);
}

}  // namespace fairvalue
