#include "report/chart/gnuplot.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include <fairvalue/core/utf8.hpp>

#include "report/chart/chart_palette.hpp"

extern char** environ;

namespace fairvalue::detail {
namespace {

constexpr double half_bar = 8.0;  // pixels, of names

std::string colour_of(const SeriesLook& look) {
  return std::string{look.colour == ink ? ink_colour : nth(palette, look.colour)};
}

/// Writes a script piece by piece.
class Script {
 public:
  Script(const ChartData& data, const ChartLayout& layout) : data_{data}, layout_{layout} {}

  std::string text() {
    begin();
    set_axes();
    set_guides();
    for (std::size_t i = 0; i < data_.series.size(); ++i) add(data_.series[i], layout_.looks[i]);
    text_ += "plot " + fmt::format("{}", fmt::join(plots_, ", ")) + "\nunset output\n";
    return std::move(text_);
  }

 private:
  void line(const std::string& words) { text_ += words + "\n"; }

  void begin() {
    const TextBox& plot = layout_.plot;
    line("reset");
    line(fmt::format("set terminal svg size {},{} dynamic noenhanced", layout_.width, layout_.height));
    line("unset key");
    line(fmt::format("set lmargin at screen {}", plot.left / layout_.width));
    line(fmt::format("set rmargin at screen {}", plot.right / layout_.width));
    line(fmt::format("set tmargin at screen {}", 1 - plot.top / layout_.height));
    line(fmt::format("set bmargin at screen {}", 1 - plot.bottom / layout_.height));
  }

  static std::string ticks_of(const ChartScale& scale) {
    std::string list;
    for (const ChartTick& tick : scale.ticks)
      list += fmt::format("{}\"\" {}", list.empty() ? "" : ",", tick.at);
    return list;
  }

  void set_axes() {
    const std::string along = layout_.is_lying ? "y" : "x";
    const std::string value = layout_.is_lying ? "x" : "y";
    const ChartScale& places = layout_.along;
    const int sides = !layout_.is_lying ? 1 : layout_.bar_offset > 0.0 ? 0 : 2;  // below, none, left
    line(fmt::format("set border {} lc rgb '{}' lw 1", sides, ink_colour));
    if (layout_.is_lying) line(fmt::format("set {}range [{}:{}]", along, places.high, places.low));
    if (!layout_.is_lying) line(fmt::format("set {}range [{}:{}]", along, places.low, places.high));
    line(fmt::format("set {}range [{}:{}]", value, layout_.value.low, layout_.value.high));
    line(fmt::format("unset {}tics", along));
    if (!layout_.is_lying)
      line(fmt::format("set {}tics ({}) nomirror out scale 0.5", along, ticks_of(places)));
    line(fmt::format("set {}tics ({}) nomirror scale 0", value, ticks_of(layout_.value)));
    line(fmt::format("set grid {}tics lc rgb '{}' lw 1 dt 1", value, grid_colour));
    const bool crosses = layout_.value.low < 0.0 && layout_.value.high > 0.0;
    if (crosses && !layout_.is_lying)
      line(fmt::format("set arrow from graph 0, first 0 to graph 1, first 0 nohead lc rgb '{}' lw 1",
                       ink_colour));
    if (crosses && layout_.is_lying)
      line(fmt::format("set arrow from first 0, graph 0 to first 0, graph 1 nohead lc rgb '{}' lw 1",
                       ink_colour));
  }

  void set_guides() {
    const auto set = [&](const std::string& from, const std::string& to) {
      line(fmt::format("set arrow from {} to {} nohead front lc rgb '{}' lw 1.4 dt (6,4)", from, to,
                       ink_colour));
    };
    const auto upright = [&](double value) {
      set(fmt::format("first {}, graph 0", value), fmt::format("first {}, graph 1", value));
    };
    for (const DrawnGuide& one : data_.along_guides) upright(one.value);
    for (const DrawnGuide& one : data_.guides) {
      if (!layout_.is_lying)
        set(fmt::format("graph 0, first {}", one.value), fmt::format("graph 1, first {}", one.value));
      else if (layout_.bar_offset == 0.0)
        upright(one.value);
      for (std::size_t i = 0; layout_.bar_offset > 0.0 && i < data_.names.size(); ++i) {  // not through names
        const double middle = static_cast<double>(i) + layout_.bar_offset * row_pixel();
        set(fmt::format("first {}, first {}", one.value, middle - 12.0 * row_pixel()),
            fmt::format("first {}, first {}", one.value, middle + 12.0 * row_pixel()));
      }
    }
  }

