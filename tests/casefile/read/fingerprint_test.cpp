#include "casefile/read/fingerprint.hpp"

#include <doctest/doctest.h>

#include <set>

#include "casefile/read/load_tree.hpp"

namespace fingerprint_test {
using namespace fairvalue;
using namespace fairvalue::detail;

std::uint64_t of(const std::string& text) {
  Findings findings;
  const auto root = load_text(text, "a.toml", findings);
  const FileFingerprints files;
  Checksum sum;
  add_tree(sum, root.value(), findings, files);
  return sum.value();
}

TEST_SUITE("casefile/read/fingerprint") {
  TEST_CASE("whatever a text states differently gives another fingerprint") {
    const std::set<std::uint64_t> all{of("schema = 1\na = 1\n"),      of("schema = 1\na = 2\n"),
                                      of("schema = 1\nb = 1\n"),      of("schema = 1\na = \"1\"\n"),
                                      of("schema = 1\na = true\n"),   of("schema = 1\na = false\n"),
                                      of("schema = 1\na = [1]\n"),    of("schema = 1\na = [1, 2]\n"),
                                      of("schema = 1\na = [[1]]\n"),  of("schema = 1\na = 2025-01-01\n"),
                                      of("schema = 1\n\na = 1\n"),    of("schema = 1\na = { b = 1 }\n"),
                                      of("schema = 1\na = -1e300\n"), of("schema = 1\n")};
    CHECK(all.size() == 14);
    CHECK(of("schema = 1\na = 1\n") == of("schema = 1\na = 1 # a comment moves nothing\n"));
  }
  TEST_CASE("a file that is not there and one outside the folder count as none") {
    const FileFingerprints files;
    CHECK(files.of("folder/a.toml", "missing.csv") == 0);
    CHECK(files.of("folder/a.toml", "../a.csv") == 0);
  }
}
}  // namespace fingerprint_test
