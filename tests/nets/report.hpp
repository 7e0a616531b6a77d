/// \file tests/nets/report.hpp
/// All trials together: the table, and what of the criteria they do not keep.
#pragma once
#include <string>
#include <vector>

#include "trial.hpp"

namespace fairvalue::nets {

/// A group of trials, and how many of them are wrong.
struct Cell {
  std::string by;     ///< "volatility", "rule", ...
  std::string range;  ///< "0.01 to 0.019", "average", ...
  int trials = 0;
  int unreliable = 0;
  int judged = 0;  ///< reliable, with a two-sided error
  int covered = 0;
  double largest_z = 0.0;  ///< of all that are reliable
};

struct Report {
  Cell all;
  std::vector<Cell> cells;  ///< every tenth of the space by each argument, and by rule, control, ...
  Cell one_sided;           ///< errors that are bounds, and what is certain
  Cell well_conditioned;    ///< a thousand hits expected, and sigma sqrt(T) <= 2
  double chi_squared = 0.0;
  int degrees = 0;
  double chi_squared_deviation = 0.0;  ///< of a standard normal, by Wilson and Hilferty
};

Report report_of(const std::vector<Trial>& trials);

/// One line for each criterion of all trials together that is not kept.
std::vector<std::string> failures(const Report& report);

/// In Markdown.
std::string table(const Report& report);

}  // namespace fairvalue::nets
