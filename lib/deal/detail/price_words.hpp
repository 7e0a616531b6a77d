/// \file deal/detail/price_words.hpp
/// Numbers of daily prices in words.
#pragma once
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/date.hpp>

namespace fairvalue::detail {

/// "1 peer", "20 daily VWAPs".
inline std::string count_text(int count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

/// "the average of the 30 daily VWAPs up to 2027-01-15", "the last close up to 2027-01-15".
inline std::string average_text(int days, std::string_view price, Date until) {
  const std::string prices =
      days == 1 ? fmt::format("the last {}", price) : "the average of the " + count_text(days, price);
  return fmt::format("{} up to {}", prices, to_string(until));
}

}  // namespace fairvalue::detail
