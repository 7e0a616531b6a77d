/// \file core/standing.hpp
/// Where a number comes from. What is assumed is marked so wherever it is printed.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

enum class Standing {
  stated,   ///< printed by the source named beside it
  derived,  ///< follows from stated numbers by arithmetic
  assumed,  ///< our choice; a reader may make another
  redacted  ///< blacked out in the source; the number beside it is our choice, as with `assumed`
};
template <>
inline constexpr auto enum_names<Standing> = names_of("standing",
                                                      {"stated", "derived", "assumed", "redacted"});

/// Whether a number is our choice: assumed or redacted.
bool is_chosen(Standing standing);

/// The standing of a result: assumed if anything that enters is our choice, else derived.
Standing standing_of_result(std::initializer_list<Standing> inputs);

/// A number with its standing and its source.
template <class T>
struct Sourced {
  T value;
  Standing standing;
  std::string source;   ///< article, filing, page; for an assumed number, the reason for the choice
  std::string quote{};  ///< the source's own words, where they are kept

  friend bool operator==(const Sourced&, const Sourced&) = default;
};

}  // namespace fairvalue
