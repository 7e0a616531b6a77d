#include "fairvalue/charts/charts.hpp"

#include <utility>

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
  add_football_field(document, of, uncertain_range(request, of.file));
  add_value_bridge(document, of);
  add_eps_path(document, of);
  add_deployment(document, of);
  add_vesting_map(document, of);
  add_tornado_chart(document, request, of.file);
}

}  // namespace calculator
