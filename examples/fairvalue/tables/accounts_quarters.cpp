#include <cmath>
#include <initializer_list>
#include <span>

#include "fairvalue/tables/accounts_securities.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// Diluted shares and EPS under IFRS, where they are others than under US GAAP.
std::vector<DocumentCell> ifrs_cells(const EpsShares& ifrs, const EpsShares& us, const std::string& a_share) {
  if (std::abs(ifrs.diluted / us.diluted - 1.0) <= 1e-12) return {text("the same"), text("")};
  return {quantity(ifrs.diluted.value, "shares"), quantity(ifrs.diluted_eps.value, a_share)};
}

void append(std::vector<DocumentCell>& cells, std::vector<DocumentCell> more) {
  for (DocumentCell& cell : more) cells.push_back(std::move(cell));
}

/// The last quarter of a year so far.
std::vector<DocumentCell> quarter_cells(const EpsView& of, std::span<const EpsPeriod> year) {
  const std::string& a_share = of.units.a_share;
  const EpsShares own = eps_shares(of.counted.tranches, year.back());
  const EpsShares us = eps_shares_to_date(of.counted.tranches, year, EpsStandard::us_gaap);
  const EpsShares ifrs = eps_shares_to_date(of.counted.tranches, year, EpsStandard::ifrs);
  std::vector<DocumentCell> cells{
      text(label(year.back().period)),
      quantity(own.basic.value, "shares"),
      quantity((own.incremental - own.in_basic - security_shares(of.counted, own)).value, "shares"),
      quantity(own.diluted.value, "shares"),
      quantity(own.diluted_eps.value, a_share),
      quantity(us.diluted.value, "shares"),
      quantity(us.diluted_eps.value, a_share)};
  append(cells, ifrs_cells(ifrs, us, a_share));
  return cells;
}

void add_counting_notes(DocumentTable& table, const EpsView& of) {
  table.notes.insert(table.notes.end(), of.counted.pinned.begin(), of.counted.pinned.end());
  table.notes.push_back(of.is_exercisable
                            ? "Basic shares count from the end of the quarter in which they vest."
                            : "Basic shares hold none of the warrant's: its conditions of exercise are not "
                              "known to be met (ASC 260-10-45-13).");
  table.notes.push_back(
      "The average cost not yet booked of a tranche that counts joins the assumed proceeds (ASC "
      "260-10-45-28A): the mean of the quarter's start and end.");
  if (of.counted.securities > 0)
    table.notes.push_back(
        "Diluted shares hold the company's convertibles and options too; the order of antidilution has "
        "each.");
}

}  // namespace

DocumentTable share_count_table(const EpsView& of) {
  const std::string& a_share = of.units.a_share;
  DocumentTable table{.key = "shares",
                      .title = "shares in EPS by year, in the base case",
                      .columns = {{"year", "year"},
                                  {"price", "price", a_share},
                                  {"basic", "basic", "shares"},
                                  {"in_basic", "of it the warrant's", "shares"},
                                  {"contingent", "contingently issuable", "shares"},
                                  {"diluted", "diluted", "shares"},
                                  {"basic_eps", "basic EPS", a_share},
                                  {"diluted_eps", "diluted EPS", a_share},
                                  {"ifrs", "under IFRS", "shares"},
                                  {"ifrs_eps", "EPS under IFRS", a_share}},
                      .rows = {}};
  for (const BookedYear& year : of.years) {
    std::vector<DocumentCell> cells{
        text(label(year.period)),
        quantity(year.price.value, a_share),
        quantity(year.shares.basic.value, "shares"),
        quantity(year.warrants_basic.value, "shares"),
        quantity(
            (year.shares.incremental - year.shares.in_basic - security_shares(of.counted, year.shares)).value,
            "shares"),
        quantity(year.shares.diluted.value, "shares"),
        quantity(year.shares.basic_eps.value, a_share),
        quantity(year.shares.diluted_eps.value, a_share)};
    append(cells, ifrs_cells(year.ifrs, year.shares, a_share));
    add_row(table, label(year.period), std::move(cells));
  }
  table.notes = {
      "Contingent shares of a year are the mean of those of its quarters under US GAAP (ASC 260-10-45-49 "
      "and 260-10-55-3); IFRS counts them for the whole year by the test at its end (IAS 33.52 and .56). "
      "The table by quarter has the quarters."};
  add_counting_notes(table, of);
  return table;
}

DocumentTable quarter_count_table(const EpsView& of) {
  const std::string& a_share = of.units.a_share;
  DocumentTable table{.key = "shares by quarter",
                      .title = "shares in EPS by quarter and for the year to date, in the base case",
                      .columns = {{"quarter", "quarter"},
                                  {"basic", "basic", "shares"},
                                  {"contingent", "contingently issuable", "shares"},
                                  {"diluted", "diluted", "shares"},
                                  {"diluted_eps", "diluted EPS", a_share},
                                  {"to_date", "diluted, to date", "shares"},
                                  {"to_date_eps", "EPS to date", a_share},
                                  {"ifrs", "under IFRS", "shares"},
                                  {"ifrs_eps", "EPS under IFRS", a_share}},
                      .rows = {}};
  const std::span quarters{of.counted.quarters};
  std::size_t first = 0;
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    if (quarters[i].period.year != quarters[first].period.year) first = i;
    const auto year = quarters.subspan(first, i + 1 - first);
    add_row(table, label(quarters[i].period), quarter_cells(of, year));
  }
  table.notes = {
      "A tranche counts from the quarter in which its volume is reached, if the price of the year in the "
      "deal loop is at its hurdle; the year's one price stands for every quarter's average.",
      "To date: contingent shares are the plain mean of those of the quarters (ASC 260-10-45-49); IFRS "
      "counts them afresh, by the last quarter's test over the whole span (IAS 33.52)."};
  add_counting_notes(table, of);
  return table;
}

}  // namespace calculator
