#include "chart_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/chart_svg.hpp>
#include <fairvalue/report/chart_text.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/document_text.hpp>

#include "support/output_file.hpp"

namespace calculator {
namespace {

using namespace fairvalue;
namespace fs = std::filesystem;

void write_chart_file(const fs::path& path, const std::string& bytes) {
  examples::OutputFile file{"--charts", path.string()};
  file.write([&](std::ostream& out) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
}

const DocumentTable& drawn_table(const Document& document, const Chart& chart) {
  return *std::ranges::find(document.tables, chart.table, &DocumentTable::key);
}

}  // namespace

ChartFolder::ChartFolder(std::string path) : path_(std::move(path)), is_new_(!fs::exists(path_)) {
  std::error_code failure;
  if (is_new_) fs::create_directories(path_, failure);
  if (failure || !fs::is_directory(path_) || access(path_.c_str(), W_OK | X_OK) != 0)
    throw Error{"--charts: must be a folder that can be written to, got '" + path_ + "'"};
}

ChartFolder::~ChartFolder() {
  std::error_code failure;
  if (is_new_) fs::remove(path_, failure);  // only an empty one
}

std::string ChartFolder::write(const Document& document) {
  const auto pictures = to_svgs(document);
  for (std::size_t i = 0; i < document.charts.size(); ++i) {
    const Chart& chart = document.charts[i];
    write_chart_file(fs::path{path_} / (chart.key + ".csv"), table_csv(drawn_table(document, chart)));
    if (pictures.has_value()) write_chart_file(fs::path{path_} / (chart.key + ".svg"), pictures.value()[i]);
  }
  const std::string count =
      fmt::format("{} chart{}", document.charts.size(), document.charts.size() == 1 ? "" : "s");
  if (!pictures.has_value()) return fmt::format("{}: data of {} in {}", pictures.reason(), count, path_);
  return document.charts.empty() ? "--charts: the case has nothing to draw here"
                                 : fmt::format("{} in {}", count, path_);
}

std::string plotted(const Document& document, std::size_t width) {
  Document words{.verb = document.verb, .headline = document.headline};
  std::string all = to_text(words, {.width = width});
  if (document.charts.empty()) all += "\nThe case has nothing to draw here.\n";
  for (const Chart& chart : document.charts) all += "\n" + to_plot(document, chart, width);
  words = {.verb = document.verb, .warnings = document.warnings};
  if (!document.warnings.empty()) all += "\n" + to_text(words, {.width = width});
  return all;
}

}  // namespace calculator
