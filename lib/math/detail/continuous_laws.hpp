/// \file math/detail/continuous_laws.hpp
/// The formulas of the distributions that have a density. Their members are sound and they have a width.
#pragma once
#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue::detail {

double cdf_of(const Normal& normal, double x);
double cdf_of(const LogNormal& one, double x);
double cdf_of(const Uniform& uniform, double x);
double cdf_of(const Triangular& one, double x);
double cdf_of(const Pert& pert, double x);

/// p in [0, 1]. Throw DomainError where the quantile is infinite.
double quantile_of(const Normal& normal, double p);
double quantile_of(const LogNormal& one, double p);
double quantile_of(const Uniform& uniform, double p);
double quantile_of(const Triangular& one, double p);
double quantile_of(const Pert& pert, double p);

double density_of(const Normal& normal, double x);
double density_of(const LogNormal& one, double x);
double density_of(const Uniform& uniform, double x);
double density_of(const Triangular& one, double x);
double density_of(const Pert& pert, double x);

double mean_of(const Normal& normal);
double mean_of(const LogNormal& one);
double mean_of(const Uniform& uniform);
double mean_of(const Triangular& one);
double mean_of(const Pert& pert);

double deviation_of(const Normal& normal);
double deviation_of(const LogNormal& one);
double deviation_of(const Uniform& uniform);
double deviation_of(const Triangular& one);
double deviation_of(const Pert& pert);

}  // namespace fairvalue::detail
