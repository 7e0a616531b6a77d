/// \file reproduce_figures/listing.hpp
/// The reproduced rows as a table for people and as CSV for programs.
#pragma once
#include <string>
#include <vector>

#include "verdict.hpp"

namespace figures {

/// What the row computes, for people: four significant digits, or fewer with "about" before them where the
/// row's inputs carry fewer; "; " between several values; "NM" when it failed.
std::string computed_text(const Reproduction& result);

/// The figures of one article, with the notes of those that do not simply agree.
std::string to_text(const std::string& article, const std::vector<Reproduction>& results);

/// "67 of 67 derived rows of A0 reproduced: agrees 2, loose 1, ...", how many of them test a printed claim,
/// and a line for each row that misses.
std::string summary(const std::string& article, const std::vector<Reproduction>& results, int derived);

/// Columns id, article, statement, stated, computed, expected, unit, verdict, note; several values joined by
/// ';', numbers at the shortest text that reads back the same.
std::string to_csv(const std::vector<Reproduction>& results);

}  // namespace figures
