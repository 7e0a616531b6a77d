/// \file deal/detail/price_words.hpp
/// Numbers of daily prices in words.
#pragma once
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/date.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>

namespace fairvalue::detail {

inline std::string_view price_word(ObservedPrice price) {
  return price == ObservedPrice::vwap ? "daily VWAP" : "close";
}

/// "1 peer", "20 daily VWAPs".
inline std::string count_text(int count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

/// "the average of the 30 daily VWAPs up to 2027-01-15", "the last close up to 2027-01-15".
inline std::string average_text(int days, ObservedPrice price, Date until) {
  const std::string prices = days == 1 ? fmt::format("the last {}", price_word(price))
                                       : "the average of the " + count_text(days, price_word(price));
  return fmt::format("{} up to {}", prices, to_string(until));
}

}  // namespace fairvalue::detail
