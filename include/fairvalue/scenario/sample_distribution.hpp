/// \file scenario/sample_distribution.hpp
/// The distribution of a number from independent samples of it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/scenario/output_distribution.hpp>

namespace fairvalue {

/// Mean, deviation, range, the percentiles asked for (each in (0, 1)) and the probabilities of exceeding the
/// levels, each with its standard error and 95 % interval where the samples can give them: for a mean from
/// the sample's deviation, for a percentile from the spacing of the values around it (Woodruff 1952, Journal
/// of the American Statistical Association 47). No sample: only the name, the unit and a count of 0. Throws
/// DomainError on a value that is not finite and on a percentile outside its range.
OutputDistribution sample_distribution(std::string name, std::string unit, std::vector<double> samples,
                                       std::span<const double> percentiles,
                                       std::span<const double> levels = {});

}  // namespace fairvalue
