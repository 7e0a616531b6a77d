#include "casefile/read/data_files.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>

namespace data_files_test {
using namespace fairvalue;

const std::string folder = FAIRVALUE_TEST_DATA "/casefile/";
const std::string head =
    "schema = 1\n[company]\nname = \"AMD\"\nticker = \"AMD\"\ncurrency = \"USD\"\n[market]\nprice = "
    "100\nas_of = 2025-06-19\n[data]\n";

TEST_SUITE("casefile/read/data_files") {
  TEST_CASE("a file is sought beside the file that names it and not beside the case") {
    const CaseFile file = read_case_file(folder + "cases/above.toml");
    REQUIRE(file.data.peers.size() == 1);
    CHECK(file.data.peers[0].peer.name == "NVIDIA");
    CHECK(all_peers(file).size() == 1);
  }

  TEST_CASE("a broken data file is told beside the errors of the case") {
    try {
      read_case_text(head + "peers = \"bad_peers.csv\"\n[[peer]]\nname = \"B\"\nprice = -1\n",
                     folder + "a.toml");
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 2);
      CHECK(errors.findings()[0].key == "data.peers");
      CHECK(errors.findings()[1].key == "peer[0].price");
    }
  }

  TEST_CASE("what its reader refuses is a finding at the key") {
    try {
      read_case_text(head + "peers = \"bad_peers.csv\"\n", folder + "a.toml");
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 1);
      CHECK(errors.findings()[0].key == "data.peers");
      CHECK(errors.findings()[0].message.find("bad_peers.csv:3:17: ai_share: must be between 0 and 1") !=
            std::string::npos);
    }
  }

  TEST_CASE("every bad row of a file is a finding of its own") {
    const std::vector<CaseFileFinding> findings = [] {
      try {
        read_case_text(head + "peers = \"two_bad_peers.csv\"\n", folder + "a.toml");
      } catch (const CaseFileErrors& errors) {
        return errors.findings();
      }
      return std::vector<CaseFileFinding>{};
    }();
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].message.find("two_bad_peers.csv:2:3: price: must be > 0") != std::string::npos);
    CHECK(findings[1].message.find("two_bad_peers.csv:4:8: ai_share: must be between 0 and 1") !=
          std::string::npos);
  }

  TEST_CASE("without a price the market has the last close on or before its day") {
    const auto on = [](const char* day) {
      return std::string{"schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n[market]\nas_of = "} +
             day + "\n[data]\nprices = \"closes.csv\"\n";
    };
    const CaseFile file = read_case_text(on("2025-06-19"), folder + "a.toml");
    CHECK(file.market->spot.value.price.value == 99.25);
    CHECK(file.market->spot.standing == Standing::stated);
    CHECK(file.market->spot.source == "closes.csv, close of 2025-06-17");
    CHECK(file.warnings.empty());
    CHECK(read_case_text(on("2025-06-20"), folder + "a.toml").market->spot.value.price.value == 101);
    CHECK(read_case_text(case_text(file), folder + "again.toml") == file);
    const CaseFile late = read_case_text(on("2025-07-31"), folder + "a.toml");
    REQUIRE(late.warnings.size() == 1);
    CHECK(late.warnings[0].message == "the last close, of 2025-06-20, is 41 days before market.as_of");
    CHECK_THROWS_WITH_AS(read_case_text(on("2025-06-13"), folder + "a.toml"),
                         doctest::Contains("market.price: must be given, got none"), CaseFileErrors);
    CHECK_THROWS_WITH_AS(
        read_case_text("schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n[market]\nas_of = "
                       "2025-06-13\n",
                       "a.toml"),
        doctest::Contains("market.price: must be given, got none"), CaseFileErrors);
  }

  TEST_CASE("a consensus whose source names the other basis is refused") {
    const std::string text =
        "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n[[consensus]]\nperiod = { label = "
        "\"FY2026\", end = 2026-12-26 }\nas_of = 2025-06-19\nmean = 5.79\nsource = \"GAAP consensus\"\nbasis "
        "= ";
    CHECK_NOTHROW(read_case_text(text + "\"gaap\"\n", "a.toml"));
    CHECK_THROWS_WITH_AS(
        read_case_text(text + "\"non_gaap\"\n", "a.toml"),
        doctest::Contains("must be the one that the source names ('GAAP consensus'), got non-GAAP"),
        CaseFileErrors);
  }
}

}  // namespace data_files_test
