#include "fairvalue/charts/chart_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/chart_svg.hpp>
#include <fairvalue/report/chart_text.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/document_text.hpp>

namespace calculator {
namespace {

using namespace fairvalue;
namespace fs = std::filesystem;

/// Whether a file may take the place of one: that of an earlier run, which begins with the same line or the
/// same tag; an empty one; none.
bool is_replaceable(const std::string& path, const std::string& bytes) {
  std::error_code failure;
  if (!fs::exists(path, failure)) return true;
  if (!fs::is_regular_file(path, failure)) return false;
  std::ifstream old{path, std::ios::binary};
  std::string first;
  std::getline(old, first);
  const std::string own = bytes.substr(0, bytes.find('\n'));
  constexpr std::string_view tag = "<svg xmlns=";
  return fs::file_size(path, failure) == 0 || first == own ||
         (own.starts_with(tag) && first.starts_with(tag));
}

const DocumentTable& drawn_table(const Document& document, const Chart& chart) {
  return *std::ranges::find(document.tables, chart.table, &DocumentTable::key);
}

}  // namespace

ChartFolder::ChartFolder(std::string path) : path_(std::move(path)) {
  std::error_code failure;
  for (fs::path at = fs::path{path_}.lexically_normal(); !at.empty() && !fs::exists(at, failure);
       at = at.parent_path())
    made_.insert(made_.begin(), at.string());
  if (!made_.empty()) fs::create_directories(path_, failure);
  if (!fs::is_directory(path_) || access(path_.c_str(), W_OK | X_OK) != 0)
    throw Error{"--charts: must be a folder that can be written to, got '" + path_ + "'"};
}

ChartFolder::~ChartFolder() {
  files_.clear();
  std::error_code failure;
  for (auto at = made_.rbegin(); at != made_.rend(); ++at) fs::remove(*at, failure);  // only empty ones
}

void ChartFolder::add(const std::string& name, std::string bytes) {
  const std::string path = (fs::path{path_} / name).string();
  if (!is_replaceable(path, bytes))
    throw Error{"--charts: must not overwrite a file that is no chart of this program, got '" + path +
                "'; name a folder of their own"};
  charts_.push_back({path, std::move(bytes)});
}

void ChartFolder::prepare(const Document& document) {
  const auto pictures = to_svgs(document);
  for (std::size_t i = 0; i < document.charts.size(); ++i) {
    const Chart& chart = document.charts[i];
    add(chart.key + ".csv", table_csv(drawn_table(document, chart)));
    if (pictures.has_value()) add(chart.key + ".svg", pictures.value()[i]);
  }
  const std::string count =
      fmt::format("{} chart{}", document.charts.size(), document.charts.size() == 1 ? "" : "s");
  if (!pictures.has_value()) done_ = fmt::format("{}: data of {} in {}", pictures.reason(), count, path_);
  if (pictures.has_value())
    done_ = document.charts.empty() ? "--charts: the case has nothing to draw here"
                                    : fmt::format("{} in {}", count, path_);
  for (const ChartFile& one : charts_) {
    files_.emplace_back("--charts", one.path).fill([&](std::ostream& out) {
      out.write(one.bytes.data(), static_cast<std::streamsize>(one.bytes.size()));
    });
  }
}

std::vector<examples::OutputFile*> ChartFolder::files() {
  std::vector<examples::OutputFile*> all;
  for (examples::OutputFile& one : files_) all.push_back(&one);
  return all;
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
