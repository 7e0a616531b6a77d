#include <fairvalue/model/deal_loop.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/deal_years.hpp"

namespace fairvalue {
namespace {

std::optional<double> rebate_in_billions(const DealYear& year) {
  const auto rebate = year.rebate();
  return rebate ? std::optional{rebate->value / 1e9} : std::nullopt;
}

std::optional<double> self_funding_in_percent(const DealYear& year) {
  const auto ratio = year.self_funding();
  return ratio ? std::optional{100 * *ratio} : std::nullopt;
}

std::optional<double> pinned_hurdle(const DealYear& year) {
  return year.pinned ? std::optional{year.pinned->hurdle.value} : std::nullopt;
}

std::optional<double> pinned_fraction(const DealYear& year) {
  return year.pinned ? std::optional{year.pinned->fraction} : std::nullopt;
}

}  // namespace

std::vector<DealYear> deal_loop(const Case& value, const Settings& settings) {
  const detail::PreparedCase prepared{value};
  const auto path = detail::base_path_in(prepared, settings);
  const detail::SettingsView view{settings};
  detail::DealYears loop{prepared, view, {path.data(), path.size()}};
  std::vector<DealYear> years;
  years.reserve(value.company.years.size());
  while (!loop.done()) years.push_back(loop.next());
  return years;
}

std::vector<std::vector<VestedTranche>> vested_tranches(const Case& value, const Settings& settings,
                                                        std::size_t deal) {
  require(deal < value.deals.size(), "deal",
          fmt::format("below {} (the number of deals)", value.deals.size()), static_cast<double>(deal));
  const auto& warrant = value.deals[deal].warrant;
  const std::size_t tranches = warrant ? warrant->value.tranches.size() : 0;
  const detail::PreparedCase prepared{value};
  const auto path = detail::base_path_in(prepared, settings);
  const detail::SettingsView view{settings};
  detail::DealYears loop{prepared, view, {path.data(), path.size()}};
  std::vector<std::vector<VestedTranche>> years;
  while (!loop.done()) {
    loop.next();
    years.emplace_back();
    for (std::size_t i = 0; i < tranches; ++i) years.back().push_back(loop.book().tranche(deal, i));
  }
  return years;
}

Table yearly_table(const std::vector<DealYear>& years) {
  struct Measure {
    const char* name;
    std::optional<double> (*of)(const DealYear&);
  };
  static constexpr Measure measures[] = {
      {"GW delivered", [](const DealYear& y) -> std::optional<double> { return y.delivered.value; }},
      {"GW to date", [](const DealYear& y) -> std::optional<double> { return y.delivered_to_date.value; }},
      {"revenue, bn", [](const DealYear& y) -> std::optional<double> { return y.revenue.value / 1e9; }},
      {"AI share of revenue, %", [](const DealYear& y) -> std::optional<double> { return 100 * y.ai_mix(); }},
      {"EPS, non-GAAP", [](const DealYear& y) -> std::optional<double> { return y.eps.value; }},
      {"EPS less contra-revenue",
       [](const DealYear& y) -> std::optional<double> { return y.gaap_eps.value; }},
      {"price", [](const DealYear& y) -> std::optional<double> { return y.price.value; }},
      {"tranches vested", [](const DealYear& y) -> std::optional<double> { return y.tranches_vested; }},
      {"shares vested, m",
       [](const DealYear& y) -> std::optional<double> { return y.vested_to_date.value / 1e6; }},
      {"diluted shares, m",
       [](const DealYear& y) -> std::optional<double> { return y.diluted_shares.value / 1e6; }},
      {"customers' stake, %", [](const DealYear& y) -> std::optional<double> { return 100 * y.stake; }},
      {"rebate, bn a GW", rebate_in_billions},
      {"self-funding ratio, %", self_funding_in_percent},
      {"pinned at hurdle", pinned_hurdle},
      {"pinned fraction", pinned_fraction}};
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const Measure& measure : measures) rows.emplace_back(measure.name);
  for (const DealYear& year : years) columns.push_back(label(year.period));
  Table table{rows, columns, "as named in each row"};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < years.size(); ++j) table.set(i, j, measures[i].of(years[j]));
  }
  return table;
}

}  // namespace fairvalue
