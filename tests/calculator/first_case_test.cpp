#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "fairvalue/command/output.hpp"

namespace first_case_test {
namespace fs = std::filesystem;

/// A block of code of a page: "toml", and its lines.
struct Block {
  std::string language;
  std::string text;
};

std::vector<Block> blocks_of(const std::string& file) {
  std::vector<Block> blocks;
  std::ifstream page{file};
  REQUIRE(page);
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), ""});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

/// Words of a command, blanks inside double quotes kept.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words{""};
  bool is_quoted = false;
  for (const char c : command) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == '\n' || (c == ' ' && !is_quoted)) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string printed(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::streambuf* const before = std::cout.rdbuf(out.rdbuf());
  const int status = calculator::run(words);
  std::cout.rdbuf(before);
  CHECK(status == 0);
  return out.str();
}

/// A folder to type in; gone with the object, which also goes back.
class Desk {
 public:
  Desk() : back_{fs::current_path()}, folder_{fs::temp_directory_path() / "fairvalue-first-case"} {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::current_path(folder_);
  }
  ~Desk() {
    fs::current_path(back_);
    fs::remove_all(folder_);
  }

 private:
  fs::path back_;
  fs::path folder_;
};

TEST_SUITE("calculator/first_case") {
  TEST_CASE("the tutorial typed as it stands prints what it shows") {
    const auto blocks = blocks_of(FAIRVALUE_ROOT "/docs/tutorials/first-case.md");
    const Desk desk;
    std::string output;
    int commands = 0;
    for (const Block& block : blocks) {
      if (block.language == "csv") std::ofstream{"estimates.csv"} << block.text;
      if (block.language == "json") std::ofstream{"filings.json"} << block.text;
      if (block.language == "toml") std::ofstream{"cobalt.toml", std::ios::app} << block.text << '\n';
      if (block.language == "text") CHECK_MESSAGE(output.find(block.text) != std::string::npos, block.text);
      if (block.language != "sh") continue;
      auto words = words_of(block.text);
      REQUIRE(words.front() == "fairvalue");
      words.erase(words.begin());
      output = printed(words);
      ++commands;
    }
    CHECK(commands >= 8);
    CHECK(fs::file_size("cobalt.xlsx") > 1000);
  }
}

}  // namespace first_case_test
