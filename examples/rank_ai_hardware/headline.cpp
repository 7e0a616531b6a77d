#include <fmt/core.h>

#include "tables.hpp"

namespace rank_ai_hardware {

using namespace fairvalue;

namespace {

/// The ranking in a sentence: who lies furthest below the line, or why nobody is ranked.
std::string ranking_text(const AiHardware2024& article, const PeerChart& chart) {
  const std::string why = why_unranked(article, chart);
  if (!why.empty()) return why;
  return fmt::format("Of the peers, {} lies furthest below the regression line (p-value of its slope: {})",
                     chart.on_share.ranking.front().name, slope_p_text(chart));
}

}  // namespace

std::string headline(const AiHardware2024& article, const PeerChart& chart) {
  const Money before = article.backlog.value / article.backlog_ratio.value;
  return fmt::format(
      "AI hardware on {}: Dell's backlog went from {} to {} in {:.0f} months; its share moved {} in a day.\n"
      "{}.\n"
      "Peers: {}.\n",
      to_string(article.published), billions_cell(before, 3).text,
      billions_cell(article.backlog.value, 1).text, 12 * article.look_back.value.value,
      signed_percent_cell(article.dell_move.value, 0).text, ranking_text(article, chart), chart.mark);
}

}  // namespace rank_ai_hardware
