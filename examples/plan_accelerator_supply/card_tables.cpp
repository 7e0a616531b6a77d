#include <fmt/core.h>

#include <fairvalue/industry/share_split.hpp>
#include <fairvalue/industry/vendors.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace plan_accelerator_supply {
namespace {

using namespace fairvalue;
using examples::range_text;

double times(double a, double b) { return a * b; }
double over(double a, double b) { return a / b; }

/// A range as its share and its count of cards and servers.
std::vector<Cell> card_row(const Accelerators2025& article, const char* name, const Interval<double>& cards) {
  const auto servers = at_corners(over, cards, article.cards_a_server.value);
  const auto large = at_corners(over, cards, article.cards_a_large_server.value);
  return {text_cell(name),
          number_cell(cards.low / 1e3, 0),
          number_cell(cards.high / 1e3, 0),
          number_cell(servers.low / 1e3, 2),
          number_cell(servers.high / 1e3, 2),
          number_cell(large.low / 1e3, 2),
          number_cell(large.high / 1e3, 2)};
}

std::vector<Cell> maker_row(const Accelerators2025& article, const char* name, const Interval<double>& share,
                            Standing standing) {
  const auto cards = at_corners(times, share, article.overseas.value);
  return {text_cell(name),         percent_cell(share.low, 0),      percent_cell(share.high, 0),
          standing_cell(standing), number_cell(cards.low / 1e3, 0), number_cell(cards.high / 1e3, 0)};
}

}  // namespace

Interval<double> second_tier_vendors(const Accelerators2025& article) {
  const auto vendors = implied_vendors(article.second_tier.value, article.second_tier_each.value);
  return vendors.value();  // 5 to 10: the case has an answer, and a test holds it
}

TextTable card_table(const Accelerators2025& article) {
  const auto& overseas = article.overseas.value;
  const auto others = residual_share({&article.internet_share.value, 1});
  const double second_tier = article.second_tier.value;
  const auto vendors = second_tier_vendors(article);
  const double middle = article.second_tier_each.value.middle();
  const auto relative = at_corners(over, second_tier, overseas);
  return {.title = "3. RTX PRO 6000: deliveries in a year by customer, thousands 出貨",
          .columns = {"", "cards, low", "cards, high", "small servers, low", "small servers, high",
                      "large servers, low", "large servers, high"},
          .rows = {card_row(article, "overseas", overseas),
                   card_row(article, "of them internet companies",
                            at_corners(times, overseas, article.internet_share.value)),
                   card_row(article, "of them small professionals", at_corners(times, overseas, others)),
                   card_row(article, "China's second tier", {second_tier, second_tier}),
                   card_row(article, "each of its vendors", article.second_tier_each.value)},
          .notes = {fmt::format("A small server has {:g} cards, a large one {:g}.",
                                article.cards_a_server.value, article.cards_a_large_server.value),
                    fmt::format(
                        "{:.0f} cards at {:.0f} to {:.0f} each: {:g} to {:g} vendors; {:.2f} of the middle "
                        "size.",
                        second_tier, article.second_tier_each.value.low, article.second_tier_each.value.high,
                        vendors.low, vendors.high, second_tier / middle),
                    fmt::format("That tier alone takes {} of the number delivered overseas.",
                                range_text(percent_cell(relative.low), percent_cell(relative.high)))}};
}

TextTable maker_table(const Accelerators2025& article) {
  const Interval<double> named[] = {article.supermicro.value, article.quanta.value, article.wistron.value,
                                    article.inventec.value};
  const auto others = residual_share(named);
  const auto two_largest = at_corners(
      [](double first, double second) {
        const double shares[] = {first, second};
        return concentration_ratio(shares, 2);
      },
      named[0], named[1]);
  const double least[] = {named[0].low, named[1].low};
  const double most[] = {named[0].high, named[1].high, named[2].high, named[3].high, others.low};
  return {
      .title = "4. Shares of the server builders 代工份額",
      .columns = {"", "share, low", "share, high", "standing", "cards, 1000, low", "cards, 1000, high"},
      .rows = {maker_row(article, "Supermicro 超微", named[0], Standing::stated),
               maker_row(article, "Quanta 廣達", named[1], Standing::stated),
               maker_row(article, "Wistron 緯創", named[2], Standing::stated),
               maker_row(article, "Inventec 英業達", named[3], Standing::stated),
               maker_row(article, "all others", others, Standing::derived)},
      .notes = {
          fmt::format("The two largest hold {}. The Herfindahl index is {:.0f} to {:.0f} points. The low end "
                      "counts only these two;",
                      range_text(percent_cell(two_largest.low, 0), percent_cell(two_largest.high, 0)),
                      1e4 * herfindahl_index(least), 1e4 * herfindahl_index(most)),
          "the high end takes every builder at its upper share and all others as one firm.",
          "Cards: shares of the overseas deliveries (assumed). The article prints 偉創 for "
          "緯創."}};
}

}  // namespace plan_accelerator_supply
