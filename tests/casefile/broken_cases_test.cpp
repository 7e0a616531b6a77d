#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fairvalue/casefile/case_file.hpp>

namespace broken_cases_test {
using namespace fairvalue;

// Broken case files. Each ends with the messages that it must give, "# must say :4:9: key: ...", written from
// the rules, not copied from an output. docs/reference/errors.md lists the same files and messages.

const std::filesystem::path folder = FAIRVALUE_TEST_DATA "/../bad_input/data";
constexpr std::string_view mark = "# must say ";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> messages_of(const std::filesystem::path& path) {
  std::vector<std::string> messages;
  std::istringstream text{text_of(path)};
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with(mark)) messages.push_back(line.substr(mark.size()));
  }
  return messages;
}

std::vector<std::filesystem::path> broken_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("case_") && name.ends_with(".toml")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The headlines without the folder, which is another on every machine.
std::vector<std::string> errors_of(const std::filesystem::path& path) {
  std::vector<std::string> errors;
  for (const CaseFileFinding& one : check_case_file(path.string())) {
    if (one.kind != FindingKind::error) continue;
    std::string text = headline(one).substr(path.string().size());
    const std::string inside = folder.string() + "/";
    for (std::size_t at = text.find(inside); at != std::string::npos; at = text.find(inside))
      text.erase(at, inside.size());
    errors.push_back(text);
  }
  return errors;
}

TEST_SUITE("casefile/broken_cases") {
  TEST_CASE("every broken case gives the messages that its rule asks for") {
    const auto files = broken_files();
    CHECK(files.size() >= 100);
    for (const auto& path : files) {
      CAPTURE(path.filename().string());
      CHECK(errors_of(path) == messages_of(path));
    }
  }

  TEST_CASE("every broken case is refused and says what to do") {
    for (const auto& path : broken_files()) {
      CAPTURE(path.filename().string());
      try {
        read_case_file(path.string());
        FAIL_CHECK("not refused");
      } catch (const CaseFileErrors& errors) {
        for (const CaseFileFinding& one : errors.findings()) {
          CHECK_FALSE(one.advice.empty());
          CHECK(one.advice.back() == '.');
        }
      }
    }
  }

  TEST_CASE("the page lists every broken case with its messages") {
    const std::string page = text_of(FAIRVALUE_TEST_DATA "/../../docs/reference/errors.md");
    for (const auto& path : broken_files()) {
      CAPTURE(path.filename().string());
      CHECK(page.find("`" + path.filename().string() + "`") != std::string::npos);
      for (const std::string& message : messages_of(path)) {
        CAPTURE(message);
        CHECK(page.find(path.filename().string() + message) != std::string::npos);
      }
    }
  }
}

}  // namespace broken_cases_test
