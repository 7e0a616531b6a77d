#include <fairvalue/casefile/peer_file.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/parse_error.hpp>

namespace peer_file_test {
using namespace fairvalue;

const std::string header = "name,currency,price,eps,ai_share,growth,standing,source\n";

std::vector<PeerRow> read(const std::string& rows) {
  return peers_from(parse_csv(header + rows, "peers.csv"));
}

/// What the reader says of these rows.
std::string refusal(const std::string& content) {
  try {
    peers_from(parse_csv(content, "peers.csv"));
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/peer_file") {
  TEST_CASE("a row is a peer with its standing and source") {
    const auto rows = read("Dell,USD,117.5,6.7,0.12,0.10,assumed,\"illustrative, not data\"\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].peer.name == "Dell");
    CHECK(rows[0].peer.price == PerShare{117.5});
    CHECK(rows[0].peer.eps == PerShare{6.7});
    CHECK(rows[0].peer.ai_share == 0.12);
    CHECK(rows[0].peer.growth == 0.10);
    CHECK(rows[0].currency == Currency{"USD"});
    CHECK(rows[0].standing == Standing::assumed);
    CHECK(rows[0].source == "illustrative, not data");
    CHECK(peers_of(rows).front().name == "Dell");
  }
  TEST_CASE("a blank number is missing and never zero") {
    const auto rows = read("Dell,USD,,,,,stated,a report\n");
    CHECK_FALSE(rows[0].peer.price.has_value());
    CHECK_FALSE(rows[0].peer.eps.has_value());
    CHECK_FALSE(rows[0].peer.ai_share.has_value());
    CHECK_FALSE(rows[0].peer.growth.has_value());
    CHECK(rows[0].standing == Standing::stated);
  }
  TEST_CASE("byte order mark and CRLF and columns in another order and more of them are read") {
    const auto rows =
        peers_from(parse_csv("\xEF\xBB\xBFsource,standing,note,growth,ai_share,eps,price,currency,name\r\n"
                             "x,derived,n,-0.5,1,-2,10,TWD,\"Alchip 世芯\"\r\n",
                             "peers.csv"));
    CHECK(rows[0].peer.name == "Alchip 世芯");
    CHECK(rows[0].peer.eps == PerShare{-2});
    CHECK(rows[0].peer.growth == -0.5);
    CHECK(rows[0].standing == Standing::derived);
  }
  TEST_CASE("each fault is named with its place") {
    CHECK(
        refusal(header + "Dell,USD,x,6.7,0.1,0.1,stated,s\n").starts_with("peers.csv:2:10: price: must be "));
    CHECK(refusal(header + "Dell,USD,0,6.7,0.1,0.1,stated,s\n") ==
          "peers.csv:2:10: price: must be > 0, got '0'");
    CHECK(refusal(header + "Dell,USD,1,6.7,12,0.1,stated,s\n") ==
          "peers.csv:2:16: ai_share: must be between 0 and 1 (a decimal: 0.4 for 40 %), got '12'");
    CHECK(refusal(header + "Dell,USD,1,6.7,0.1,-1,stated,s\n") ==
          "peers.csv:2:20: growth: must be > -1 (a decimal: 0.4 for 40 %), got '-1'");
    CHECK(refusal(header + "Dell,USD,1,6.7,0.1,0.1,guessed,s\n") ==
          "peers.csv:2:24: standing: must be stated, derived, assumed or redacted, got 'guessed'");
    CHECK(refusal(header + "Dell,usd,1,6.7,0.1,0.1,stated,s\n") ==
          "peers.csv:2:6: currency: must be three capital letters such as USD, got 'usd'");
    CHECK(refusal(header + ",USD,1,6.7,0.1,0.1,stated,s\n") ==
          "peers.csv:2:1: name: must be given, got none");
    CHECK(refusal(header + "Dell,USD,1,6.7,0.1,0.1,stated,\n") ==
          "peers.csv:2:31: source: must be given, got none");
    CHECK(refusal(header + "A,USD,1,1,0,0,stated,s\nA,USD,1,1,0,0,stated,s\n") ==
          "peers.csv:3:1: name: must be unique, got 'A'");
    CHECK(refusal(header + "A,USD,1,1,0,0,stated,s\nB,TWD,1,1,0,0,stated,s\n") ==
          "peers.csv:3:3: currency: must be USD like the others, got 'TWD'");
  }
  TEST_CASE("a column that is missing is named with the nearest there is") {
    CHECK(refusal("name,currency,price,eps,ai_shares,growth,standing,source\n") ==
          "peers.csv:1:1: ai_share: must be a column (nearest 'ai_shares'), got none");
  }
  TEST_CASE("a file without peers is refused") {
    CHECK(refusal(header) == "peers.csv:2:1: must be at least one peer, got none");
  }
}

}  // namespace peer_file_test
