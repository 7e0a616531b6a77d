#include "tranche_book.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <boost/container/small_vector.hpp>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

namespace fairvalue::detail {
namespace {

std::optional<PriceGate> adjusted_gate(const Tranche& tranche, double factor) {
  auto gate = price_gate(tranche);
  if (gate) gate->hurdle = split_adjusted(gate->hurdle, factor);
  return gate;
}

/// Service gates count as met, except those that cannot be met before the expiry.
bool can_vest(const Tranche& tranche, const Warrant& warrant) {
  const auto in_time = [&](const Gate& gate) { return can_be_met_by(gate, expiry_of(tranche, warrant)); };
  return std::ranges::all_of(tranche.gates, in_time) &&
         std::ranges::all_of(exercise_gates_of(tranche, warrant), in_time);
}

/// A stated price: others are refused before.
PerShare strike_of(const Tranche& tranche, const Warrant& warrant) {
  return tranche.own.strike ? std::get<PerShare>(*tranche.own.strike) : warrant.strike;
}

}  // namespace

TrancheBook::TrancheBook(const Case& value) {
  std::size_t tranches = 0;
  for (const Deal& deal : value.deals) tranches += deal.warrant ? deal.warrant->value.tranches.size() : 0;
  lines_.reserve(tranches);
  for (std::size_t deal = 0; deal < value.deals.size(); ++deal) {
    if (!value.deals[deal].warrant) continue;
    const Warrant& warrant = value.deals[deal].warrant->value;
    // The company's shares and EPS are those of the spot's day; the terms are those of the grant date.
    const double factor = split_factor(warrant.adjustments, warrant.granted, value.spot.value.as_of);
    for (const Tranche& tranche : warrant.tranches) {
      if (!can_vest(tranche, warrant)) continue;
      lines_.push_back({.deal = deal,
                        .claim = {split_adjusted(tranche.shares, factor),
                                  split_adjusted(strike_of(tranche, warrant), factor)},
                        .granted = warrant.granted,
                        .expiry = expiry_of(tranche, warrant),
                        .volume = volume_gate(tranche),
                        .linear = tranche.linear,
                        .price = adjusted_gate(tranche, factor)});
    }
  }
}

double TrancheBook::available(const Line& line, const FiscalPeriod& year, const DealPath& path) {
  if (line.expiry < year.start || year.end <= line.granted) return 0.0;
  if (line.price && year.end < first_counted_day(*line.price, line.granted)) return 0.0;
  const Date last_day = std::min(year.end, line.expiry);
  if (line.volume) {
    const Date by = std::min(last_day, line.volume->by.value_or(last_day));
    if (path.volume_by(by) < line.volume->volume) return 0.0;
  }
  return line.linear ? vested_part(*line.linear, path.volume_by(last_day)) : 1.0;
}

Claim TrancheBook::part(const Line& line, double fraction) {
  return {line.claim.shares * fraction, line.claim.strike};
}

double TrancheBook::available_on(const Line& line, Date day, const DealPath& path) {
  if (line.expiry < day || day <= line.granted) return 0.0;
  if (line.price && day < first_counted_day(*line.price, line.granted)) return 0.0;
  if (line.volume) {
    const Date by = std::min(day, line.volume->by.value_or(day));
    if (path.volume_by(by) < line.volume->volume) return 0.0;
  }
  return line.linear ? vested_part(*line.linear, path.volume_by(day)) : 1.0;
}

template <class Available>
VestingEquilibrium TrancheBook::settle(Money value, Shares outstanding, Available available_part) {
  boost::container::small_vector<Claim, 32> vested;
  boost::container::small_vector<OpenClaim, 32> open;
  struct OpenLine {
    Line& line;
    double available;
  };
  boost::container::small_vector<OpenLine, 32> open_lines;
  for (Line& line : lines_) {
    if (line.vested > 0.0) vested.push_back(part(line, line.vested));
    const double fraction = available_part(line);
    if (!(fraction > line.vested)) continue;
    const bool needs_price = line.price && !line.hurdle_latched;
    open.push_back(
        {part(line, fraction - line.vested), needs_price ? std::optional{line.price->hurdle} : std::nullopt});
    open_lines.push_back({line, fraction});
  }
  auto equilibrium =
      vesting_equilibrium(value, outstanding, {vested.data(), vested.size()}, {open.data(), open.size()});
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto& [line, fraction] = open_lines[i];
    line.vested = std::lerp(line.vested, fraction, equilibrium.vested[i]);  // exact if all of it vests
  }
  return equilibrium;
}

VestingEquilibrium TrancheBook::vest(const FiscalPeriod& year, const std::vector<DealPath>& paths,
                                     Money value, Shares outstanding) {
  auto equilibrium =
      settle(value, outstanding, [&](const Line& line) { return available(line, year, paths[line.deal]); });
  latch_hurdles(year, equilibrium.price);
  return equilibrium;
}

VestingEquilibrium TrancheBook::vest_on(Date day, Tested tested, const std::vector<DealPath>& paths,
                                        Money value, Shares outstanding) {
  const auto asked = [&](const Line& line) { return tested == Tested::all || line.expiry == day; };
  auto equilibrium = settle(value, outstanding, [&](const Line& line) {
    return asked(line) ? available_on(line, day, paths[line.deal]) : 0.0;
  });
  for (Line& line : lines_) {
    if (!line.price || line.price->timing != GateTiming::latched || !asked(line)) continue;
    const bool counted = first_counted_day(*line.price, line.granted) <= day && day <= line.expiry;
    if (counted && reaches(equilibrium.price, line.price->hurdle)) line.hurdle_latched = true;
  }
  return equilibrium;
}

void TrancheBook::latch_hurdles(const FiscalPeriod& year, PerShare price) {
  for (Line& line : lines_) {
    if (!line.price || line.price->timing != GateTiming::latched) continue;
    if (first_counted_day(*line.price, line.granted) <= year.end && reaches(price, line.price->hurdle))
      line.hurdle_latched = true;
  }
}

std::vector<Date> TrancheBook::expiries() const {
  std::vector<Date> days;
  for (const Line& line : lines_) days.push_back(line.expiry);
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

Shares TrancheBook::open_after(Date day) const {
  Shares sum{0};
  for (const Line& line : lines_) {
    if (day < line.expiry) sum += line.claim.shares * (1.0 - line.vested);
  }
  return sum;
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
