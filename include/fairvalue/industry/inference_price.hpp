/// \file industry/inference_price.hpp
/// The price of inference from its cost: margins on top, and how both fall with a smaller model.
/// A gross margin m is a share of the price, so that price = cost / (1 - m); m is below 1, and negative for a
/// vendor that sells below cost.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// cost / (1 - margin): a cost of 1 sells at 2 with 50 %, at 3.33 with 70 %. Cost > 0, margin below 1.
Money price_at_margin(Money cost, double margin);

/// How many times cheaper the buyer gets it when the cost falls `cost_ratio` times and the margin from one to
/// the other: cost_ratio (1 - margin_after) / (1 - margin_before). 15 times the cost and 50 % margin gone is
/// 30 times. Cost ratio > 0, margins below 1.
double times_cheaper(double cost_ratio, double margin_before, double margin_after);

/// The margin that explains a price ratio beyond the cost ratio, if the cheaper vendor sells at cost:
/// 1 - cost_ratio / price_ratio. Negative when the price fell by less than the cost. Both > 0.
double margin_given_up(double cost_ratio, double price_ratio);

/// The power of size with which cost grows: ln(cost_ratio) / ln(size_ratio). Fifteen times the cost for ten
/// times the size is 1.176, more than in proportion. Both > 0, size_ratio other than 1.
double cost_elasticity(double cost_ratio, double size_ratio);

/// What a token costs on a rented accelerator: price / (3600 x tokens a second x utilisation). Price a
/// GPU-hour > 0, tokens a second at full use > 0, utilisation above 0 and at most 1.
Money cost_per_token(Money gpu_hour, double tokens_per_second, double utilisation);

}  // namespace fairvalue
