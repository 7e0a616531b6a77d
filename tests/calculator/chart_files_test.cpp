#include "fairvalue/charts/chart_files.hpp"

#include <unistd.h>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fairvalue/core/error.hpp>

#include "fairvalue/command/command_line.hpp"
#include "report/chart_fixtures.hpp"

namespace chart_files_test {
using namespace fairvalue;
using namespace calculator;
using namespace chart_fixtures;
namespace fs = std::filesystem;

/// A folder of its own, taken away at the end.
struct Scratch {
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
  fs::path path = fs::temp_directory_path() / ("fairvalue_charts_" + std::to_string(::getpid()));
};

std::string drawn_in(const std::string& folder) {
  ChartFolder charts{folder};
  charts.prepare(chart_document());
  examples::OutputFile::place(charts.files());
  return charts.done();
}

TEST_SUITE("calculator/chart_files") {
  TEST_CASE("each chart has its data and its picture in the folder") {
    const Scratch scratch;
    const std::string folder = scratch.path / "a" / "b";
    const std::string said_line = drawn_in(folder);
    CHECK(fs::exists(fs::path{folder} / "ranges.csv"));
    CHECK(fs::exists(fs::path{folder} / "paths.csv"));
    CHECK(said_line.find("2 charts") != std::string::npos);
    CHECK(fs::exists(fs::path{folder} / "paths.svg") == (said_line.find("gnuplot") == std::string::npos));
    for (const auto& entry : fs::directory_iterator(folder))
      CHECK(entry.path().filename().string().find("part") == std::string::npos);
  }

  TEST_CASE("what is no folder is refused and one that stays empty goes again") {
    const Scratch scratch;
    const std::string file = scratch.path / "file";
    std::ofstream{file} << "kept";
    CHECK_THROWS_WITH_AS(ChartFolder{file},
                         ("--charts: must be a folder that can be written to, got '" + file + "'").c_str(),
                         Error);
    CHECK_THROWS_AS(ChartFolder{file + "/below"}, Error);
    { const ChartFolder unused{scratch.path / "new"}; }
    CHECK_FALSE(fs::exists(scratch.path / "new"));
    { const ChartFolder unused{scratch.path}; }
    CHECK(fs::exists(file));
  }

  TEST_CASE("a file of the same name that is no chart stays and nothing is written; a chart is replaced") {
    const Scratch scratch;
    const fs::path own = scratch.path / "paths.csv";
    std::ofstream{own} << "broker,target\nAlder,126\n";
    CHECK_THROWS_WITH_AS(drawn_in(scratch.path),
                         ("--charts: must not overwrite a file that is no chart of this program, got '" +
                          own.string() + "'; name a folder of their own")
                             .c_str(),
                         Error);
    std::ifstream kept{own};
    std::string line;
    std::getline(kept, line);
    CHECK(line == "broker,target");
    CHECK_FALSE(fs::exists(scratch.path / "ranges.csv"));
    fs::remove(own);
    CHECK_NOTHROW(drawn_in(scratch.path));
    CHECK_NOTHROW(drawn_in(scratch.path));
  }

  TEST_CASE("folders made for nothing go again, all of them") {
    const Scratch scratch;
    { const ChartFolder unused{(scratch.path / "x" / "y" / "z").string()}; }
    CHECK_FALSE(fs::exists(scratch.path / "x"));
  }

  TEST_CASE("without gnuplot the data stand alone and the line says what to install") {
    const Scratch scratch;
    const std::string before = std::getenv("PATH");
    setenv("PATH", "/nowhere", 1);
    const std::string line = drawn_in(scratch.path);
    setenv("PATH", before.c_str(), 1);
    CHECK(line.find("apt-get install gnuplot-nox") != std::string::npos);
    CHECK(fs::exists(scratch.path / "ranges.csv"));
    CHECK_FALSE(fs::exists(scratch.path / "ranges.svg"));
  }

  TEST_CASE("in the terminal there are headline and charts and warnings and no tables") {
    Document document = chart_document();
    document.headline = {"A share is worth 150."};
    document.warnings = {"the multiple is high"};
    const std::string text = plotted(document, 80);
    CHECK(text.starts_with("A share is worth 150."));
    CHECK(text.find("What a share is worth") != std::string::npos);
    CHECK(text.find("Warning: the multiple is high") != std::string::npos);
    CHECK(text.find("Ranges") == std::string::npos);
    CHECK(plotted({.verb = "test"}, 80).find("nothing to draw") != std::string::npos);
  }

  TEST_CASE("a plot is text and no other format") {
    const auto request = parse_command_line({"value", "a.toml", "--plot", "--charts", "dir"}).request;
    CHECK(request.plots);
    CHECK(*request.charts == "dir");
    CHECK(request.draws());
    CHECK_FALSE(parse_command_line({"value", "a.toml"}).request.draws());
    CHECK_THROWS_WITH_AS(parse_command_line({"value", "a.toml", "--plot", "--json"}),
                         "--plot: cannot be together with --json or --csv", Error);
    CHECK_THROWS_AS(parse_command_line({"check", "a.toml", "--plot"}), Error);
  }
}

}  // namespace chart_files_test
