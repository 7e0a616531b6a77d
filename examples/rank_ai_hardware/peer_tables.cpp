#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/peers.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace rank_ai_hardware {
namespace {

using namespace fairvalue;
using examples::percent;

struct NamedDriver {
  const char* name;
  PeerDriver driver;
};
constexpr NamedDriver drivers[] = {{"AI share", PeerDriver::ai_share},
                                   {"growth", PeerDriver::growth},
                                   {"AI share and growth", PeerDriver::ai_share_and_growth}};

std::string marked(std::string title, const PeerChart& chart) {
  return std::move(title) + " (" + chart.mark + ")";
}

/// Why there is nothing to rank, as the table's one note.
TextTable unanswered(TextTable table, std::string why) {
  table.notes = {std::move(why) + "."};
  return table;
}

bool of_logs(const PeerChart& chart) { return chart.on_share.response == PeerResponse::log_multiple; }

/// A multiple of zero or less values nothing.
Cell positive_multiple_cell(Multiple multiple) {
  return multiple_cell(multiple > Multiple{0} ? std::optional{multiple} : std::nullopt, 1);
}

constexpr double least_p = 0.001;  ///< smaller ones are told as below it

/// "0.372", "below 0.001"; programs read the number.
Cell p_cell(std::optional<double> p) {
  Cell cell = number_cell(p, 3);
  if (p && *p < least_p) cell.text = fmt::format("below {:g}", least_p);
  return cell;
}

std::vector<Cell> coefficient_row(const char* line, const Coefficient& coefficient, const LinearFit& fit) {
  return {text_cell(fmt::format("{}: {}", line, coefficient.name)),
          number_cell(coefficient.value, 2),
          number_cell(coefficient.standard_error, 2),
          number_cell(coefficient.t, 2),
          p_cell(coefficient.p_value),
          percent_cell(fit.r_squared, 1),
          number_cell(fit.residual_deviation, 2)};
}

/// The peers that the line prices, in the order of its ranking: furthest below the line first.
std::vector<Peer> priced_peers(const PeerChart& chart, const PeerLine& line) {
  std::unordered_map<std::string_view, const Peer*> by_name;
  for (const PeerRow& row : chart.rows) by_name.emplace(row.peer.name, &row.peer);
  std::vector<Peer> peers;
  for (const PeerOnLine& ranked : line.ranking) peers.push_back(*by_name.at(ranked.name));
  return peers;
}

/// The distance from the line: in turns, of logs in percent of the line.
Cell residual_cell(const PeerChart& chart, const PeerOnLine& peer) {
  return of_logs(chart) ? signed_percent_cell(peer.multiple / peer.on_line - 1.0, 1)
                        : number_cell(peer.residual.value, 1);
}

bool has_no_answer(const TextTable& table) {
  const auto none = [](const Cell& cell) { return cell.is_number && !cell.number; };
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const auto& row) { return std::any_of(row.begin(), row.end(), none); });
}

/// How far the price is from what the line gives; NM where it gives none.
std::optional<double> upside_to(const Peer& peer, std::optional<PerShare> on_line) {
  return on_line ? std::optional{growth(*peer.price, *on_line)} : std::nullopt;
}

}  // namespace

PeerChart peer_chart(std::vector<PeerRow> rows, std::string mark, PeerResponse response) {
  PeerLine on_share = peer_line(peers_of(rows), PeerDriver::ai_share, response);
  return {.rows = std::move(rows), .mark = std::move(mark), .on_share = std::move(on_share)};
}

std::string slope_p_text(const PeerChart& chart) {
  const auto p = chart.on_share.regression.fit.value().coefficients.at(1).p_value;
  return p ? p_cell(p).text : "none";
}

std::string why_unranked(const AiHardware2024& article, const PeerChart& chart) {
  const PeerLine& line = chart.on_share;
  if (!line.regression.fit) {
    return fmt::format("No line: {}, {}", to_string(line.regression.status), line.regression.reason);
  }
  const double level = article.significance.value;
  if (slopes_are_significant(line, level)) return "";
  return fmt::format("No ranking: the p-value of the slope on the AI share is {}, not below {:.2g}",
                     slope_p_text(chart), level);
}

TextTable line_table(const AiHardware2024&, const PeerChart& chart) {
  TextTable table{
      .title =
          marked(fmt::format("10. Regression of the {} 回归", to_string(chart.on_share.response)), chart),
      .columns = {"predictor: coefficient", "value", "standard error", "t", "p", "R squared",
                  "residual error"},
      .rows = {}};
  for (const NamedDriver& each : drivers) {
    const PeerLine line = peer_line(peers_of(chart.rows), each.driver, chart.on_share.response);
    if (!line.regression.fit) {
      table.notes.push_back(fmt::format("On {}: {}, {}.", each.name, to_string(line.regression.status),
                                        line.regression.reason));
      continue;
    }
    for (const Coefficient& coefficient : line.regression.fit->coefficients) {
      table.rows.push_back(coefficient_row(each.name, coefficient, *line.regression.fit));
    }
  }
  const PeerLine& line = chart.on_share;
  for (const PeerLeftOut& out : line.left_out)
    table.notes.push_back(out.name + " is left out: " + out.reason + ".");
  table.notes.push_back(
      of_logs(chart) ? "A coefficient c: 100 points more share or growth multiply the multiple by exp(c)."
                     : "The coefficient is the change of the multiple for 100 points of share or growth.");
  table.notes.push_back("Few points, all of one day. p: two-sided, of a coefficient of zero.");
  return table;
}

