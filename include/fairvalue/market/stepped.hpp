/// \file market/stepped.hpp
/// A level that stays until it steps to the next: rates, yields and volatilities over the years to come.
#pragma once
#include <string_view>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// `value` from today on, then each later level from its time on, for good. Flat without later levels.
template <class T>
struct Stepped {
  struct Level {
    Years from;  ///< after today; > 0 and > that of the level before
    T value;

    friend bool operator==(const Level&, const Level&) = default;
  };

  T value;
  std::vector<Level> later{};

  friend bool operator==(const Stepped&, const Stepped&) = default;
};

/// Throws DomainError naming what breaks its rule: "rate.later[1].from: must be > 2 (the one before it), got
/// 1", or a level that is not finite ("rate" the first one, "rate.later[0].value" another). So do all below,
/// and on a result beyond the largest double. Signs are for the caller to check.
const Stepped<Rate>& require_stepped(std::string_view field, const Stepped<Rate>& levels);
const Stepped<double>& require_stepped(std::string_view field, const Stepped<double>& levels);

/// The integral of the level from today to `until`: what a rate adds up to. `until` >= 0.
double accumulated(const Stepped<Rate>& levels, Years until);
/// The integral of its square: the variance a volatility adds up to. `until` >= 0.
double accumulated_variance(const Stepped<double>& volatility, Years until);

/// Whether every level is the first one.
bool is_flat(const Stepped<Rate>& levels);
bool is_flat(const Stepped<double>& levels);

}  // namespace fairvalue
