#include <fmt/core.h>

#include <fairvalue/model/forecast_figures.hpp>

#include "fairvalue/tables/accounts.hpp"
#include "support/openai_accounts.hpp"
#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::OpenAiAccounts;

/// A fiscal year of the schedule.
struct YearOfCost {
  double gigawatts = 0.0;
  Money opening{0.0};
  Money contra{0.0};
  Money closing{0.0};
  Money gross{0.0};
};

YearOfCost year_of_cost(const OpenAiAccounts& accounts, int year) {
  YearOfCost sum;
  bool begun = false;
  for (std::size_t i = 0; i < accounts.quarters.size(); ++i) {
    if (accounts.quarters[i].period.year != year) continue;
    const PeriodCost& quarter = accounts.schedule[i];
    if (!begun) sum.opening = quarter.total.opening;
    begun = true;
    sum.gigawatts += accounts.quarters[i].purchases.purchases;
    sum.contra += quarter.contra_revenue;
    sum.closing = quarter.total.closing;
    sum.gross += quarter.gross_revenue;
  }
  return sum;
}

/// The accounts as the calculator counts shares from them.
calculator::Booked booked_of(const OpenAiAccounts& accounts) {
  calculator::Booked booked{.file = accounts.file,
                            .deal = accounts.file.deals.front(),
                            .units = calculator::Units{accounts.file.company.currency},
                            .fair_value_source = "simulated",
                            .award = accounts.award};
  booked.quarters = accounts.quarters;
  booked.schedule = accounts.schedule;
  return booked;
}

Cell millions(double shares) { return number_cell(shares / 1e6, 2); }

}  // namespace

TextTable schedule_table(const OpenAiAccounts& accounts) {
  TextTable table{
      .title = "24. The warrant in revenue: its cost by fiscal year 認股權沖減收入",
      .columns = {"year", "GW", "opening", "contra-revenue", "closing", "revenue before", "revenue after"},
      .rows = {}};
  for (const DealYear& year : accounts.years) {
    const YearOfCost one = year_of_cost(accounts, year.period.year);
    table.rows.push_back({text_cell(label(year.period)), number_cell(one.gigawatts, 2),
                          billions_cell(one.opening), billions_cell(one.contra), billions_cell(one.closing),
                          billions_cell(one.gross), billions_cell(one.gross - one.contra)});
  }
  table.notes = {
      fmt::format("Grant-date fair values, simulated; attribution {}: {}.",
                  to_string(accounts.award.policy.attribution), accounts.award.policy.attribution_reason),
      "By quarter and tranche: fairvalue accounts amd_openai.toml"};
  return table;
}

TextTable share_count_table(const OpenAiAccounts& accounts) {
  const calculator::Booked booked = booked_of(accounts);
  const auto company = calculator::counted_company(std::vector{&booked});
  TextTable table{
      .title = "25. Shares in EPS, in the base case, by earnings 每股盈餘的股數",
      .columns = {"year", "price", "vested, m", "in diluted EPS, m", "diluted shares, m", "stake"},
      .rows = {}};
  for (std::size_t i = 0; i < accounts.years.size(); ++i) {
    const DealYear& year = accounts.years[i];
    const EpsShares& counted = company.years[i].shares;
    table.rows.push_back({text_cell(label(year.period)), price_cell(year.price),
                          millions(year.vested_to_date.value), millions(counted.incremental.value),
                          millions(counted.diluted.value), percent_cell(year.stake, 1)});
  }
  table.notes = {
      "Vested and stake: at the year's end in the deal loop. In EPS: as fairvalue accounts counts "
      "them, the mean of the quarters,",
      "by the treasury stock method at the year's price (US GAAP). Basic shares hold none of them: "
      "that the conditions",
      "of exercise are met is not known."};
  table.notes.insert(table.notes.end(), company.counted.pinned.begin(), company.counted.pinned.end());
  return table;
}

TextTable forecast_table(const OpenAiAccounts& accounts) {
  const DealForecast& forecast = accounts.forecast;
  TextTable table{.title = "26. Shares issued to OpenAI by year, as a distribution, m 稀釋的分佈",
                  .columns = {"year", "mean", "5 %", "25 %", "50 %", "75 %", "95 %", "mean stake"},
                  .rows = {}};
  for (std::size_t y = 0; y < forecast.years.size(); ++y) {
    const auto issued = forecast_distribution(forecast, y, ForecastMeasure::shares_issued);
    const auto stake = forecast_distribution(forecast, y, ForecastMeasure::stake);
    std::vector<Cell> row{text_cell(label(forecast.years[y])), millions(issued.mean->value)};
    for (const Percentile& one : issued.percentiles) row.push_back(millions(one.value.value));
    row.push_back(percent_cell(stake.mean->value, 1));
    table.rows.push_back(std::move(row));
  }
  table.notes = {fmt::format("{}, {:g} % a year ({}).", to_string(forecast.price),
                             100 * forecast.expected_return->value.value, forecast.expected_return->source),
                 "A forecast, not a value; the delays are those of the case's table deal.forecast."};
  return table;
}

}  // namespace value_openai_warrant
