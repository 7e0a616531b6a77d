/// \file casefile/known_rows.hpp
/// What of a case file could be known on a day: a number of that day uses nothing that is dated later.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>

namespace fairvalue {

/// Rows that are dated after a day.
struct LaterRows {
  std::string key;  ///< where they are: "consensus", "data.prices"
  std::size_t count;
  Date first;  ///< the earliest of their days

  friend bool operator==(const LaterRows&, const LaterRows&) = default;
};

/// A case file without the rows of later days.
struct KnownCase {
  CaseFile file;
  std::vector<LaterRows> later{};  ///< by key, in the order of the file; empty: all was known
};

/// Without consensus figures as of later days, estimates and reported earnings known later, targets published
/// later, closes of later days and curves of later days. Forecasts of the operating model have no day of
/// their own: they are as of the market's, and where that is later the whole operating model is left out.
/// Filings keep their facts, each of which states the day of its filing. Peers have no day and stay.
KnownCase known_by(const CaseFile& file, Date day);

/// Of these only the rows at some keys.
std::vector<LaterRows> later_at(const std::vector<LaterRows>& later, std::initializer_list<std::string_view> keys);

/// "dated after 2025-06-18 and left out: 2 of consensus (the first 2025-06-19)". Empty where `later` is.
std::string left_out_words(const std::vector<LaterRows>& later, Date day);

/// One sentence for what has nothing left: "nothing is known by 2020-01-01: the first of consensus is of
/// 2025-06-19". Empty where `later` is.
std::string nothing_known_words(const std::vector<LaterRows>& later, Date day);

}  // namespace fairvalue
