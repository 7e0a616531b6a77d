/// \file industry/token_demand.hpp
/// Tokens for everyone: how many a second, and the hardware that takes.
#pragma once

namespace fairvalue {

/// So many tokens for each of so many people in so many seconds: 100 a minute is {8.1e9, 100, 60}.
struct TokenDemand {
  double people;             ///< >= 0
  double tokens_per_person;  ///< in `seconds`; >= 0
  double seconds = 1;        ///< > 0
};

/// people x tokens / seconds. Throws DomainError naming `demand.people` and so on.
double tokens_per_second(const TokenDemand& demand);

/// Floating-point operations a second: two for each parameter and token. Tokens a second >= 0, parameters (of
/// the whole model, or the active ones of a mixture) > 0. Not covered: attention, which adds to it with the
/// length of the context. Source: Kaplan et al. (2020), Scaling Laws for Neural Language Models, 2.1.
double flops_for_tokens(double tokens_per_second, double parameters);

/// Accelerators that deliver `flops` at a share of their peak: flops / (peak x utilisation). Not rounded.
/// Flops >= 0, peak > 0, utilisation above 0 and at most 1.
double accelerators_needed(double flops, double peak_flops, double utilisation);

/// The share of their peak that so many accelerators have to reach: flops / (accelerators x peak). Above 1 it
/// cannot be done: 100 tokens a second for everyone asks 6.096 of a quarter's shipments, 100 a minute 0.1016.
/// Flops >= 0, accelerators and peak > 0.
double utilisation_needed(double flops, double accelerators, double peak_flops);

}  // namespace fairvalue
