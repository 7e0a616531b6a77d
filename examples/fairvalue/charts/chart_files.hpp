/// \file fairvalue/charts/chart_files.hpp
/// The charts of an answer in a folder and in the terminal.
#pragma once
#include <cstddef>
#include <list>
#include <string>
#include <vector>

#include <fairvalue/report/document.hpp>

#include "support/output_file.hpp"

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

  /// Draws KEY.csv and KEY.svg of each chart and writes them beside their places. Where gnuplot is not
  /// installed there are only the data. Throws fairvalue::Error naming a file of such a name that is no chart
  /// of this program: it stays.
  void prepare(const fairvalue::Document& document);

  /// To be put in their places.
  std::vector<examples::OutputFile*> files();
  /// What was done then, in a line.
  const std::string& done() const { return done_; }

 private:
  struct ChartFile {
    std::string path;
    std::string bytes;
  };
  void add(const std::string& name, std::string bytes);

  std::string path_;
  std::vector<std::string> made_{};  ///< folders, the innermost last
  std::vector<ChartFile> charts_{};
  std::list<examples::OutputFile> files_{};
  std::string done_{};
};

/// Headline, charts of at most `width` columns, warnings.
std::string plotted(const fairvalue::Document& document, std::size_t width);

}  // namespace calculator
