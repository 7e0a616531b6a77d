#include <fmt/core.h>

#include <fairvalue/industry/inference_price.hpp>
#include <fairvalue/industry/productivity.hpp>
#include <fairvalue/industry/roofline.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace price_inference {
namespace {

using namespace fairvalue;
using examples::percent;

std::vector<Cell> margin_row(const Inference2024& article, double margin) {
  const Money cost{1};
  const double cheaper = times_cheaper(article.cost_ratio.value, margin, 0.0);
  return {percent_cell(margin, 0), number_cell(price_at_margin(cost, margin) / cost, 2),
          number_cell(cheaper, 1), percent_cell(-unit_cost_change(cheaper)),
          text_cell(cheaper == article.price_ratio.value ? "as the article has it" : "")};
}

std::vector<Cell> team_row(const Inference2024& article, const std::string& name, double left) {
  const TeamSaving saving = team_saving(article.team.value, left, article.pay.value);
  const double tokens = break_even_tokens(article.pay.value, saving.gain, article.token_price.value);
  return {text_cell(name),
          number_cell(left, 1),
          percent_cell(saving.gain),
          number_cell(saving.payroll_saved.value / 1e6, 2),
          number_cell(saving.break_even_spending.value, 0),
          number_cell(tokens / 1e9, 2)};
}

}  // namespace

TextTable margin_table(const Inference2024& article) {
  const auto& margin = article.margin.value;
  const double power = cost_elasticity(article.cost_ratio.value, article.size_ratio.value);
  const double given_up = margin_given_up(article.cost_ratio.value, article.price_ratio.value);
  const auto cheaper =
      at_corners([&](double m) { return times_cheaper(article.cost_ratio.value, m, 0.0); }, margin);
  return {
      .title = fmt::format("1. Price of a model {:g} times smaller that costs {:g} times less 推理价格",
                           article.size_ratio.value, article.cost_ratio.value),
      .columns = {"margin before", "price / cost", "times cheaper at cost", "price falls by", "remark"},
      .rows = {margin_row(article, margin.low), margin_row(article, margin.middle()),
               margin_row(article, margin.high)},
      .notes = {
          fmt::format(
              "{:g}, {:g} and the margins are stated, the rest derived. Assumed: the small model sells "
              "at cost.",
              article.size_ratio.value, article.cost_ratio.value),
          fmt::format(
              "The article says {:g} times, which means a margin of {} is given up. Its own margins of {} "
              "give {:.0f} to {:.0f} times.",
              article.price_ratio.value, percent(given_up, 0),
              examples::range_text(percent_cell(margin.low, 0), percent_cell(margin.high, 0)), cheaper.low,
              cheaper.high),
          fmt::format("Cost grows with size to the power of {:.3f}: more than in proportion.", power)}};
}

TextTable developer_table(const Inference2024& article) {
  const auto& left = article.team_left.value;
  const double with_gain = heads_for_same_work(article.team.value, article.gain.value);
  return {
      .title = fmt::format("2. Break-even cost of tokens for a developer paid {:.0f} a year 盈亏平衡",
                           article.pay.value.value),
      .columns = {"", "people left", "gain", "saved, m a year", "break-even, each a year", "bn tokens each"},
      .rows = {team_row(article, fmt::format("a gain of {}", percent(article.gain.value, 0)), with_gain),
               team_row(article, fmt::format("{:g} do the work", left.high), left.high),
               team_row(article, fmt::format("{:g} do the work", left.low), left.low)},
      .notes = {
          fmt::format("Pay, gain and the team of {:g} are stated, the rest derived.", article.team.value),
          fmt::format("Tokens at {:g} USD a million (assumed). Above the break-even nothing is saved.",
                      article.token_price.value.value * 1e6),
          "The gain and the smaller teams are separate examples of the article."}};
}

}  // namespace price_inference
