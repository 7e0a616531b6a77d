/// \file support/sourced.hpp
/// Numbers of the shipped cases with their standing, and the table that owns up to the assumed ones.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/report/table.hpp>

namespace examples {

template <class T>
fairvalue::Sourced<T> stated(T value, std::string source) {
  return {std::move(value), fairvalue::Standing::stated, std::move(source)};
}

template <class T>
fairvalue::Sourced<T> assumed(T value, std::string reason) {
  return {std::move(value), fairvalue::Standing::assumed, std::move(reason)};
}

/// One number that is our choice, unless a reader's file states it.
struct AssumedNumber {
  std::string what;
  fairvalue::Cell value;
  std::string reason;
  fairvalue::Standing standing = fairvalue::Standing::assumed;
};

/// What is assumed, with value, standing and reason, a row each; what is stated or derived is left out.
fairvalue::TextTable assumption_table(std::string title, const std::vector<AssumedNumber>& numbers);

/// The two ends of a range in running text: "1.417x to 1.700x", "50 to 60 %", "12.0 to 16.0 bn"; one number
/// where both print the same; "up to 3.0x" where there is no low end (NM), "3.0x or more" where there is no
/// high one.
std::string range_text(const fairvalue::Cell& low, const fairvalue::Cell& high);

/// The two ends of a range as two cells, low and high.
template <class T, class Format>
std::vector<fairvalue::Cell> range_cells(const fairvalue::Interval<T>& range, Format format) {
  return {format(range.low), format(range.high)};
}

}  // namespace examples
