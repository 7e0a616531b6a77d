#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>

#include "rank_ai_hardware/tables.hpp"

namespace rank_ai_hardware_test {
using namespace fairvalue;
using doctest::Approx;
using rank_ai_hardware::peer_chart;

struct Point {
  const char* name;
  double multiple;
  double ai_share;
};

std::vector<PeerRow> market(const std::vector<Point>& points) {
  std::string file = "name,currency,price,eps,ai_share,growth,standing,source\n";
  for (const Point& p : points) {
    file += std::string(p.name) + ",USD," + std::to_string(2 * p.multiple) + ",2," +
            std::to_string(p.ai_share) + ",,stated,by hand\n";
  }
  return peers_from(parse_csv(file, "p.csv"));
}

const std::vector<Point> five{{"A", 10, 0}, {"B", 22, 0.2}, {"C", 22, 0.4}, {"D", 34, 0.6}, {"E", 38, 0.8}};

TEST_SUITE("examples/rank_ai_hardware") {
  const auto article = examples::ai_hardware_2024();

  TEST_CASE("the shipped market is made up and says so and has none of the article's names") {
    const auto rows = peers_from(read_csv(FAIRVALUE_ROOT "/examples/rank_ai_hardware/peers.csv"));
    const auto shipped = peer_chart(rows, rank_ai_hardware::made_up);
    for (const PeerRow& row : rows) {
      CAPTURE(row.peer.name);
      CHECK(row.standing == Standing::assumed);
      CHECK(row.source.starts_with("made up"));
      for (const auto& move : article.moves.value) CHECK(row.peer.name != move.name);
      for (const char* real :
           {"NVIDIA", "AMD", "Broadcom", "Marvell", "Supermicro", "Dell", "Micron", "NetApp"})
        CHECK(row.peer.name != real);
    }
    CHECK(headline(article, shipped).find("Peers: made-up names and numbers, not data.\n") !=
          std::string::npos);
    for (const TextTable& table :
         {line_table(article, shipped), ranking_table(article, shipped), right_table(article, shipped)})
      CHECK(table.title.ends_with("(made-up names and numbers, not data)"));
    // slope 25.39 by hand with t = 8.365 and seven degrees of freedom; Ferret 3.14 below 23.14
    CHECK(rank_ai_hardware::slope_p_text(shipped) == "below 0.001");
    const TextTable ranking = ranking_table(article, shipped);
    REQUIRE(ranking.rows.size() == 9);  // one has a loss
    CHECK(ranking.rows[0][0].text == "Ferret Servers");
    CHECK(ranking.rows[0][4].number.value() == Approx(-3.1373080397).epsilon(1e-9));
    const auto logs = peer_chart(rows, rank_ai_hardware::made_up, PeerResponse::log_multiple);
    const TextTable in_percent = ranking_table(article, logs);
    CHECK(in_percent.rows[0][0].text == "Badger Drives");
    CHECK(in_percent.rows[0][4].text == "-17.9 %");
    CHECK(in_percent.rows[0][4].number.value() == Approx(-0.1787607911).epsilon(1e-9));
  }
  TEST_CASE("where the slope is not significant nobody is ranked and p is printed") {
    const auto chart = peer_chart(market({five.begin(), five.begin() + 4}), "mine");
    const std::string why = "No ranking: the p-value of the slope on the AI share is 0.051, not below 0.05";
    CHECK(rank_ai_hardware::why_unranked(article, chart) == why);  // p = 1 - sqrt 0.9
    CHECK(headline(article, chart).find(why + ".\nPeers: mine.\n") != std::string::npos);
    for (const TextTable& table : {ranking_table(article, chart), right_table(article, chart)}) {
      CHECK(table.rows.empty());
      CHECK(table.notes == std::vector<std::string>{why + "."});
    }
    const TextTable line = line_table(article, chart);
    REQUIRE(line.rows.size() >= 2);
    CHECK(line.rows[1][4].number.value() == Approx(1 - std::sqrt(0.9)).epsilon(1e-10));
  }
  TEST_CASE("without a line the reason is given") {
    const auto chart = peer_chart(market({five.begin(), five.begin() + 2}), "mine");
    CHECK(rank_ai_hardware::why_unranked(article, chart).starts_with("No line: too few points, "));
    CHECK(ranking_table(article, chart).rows.empty());
  }
  TEST_CASE("no table has a negative multiple and of logs there is none to leave out") {
    // multiples 2, 4, 12, 20, 30 on shares 0 to 0.8: mean 13.6, slope (4.64 + 1.92 + 0 + 1.28 + 6.56) / 0.4 =
    // 36, at no share 13.6 - 14.4 = -0.8
    const auto rows = market({{"A", 2, 0}, {"B", 4, 0.2}, {"C", 12, 0.4}, {"D", 20, 0.6}, {"E", 30, 0.8}});
    const TextTable table = ranking_table(article, peer_chart(rows, "mine"));
    REQUIRE(table.rows.size() == 5);
    const auto lowest =
        std::find_if(table.rows.begin(), table.rows.end(), [](const auto& r) { return r[0].text == "A"; });
    REQUIRE(lowest != table.rows.end());
    for (const int column : {3, 6, 7, 8}) {  // on the line, price on it, upside, low end of the range
      CAPTURE(column);
      CHECK((*lowest)[static_cast<std::size_t>(column)].text == "NM");
    }
    for (const PeerResponse response : {PeerResponse::multiple, PeerResponse::log_multiple}) {
      const auto chart = peer_chart(rows, "mine", response);
      for (const auto& row : ranking_table(article, chart).rows) {
        for (const int column : {3, 8, 9}) {
          const Cell& cell = row[static_cast<std::size_t>(column)];
          CHECK(cell.number.value_or(1) > 0);
          if (response == PeerResponse::log_multiple) CHECK(cell.number.has_value());
        }
      }
      for (const auto& row : right_table(article, chart).rows) CHECK(row[2].number.value_or(1) > 0);
    }
  }
}

}  // namespace rank_ai_hardware_test
