#include "fairvalue/charts/charts.hpp"

#include <utility>

#include <fairvalue/core/outcome.hpp>

namespace calculator {

using namespace fairvalue;

void add_chart(Document& document, DocumentTable table, Chart chart, std::size_t least) {
  if (table.rows.size() < least) return;
  table.is_detail = true;
  chart.key = table.key;
  chart.title = table.title;
  table.key = "chart " + table.key;
  chart.table = table.key;
  document.tables.push_back(std::move(table));
  document.charts.push_back(std::move(chart));
}

void add_value_charts(Document& document, const Request& request, const Valued& of) {
  add_football_field(document, of);
  add_value_bridge(document, of);
  add_eps_path(document, of);
  add_deployment(document, of);
  add_vesting_map(document, of);
  add_tornado_chart(document, request, of.file);
}

void add_report_charts(Document& document, const Request& request, const Valued& of) {
  add_value_charts(document, request, of);
  add_jump_chart(document, of);
  add_consensus_range(document, of.file);
  add_revisions(document, of.file);
  add_multiple_band(document, of.file);
  add_targets_chart(document, of.file);
  add_peer_charts(document, of.file);
  add_price_fan(document, request, of.file);
  for (const CaseDeal& deal : of.file.deals) {
    if (!deal.facts.accounts) continue;
    const auto accounts = attempt([&] { return booked(request, of.file, deal); });
    if (!accounts.has_value()) continue;
    add_contra_revenue_chart(document, accounts.value());
    if (deal.facts.forecast && request.simulates)
      add_dilution_chart(document, accounts.value(), simulated_forecast(request, accounts.value()));
  }
}

}  // namespace calculator
