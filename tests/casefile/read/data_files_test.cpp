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
}

}  // namespace data_files_test
