#include <optional>

#include <fairvalue/company/revisions.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr int windows[] = {7, 30, 60, 90};  ///< days

void add_window(DocumentTable& table, const std::vector<Estimate>& estimates, const ConsensusQuery& query,
                int days) {
  const RevisionCount count = count_revisions(estimates, query, days);
  if (count.estimates() == 0) return;
  const std::string what = std::string{to_string(query.measure)} + " " + label(query.period);
  const auto number = [](int n) { return own_quantity(n, ""); };
  add_row(table, what + ", " + std::to_string(days) + " days",
          {text(what), quantity(days, "days"), number(count.up), number(count.down), number(count.unchanged),
           number(count.initiated), quantity(net_over_estimates(count), "%"),
           quantity(net_over_revisions(count), "%"), own_quantity(up_down_ratio(count), "")});
}

}  // namespace

DocumentTable revision_table(const std::vector<Estimate>& estimates,
                             const std::vector<ConsensusQuery>& queries) {
  DocumentTable table{.key = "revisions",
                      .title = "Revisions of the brokers in the last days",
                      .columns = {{"what", "of"},
                                  {"days", "within", "days"},
                                  {"up", "up"},
                                  {"down", "down"},
                                  {"unchanged", "unchanged"},
                                  {"initiated", "new"},
                                  {"net_over_estimates", "net over all", "%"},
                                  {"net_over_revisions", "net over moved", "%"},
                                  {"up_down_ratio", "up / down"}},
                      .rows = {}};
  for (const ConsensusQuery& query : queries) {
    for (const int days : windows) add_window(table, estimates, query, days);
  }
  table.notes = {"Net over all: (up - down) / brokers. Net over moved: (up - down) / (up + down)."};
  return table;
}

}  // namespace calculator
