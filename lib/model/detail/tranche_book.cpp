#include "tranche_book.hpp"

#include <algorithm>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

namespace fairvalue::detail {
namespace {

/// A fraction this close to one is all of a tranche: a pinned part and the rest add up with a rounding.
constexpr double whole = 1.0 - 1e-12;

double linear_fraction(const LinearVesting& linear, double volume) {
  return std::clamp((volume - linear.from) / (linear.to - linear.from), 0.0, 1.0);
}

}  // namespace

TrancheBook::TrancheBook(const Case& value) {
  for (std::size_t deal = 0; deal < value.deals.size(); ++deal) {
    const Warrant& warrant = value.deals[deal].warrant.value;
    for (const Tranche& tranche : warrant.tranches) {
      lines_.push_back({.deal = deal,
                        .claim = {tranche.shares, warrant.strike},
                        .granted = warrant.granted,
                        .expiry = warrant.expiry,
                        .volume = volume_gate(tranche),
                        .linear = tranche.linear,
                        .price = price_gate(tranche)});
    }
  }
}

double TrancheBook::available(const Line& line, const FiscalPeriod& year, const DealPath& path) {
  if (line.expiry < year.start || year.end <= line.granted) return 0.0;
  const Date last_day = std::min(year.end, line.expiry);
  if (line.volume) {
    const Date by = std::min(last_day, line.volume->by.value_or(last_day));
    if (path.volume_by(by) < line.volume->volume) return 0.0;
  }
  return line.linear ? linear_fraction(*line.linear, path.volume_by(last_day)) : 1.0;
}

Claim TrancheBook::part(const Line& line, double fraction) {
  return {line.claim.shares * fraction, line.claim.strike};
}

VestingEquilibrium TrancheBook::vest(const FiscalPeriod& year, const std::vector<DealPath>& paths,
                                     Money value, Shares outstanding) {
  std::vector<Claim> vested;
  std::vector<OpenClaim> open;
  std::vector<Line*> open_lines;
  for (Line& line : lines_) {
    if (line.vested > 0.0) vested.push_back(part(line, line.vested));
    const double more = available(line, year, paths[line.deal]) - line.vested;
    if (!(more > 0.0)) continue;
    const bool needs_price = line.price && !line.hurdle_latched;
    open.push_back({part(line, more), needs_price ? std::optional{line.price->hurdle} : std::nullopt});
    open_lines.push_back(&line);
  }
  auto equilibrium = vesting_equilibrium(value, outstanding, vested, open);
  for (std::size_t i = 0; i < open.size(); ++i) {
    open_lines[i]->vested += equilibrium.vested[i] * (open[i].claim.shares / open_lines[i]->claim.shares);
    if (open_lines[i]->vested > whole) open_lines[i]->vested = 1.0;
  }
  latch_hurdles(year, equilibrium.price);
  return equilibrium;
}

void TrancheBook::latch_hurdles(const FiscalPeriod& year, PerShare price) {
  for (Line& line : lines_) {
    if (!line.price || line.price->timing != GateTiming::latched) continue;
    const bool alive = line.granted < year.end && year.start <= line.expiry;
    if (alive && price >= line.price->hurdle) line.hurdle_latched = true;
  }
}

Shares TrancheBook::vested_to_date() const {
  Shares sum{0};
  for (const Line& line : lines_) sum += line.claim.shares * line.vested;
  return sum;
}

int TrancheBook::tranches_vested() const {
  return static_cast<int>(
      std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return line.vested == 1.0; }));
}

Shares TrancheBook::net_new_shares(PerShare price) const {
  Shares sum{0};
  for (const Line& line : lines_) {
    sum += treasury_stock_shares(line.claim.shares * line.vested, line.claim.strike, price);
  }
  return sum;
}

Money TrancheBook::intrinsic_value(PerShare price) const {
  Money sum{0};
  for (const Line& line : lines_) {
    sum += fairvalue::intrinsic_value(line.claim.shares * line.vested, line.claim.strike, price);
  }
  return sum;
}

}  // namespace fairvalue::detail
