/// \file math/bivariate_normal.hpp
/// Two standard normals with a correlation.
#pragma once

namespace fairvalue {

/// P(X <= x, Y <= y) at correlation rho, to 1e-14 absolute, through Owen's T; never outside what
/// correlations of -1 and 1 give. x and y may be infinite; throws DomainError on NaN and on a correlation
/// outside [-1, 1].
/// Source: Owen (1956), Annals of Mathematical Statistics 27(4); Patefield and Tandy (2000) by Boost.Math.
double bivariate_normal_cdf(double x, double y, double rho);

}  // namespace fairvalue
