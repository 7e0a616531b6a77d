/// \file math/student_t.hpp
/// Student's t distribution: how far a mean, or a coefficient, of few observations may stray.
#pragma once

namespace fairvalue {

/// The t below which lies the probability p. p above 0 and below 1; degrees of freedom > 0, also fractions.
/// t(0.975, 23) is 2.0687. Source: Boost.Math.
double student_t_quantile(double p, double degrees_of_freedom);

/// The probability of a t at least as far from zero as this one, on either side: 1 at zero. t finite.
double student_t_two_sided(double t, double degrees_of_freedom);

}  // namespace fairvalue
