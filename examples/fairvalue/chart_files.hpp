/// \file fairvalue/chart_files.hpp
/// The charts of an answer in a folder and in the terminal.
#pragma once
#include <cstddef>
#include <string>

#include <fairvalue/report/document.hpp>

namespace calculator {

/// The folder that --charts names. It is made at once, so that a place that cannot be one is refused before
/// the work; a folder that was made and stayed empty is taken away again.
class ChartFolder {
 public:
  /// Throws fairvalue::Error: "--charts: must be a folder that can be written to, got 'x'".
  explicit ChartFolder(std::string path);
  ~ChartFolder();
  ChartFolder(const ChartFolder&) = delete;
  ChartFolder& operator=(const ChartFolder&) = delete;

  /// Writes KEY.csv and KEY.svg of each chart, each whole or not at all. Where gnuplot is not installed only
  /// the data are written, and the sentence says so. Returns what was done, in a line.
  std::string write(const fairvalue::Document& document);

 private:
  std::string path_;
  bool is_new_;
};

/// Headline, charts of at most `width` columns, warnings.
std::string plotted(const fairvalue::Document& document, std::size_t width);

}  // namespace calculator
