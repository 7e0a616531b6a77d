#include <doctest/doctest.h>

#include <random>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

namespace mutated_cases_test {
using namespace fairvalue;

/// A sound case with a few bytes changed, dropped or repeated.
std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  constexpr std::string_view bytes = "=[]{}\"'\\.,#-0123456789eE \n\t\x01\x7F\xFF\xE6nanifx%";
  for (std::size_t i = 0, changes = 1 + below(6); i < changes && !text.empty(); ++i) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0: text[at] = bytes[below(bytes.size())]; break;
      case 1: text.erase(at, 1 + below(40)); break;
      case 2: text.insert(at, 1 + below(3), bytes[below(bytes.size())]); break;
      case 3: text.insert(at, text.substr(below(text.size()), 1 + below(60))); break;
    }
  }
  return text;
}

TEST_SUITE("casefile/mutated_cases") {
  TEST_CASE("a thousand mutated cases are read or refused by name and what is read can be written") {
    std::mt19937 random{20251006};
    const std::string sound = new_case_text();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 1'000; ++i) {
      const std::string text = mutated(sound, random);
      CAPTURE(i);
      try {
        const CaseFile file = read_case_text(text, "mutated.toml");
        const CaseFile again = read_case_text(case_text(file), "written.toml");
        CHECK(again == file);
        ++read;
      } catch (const CaseFileErrors& errors) {
        for (const CaseFileFinding& one : errors.findings()) CHECK_FALSE(to_string(one).empty());
        ++refused;
      }
    }
    CHECK(read + refused == 1'000);
    CHECK(read > 50);
    CHECK(refused > 500);
  }
}

}  // namespace mutated_cases_test