  /// A pixel in rows of names.
  double row_pixel() const {
    return (layout_.along.high - layout_.along.low) / (layout_.plot.bottom - layout_.plot.top);
  }

  /// A block of data; plots of it in the given styles.
  template <class... Style>
  void block(const std::vector<std::string>& rows, const Style&... styles) {
    if (rows.empty()) return;
    const std::string name = fmt::format("$block{}", plots_.size());
    line(fmt::format("{} << EOD\n{}\nEOD", name, fmt::join(rows, "\n")));
    (plots_.push_back(name + " " + styles), ...);
  }

  std::string box(const DrawnRow& row, ChartMark mark) const {
    const double low = std::min(row.low, row.high);
    const double high = std::max(row.low, row.high);
    if (layout_.is_lying) {
      const double middle = row.along + layout_.bar_offset * row_pixel();
      return fmt::format("{} {} {} {} {} {}", low, middle, low, high, middle - half_bar * row_pixel(),
                         middle + half_bar * row_pixel());
    }
    const bool is_bin = mark == ChartMark::histogram;
    return fmt::format("{} {} {} {} {} {}", row.along, low, is_bin ? row.along : row.along - 0.36,
                       is_bin ? row.until : row.along + 0.36, low, high);
  }

  void add_boxes(const DrawnSeries& series, const SeriesLook& look) {
    std::vector<std::string> lines;
    for (const DrawnRow& row : series.rows) lines.push_back(box(row, series.mark));
    const double opacity = look.colour == ink ? 0.4 : nth(opacities, look.pattern);
    block(lines, fmt::format(
                     "using 1:2:3:4:5:6 with boxxyerror lc rgb '{}' lw 1.2 fs transparent solid {} border lc "
                     "rgb '{}'",
                     colour_of(look), opacity, colour_of(look)));
  }

  /// Two columns, or three with `low` and `high`.
  std::vector<std::string> rows_of(const DrawnSeries& series) const {
    std::vector<std::string> rows;
    const bool has_two = series.mark == ChartMark::band;
    const DrawnRow* before = nullptr;
    for (const DrawnRow& row : series.rows) {
      if (has_two && series.is_stepped && !rows.empty())
        rows.push_back(fmt::format("{} {} {}", row.along, before->low, before->high));
      if (has_two) rows.push_back(fmt::format("{} {} {}", row.along, row.low, row.high));
      before = &row;
      if (!has_two && layout_.is_lying)
        rows.push_back(fmt::format("{} {}", row.high, row.along + layout_.bar_offset * row_pixel()));
      if (!has_two && !layout_.is_lying) rows.push_back(fmt::format("{} {}", row.along, row.high));
    }
    if (has_two && series.is_stepped && before)
      rows.push_back(fmt::format("{} {} {}", layout_.along.high, before->low, before->high));
    if (series.mark == ChartMark::steps && !series.rows.empty())
      rows.push_back(fmt::format("{} {}", layout_.along.high, series.rows.back().high));
    return rows;
  }

  std::string line_style(const SeriesLook& look) const {
    const std::string_view dash = nth(dashes, look.pattern);
    return fmt::format("lc rgb '{}' lw 2{}", colour_of(look),
                       dash.empty() ? "" : fmt::format(" dt ({})", dash));
  }

  std::string point_style(const SeriesLook& look, double size) const {
    return fmt::format("lc rgb '{}' pt {} ps {}", colour_of(look), nth(point_types, look.pattern), size);
  }