TextTable ranking_table(const AiHardware2024& article, const PeerChart& chart) {
  const PeerLine& line = chart.on_share;
  TextTable table{.title = marked("11. Peers by residual, the cheapest first 排名", chart),
                  .columns = {"", "AI share", "multiple", "on the line", "residual", "price", "price on it",
                              "upside", "range, low", "range, high"},
                  .rows = {}};
  if (auto why = why_unranked(article, chart); !why.empty())
    return unanswered(std::move(table), std::move(why));
  const auto peers = priced_peers(chart, line);
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const PeerOnLine& ranked = line.ranking[i];
    const LinePrice on_line = price_on_line(line, peers[i], article.confidence.value);
    table.rows.push_back(
        {text_cell(ranked.name), percent_cell(peers[i].ai_share, 0), multiple_cell(ranked.multiple, 1),
         positive_multiple_cell(ranked.on_line), residual_cell(chart, ranked), price_cell(peers[i].price),
         price_cell(ranked.price_on_line), signed_percent_cell(upside_to(peers[i], ranked.price_on_line), 1),
         positive_multiple_cell(on_line.range.low), positive_multiple_cell(on_line.range.high)});
  }
  table.notes = {
      fmt::format(
          "Slope's p-value: {}. Residual: {}.", slope_p_text(chart),
          of_logs(chart) ? "the multiple over the line's, less 1" : "the multiple less the line's, in turns"),
      fmt::format("Range: {} prediction interval of one more company with that AI share (Student's t, "
                  "degrees of freedom: {}).",
                  percent(article.confidence.value, 0), line.regression.fit->degrees_of_freedom)};
  if (has_no_answer(table))
    table.notes.push_back("NM: the line gives no positive multiple there; --log fits one that does.");
  return table;
}

TextTable right_table(const AiHardware2024& article, const PeerChart& chart) {
  const PeerLine& line = chart.on_share;
  const double move = article.move_right.value;
  TextTable table{
      .title = marked(
          fmt::format("12. \"Everyone moves right\": {:.0f} points more AI share 向右走", 100 * move), chart),
      .columns = {"", "AI share then", "on the line then", "price then", "upside then", "still below"},
      .rows = {}};
  if (auto why = why_unranked(article, chart); !why.empty())
    return unanswered(std::move(table), std::move(why));
  for (const Peer& peer : priced_peers(chart, line)) {
    const LinePrice then = price_on_line_after_move(line, peer, move, article.confidence.value);
    const auto upside = upside_to(peer, then.price);
    table.rows.push_back({text_cell(peer.name), percent_cell(std::min(1.0, *peer.ai_share + move), 0),
                          positive_multiple_cell(then.multiple), price_cell(then.price),
                          signed_percent_cell(upside, 1), text_cell(upside && *upside > 0 ? "yes" : "no")});
  }
  table.notes = {
      "The line, EPS and prices are today's; only the AI shares move. If all move, the line itself may "
      "fall."};
  return table;
}

TextTable assumption_table(const AiHardware2024& article, const PeerChart& chart) {
  std::vector<examples::AssumedNumber> numbers{
      {"Dell's backlog, FY2024 Q2", billions_cell(article.reported[0].opening.value, 1),
       article.reported[0].opening.source, article.reported[0].opening.standing},
      {"Dell's backlog, FY2024 Q3", billions_cell(article.reported[1].opening.value, 1),
       article.reported[1].opening.source, article.reported[1].opening.standing},
      {"day of Dell's earlier figure", text_cell(to_string(article.servers_before.value.published)),
       article.servers_before.source},
      {"interview, years from the year's start", number_cell(article.interview.value, 2),
       article.interview.source, article.interview.standing},
      {"layers of a stack", number_cell(article.layers.value, 0), article.layers.source,
       article.layers.standing},
      {"move to the right", percent_cell(article.move_right.value, 0), article.move_right.source,
       article.move_right.standing},
      {"confidence of the range", percent_cell(article.confidence.value, 0), article.confidence.source,
       article.confidence.standing},
      {"significance of the slope, p below", number_cell(article.significance.value, 2),
       article.significance.source, article.significance.standing}};
  for (const ProductBacklog& product : article.products.value) {
    numbers.push_back({product.product + ": backlog", billions_cell(product.backlog, 1),
                       article.products.source, article.products.standing});
    numbers.push_back({product.product + ": months", number_cell(12 * product.lead_time.value, 0),
                       article.products.source, article.products.standing});
  }
  for (const PeerRow& row : chart.rows) {
    if (row.standing != Standing::assumed) continue;
    const auto number = [&](const char* what, const Cell& value) {
      numbers.push_back({row.peer.name + ": " + what, value, row.source});
    };
    number("price", price_cell(row.peer.price));
    number("EPS", price_cell(row.peer.eps));
    number("AI share", percent_cell(row.peer.ai_share, 0));
    number("growth", percent_cell(row.peer.growth, 0));
  }
  return examples::assumption_table("13. Assumptions and reasons 假设", numbers);
}

}  // namespace rank_ai_hardware
