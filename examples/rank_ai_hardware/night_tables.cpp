#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/math/statistics.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace rank_ai_hardware {

using namespace fairvalue;
using examples::percent;

TextTable move_table(const AiHardware2024& article) {
  TextTable table{.title = fmt::format("1. Price moves of one day, the night before {} 涨跌",
                                       to_string(article.published)),
                  .columns = {"", "move", "basket"},
                  .rows = {}};
  std::vector<double> basket;
  std::vector<double> all;
  for (const examples::PriceMove& move : article.moves.value) {
    all.push_back(move.move);
    if (move.in_basket) basket.push_back(move.move);
    table.rows.push_back({text_cell(move.name), signed_percent_cell(move.move, 0),
                          text_cell(move.in_basket ? "in the basket" : "")});
  }
  const double nvidia = 1 + article.nvidia_year_to_date.value;
  const double amd = 1 + article.amd_year_to_date.value;
  table.notes = {
      fmt::format("All stated. Derived: the basket of {} moved {} on average, {:.3f} points for each of "
                  "Dell's {}; all "
                  "{} moved {}.",
                  basket.size(), percent(mean(basket)), mean(basket) / article.dell_move.value,
                  percent(article.dell_move.value, 0), all.size(), percent(mean(all))),
      fmt::format("Since January NVIDIA {} and AMD {}: AMD is {} behind and needs {} to catch up, not the "
                  "difference of {:.0f} points.",
                  signed_percent_cell(article.nvidia_year_to_date.value, 0).text,
                  signed_percent_cell(article.amd_year_to_date.value, 0).text, percent(-growth(nvidia, amd)),
                  percent(growth(amd, nvidia)), 100 * (nvidia - amd))};
  return table;
}

}  // namespace rank_ai_hardware
