// rank_ai_hardware: a night of AI hardware in numbers, and who lies below the line, as article 004 tells it.
#include <fairvalue/core/utf8.hpp>

#include "embedded_peers.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: rank_ai_hardware [--case FILE] [--csv] [--peers FILE] [--log]

The arithmetic of article 004 (a night of AI hardware), table by table: moves, Dell's backlog, markets, NVIDIA's mix,
HBM yields, and the line of multiple on AI share with who lies below it. The article prints no points of that chart, so
the program ranks a made-up market of made-up names, to show how; give your own file to rank real companies. Nobody is
ranked where the slope's p-value is 0.05 or more. Each other number is stated (printed by the source named), derived
(follows from stated ones) or assumed (our choice, table 13).

  --case FILE   numbers from FILE in place of the program's own (examples/industry/ai_hardware_2024.toml)
  --peers FILE  peers as CSV with the columns name,currency,price,eps,ai_share,growth,standing,source
                (decimals; blank is missing; standing is stated, derived or assumed); separated by commas, or by
                what a first line such as sep=; says
  --log         fit the logarithm of the multiple: no multiple on the line is negative, and distances are in percent
  --csv         a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help        this text

Every figure of the article with its verdict: reproduce_figures --article A4
)";

rank_ai_hardware::PeerChart chart_of(const examples::Arguments& arguments) {
  using rank_ai_hardware::peer_chart;
  using namespace fairvalue;
  const auto response = arguments.has("--log") ? PeerResponse::log_multiple : PeerResponse::multiple;
  if (const auto file = arguments.value("--peers")) {
    return peer_chart(peers_from(read_csv(*file)), "from " + printable(*file), response);
  }
  return peer_chart(peers_from(parse_csv(embedded_peers, "peers.csv")), rank_ai_hardware::made_up, response);
}

int run(const examples::Arguments& arguments) {
  using namespace rank_ai_hardware;
  const auto article = examples::ai_hardware_2024(arguments.value("--case"));
  const PeerChart chart = chart_of(arguments);
  const std::vector<TextTable> tables{move_table(article),
                                      backlog_table(article),
                                      quarter_table(article),
                                      roll_table(article),
                                      recognition_table(article),
                                      market_table(article),
                                      mix_table(article),
                                      yield_table(article),
                                      scale_table(article),
                                      line_table(article, chart),
                                      ranking_table(article, chart),
                                      right_table(article, chart),
                                      assumption_table(article, chart)};
  examples::print_tables(arguments, headline(article, chart), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(
      argc, argv, help, {{"--case", true}, {"--csv", false}, {"--log", false}, {"--peers", true}}, run);
}
