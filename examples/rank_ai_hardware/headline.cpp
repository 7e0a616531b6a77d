#include <fmt/core.h>

#include "tables.hpp"

namespace rank_ai_hardware {

using namespace fairvalue;

std::string headline(const AiHardware2024& article, const PeerChart& chart) {
  const PeerLine& line = chart.on_share;
  const Money before = article.backlog.value / article.backlog_ratio.value;
  const std::string first = line.ranking.empty()
                                ? "The peers give no regression line"
                                : fmt::format("Of the peers, {} lies furthest below the regression line",
                                              line.ranking.front().name);
  return fmt::format(
      "AI hardware on {}: Dell's backlog went from {} to {} in {:.0f} months; its share moved {} in a day.\n"
      "{} ({}).\n",
      to_string(article.published), billions_cell(before, 3).text,
      billions_cell(article.backlog.value, 1).text, 12 * article.look_back.value.value,
      signed_percent_cell(article.dell_move.value, 0).text, first, chart.mark);
}

}  // namespace rank_ai_hardware