  void add_whiskers(const DrawnSeries& series, const SeriesLook& look) {
    std::vector<std::string> rows;
    for (const DrawnRow& row : series.rows) {
      const double length = row.high - row.low;
      rows.push_back(layout_.is_lying ? fmt::format("{} {} {} 0", row.low, row.along, length)
                                      : fmt::format("{} {} 0 {}", row.along, row.low, length));
    }
    block(rows, fmt::format("using 1:2:3:4 with vectors heads size screen 0.006,90 lc rgb '{}' lw 1.4",
                            colour_of(look)));
  }

  void add(const DrawnSeries& series, const SeriesLook& look) {
    switch (series.mark) {
      case ChartMark::bars:
      case ChartMark::histogram:
      case ChartMark::changes:
      case ChartMark::stretches: return add_boxes(series, look);
      case ChartMark::whiskers: return add_whiskers(series, look);
      case ChartMark::band: {
        const std::string colour = "lc rgb '" + colour_of(look) + "'";
        return block(rows_of(series),
                     fmt::format("using 1:2:3 with filledcurves {} fs transparent solid {} noborder", colour,
                                 nth(band_opacities, look.pattern)),
                     "using 1:2 with lines lw 1 " + colour, "using 1:3 with lines lw 1 " + colour);
      }
      case ChartMark::steps: return block(rows_of(series), "using 1:2 with steps " + line_style(look));
      case ChartMark::points:
        return block(rows_of(series), "using 1:2 with points " + point_style(look, 0.8));
      case ChartMark::line:
        block(rows_of(series), "using 1:2 with lines " + line_style(look));
        if (series.rows.size() <= few_points)
          block(rows_of(series), "using 1:2 with points " + point_style(look, 0.6));
        return;
    }
  }

  const ChartData& data_;
  const ChartLayout& layout_;
  std::string text_{};
  std::vector<std::string> plots_{};
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string content_of(std::FILE* file) {
  std::string text;
  char part[65536];
  std::rewind(file);
  for (std::size_t count = 0; (count = std::fread(part, 1, sizeof part, file)) > 0;) text.append(part, count);
  return text;
}

Outcome<std::string> failed(std::string reason) { return Outcome<std::string>::failure(std::move(reason)); }

/// Exit status; below zero where it did not run, with -errno.
int run(const char* const* words, std::FILE* in, std::FILE* out, std::FILE* err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(err), STDERR_FILENO);
  pid_t child = 0;
  const int status =
      posix_spawnp(&child, words[0], &actions, nullptr, const_cast<char* const*>(words), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) return -status;
  int ended = 0;
  while (waitpid(child, &ended, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(ended) ? WEXITSTATUS(ended) : 1;
}

}  // namespace

std::string gnuplot_script(const ChartData& data, const ChartLayout& layout) {
  return Script{data, layout}.text();
}

Outcome<std::string> run_gnuplot(const std::string& script) {
  const File in{std::tmpfile()}, out{std::tmpfile()}, err{std::tmpfile()};
  if (!in || !out || !err) return failed("gnuplot: must have a folder for temporary files to draw charts");
  if (std::fwrite(script.data(), 1, script.size(), in.get()) != script.size() || std::fflush(in.get()) != 0)
    return failed("gnuplot: must have room for temporary files to draw charts");
  std::rewind(in.get());
  const char* const words[] = {"gnuplot", "-d", nullptr};  // without anybody's start-up file
  const int status = run(words, in.get(), out.get(), err.get());
  if (status == -ENOENT || status == 127)
    return failed("gnuplot draws the charts and is not installed: apt-get install gnuplot-nox");
  if (status < 0) return failed(std::string{"gnuplot cannot be run: "} + std::strerror(-status));
  const std::string complaint = content_of(err.get());
  if (status != 0 || complaint.find("line ") != std::string::npos)
    return failed("gnuplot failed: " + printable(complaint.substr(0, complaint.find_last_not_of(" \n") + 1)));
  return content_of(out.get());
}

}  // namespace fairvalue::detail
