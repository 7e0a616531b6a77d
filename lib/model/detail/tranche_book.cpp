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

bool is_latched(const TrancheTerms& terms) {
  return terms.price && terms.price->timing == GateTiming::latched;
}

}  // namespace

double part_open_in(const TrancheTerms& terms, const FiscalPeriod& year, const DealPath& path) {
  if (terms.expiry < year.start || year.end <= terms.granted) return 0.0;
  if (year.end < terms.counted_from) return 0.0;
  const Date last_day = std::min(year.end, terms.expiry);
  if (terms.volume) {
    const Date by = std::min(last_day, terms.volume->by.value_or(last_day));
    if (path.volume_by(by) < terms.volume->volume) return 0.0;
  }
  return terms.linear ? vested_part(*terms.linear, path.volume_by(last_day)) : 1.0;
}

double part_open_on(const TrancheTerms& terms, Date day, const DealPath& path) {
  if (terms.expiry < day || day <= terms.granted) return 0.0;
  if (day < terms.counted_from) return 0.0;
  if (terms.volume) {
    const Date by = std::min(day, terms.volume->by.value_or(day));
    if (path.volume_by(by) < terms.volume->volume) return 0.0;
  }
  return terms.linear ? vested_part(*terms.linear, path.volume_by(day)) : 1.0;
}

std::vector<TrancheTerms> tranche_terms(const Case& value) {
  std::vector<TrancheTerms> all;
  for (std::size_t deal = 0; deal < value.deals.size(); ++deal) {
    if (!value.deals[deal].warrant) continue;
    const Warrant& warrant = value.deals[deal].warrant->value;
    // The company's shares and EPS are those of the spot's day; the terms are those of the grant date.
    const double factor = split_factor(warrant.adjustments, warrant.granted, value.spot.value.as_of);
    for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
      const Tranche& tranche = warrant.tranches[i];
      if (!can_vest(tranche, warrant)) continue;
      const auto price = adjusted_gate(tranche, factor);
      all.push_back({.deal = deal,
                     .tranche = i,
                     .claim = {split_adjusted(tranche.shares, factor),
                               split_adjusted(strike_of(tranche, warrant), factor)},
                     .granted = warrant.granted,
                     .expiry = expiry_of(tranche, warrant),
                     .volume = volume_gate(tranche),
                     .linear = tranche.linear,
                     .price = price,
                     .counted_from = price ? first_counted_day(*price, warrant.granted) : warrant.granted});
    }
  }
  return all;
}

TrancheBook::TrancheBook(const std::vector<TrancheTerms>& terms) {
  lines_.reserve(terms.size());
  for (const TrancheTerms& one : terms) lines_.push_back({.terms = &one});
}

template <class Available>
SettledPrice TrancheBook::settle(Money value, Shares outstanding, Available available_part) {
  boost::container::small_vector<Claim, 32> vested;
  boost::container::small_vector<OpenClaim, 32> open;
  struct OpenLine {
    Line& line;
    double available;
  };
  boost::container::small_vector<OpenLine, 32> open_lines;
  for (Line& line : lines_) {
    if (line.vested > 0.0) vested.push_back(line.part(line.vested));
    const double fraction = available_part(line);
    if (!(fraction > line.vested)) continue;
    const auto& price = line.terms->price;
    const bool needs_price = price && !line.hurdle_latched;
    open.push_back(
        {line.part(fraction - line.vested), needs_price ? std::optional{price->hurdle} : std::nullopt});
    open_lines.push_back({line, fraction});
  }
  boost::container::small_vector<double, 32> vesting(open.size(), 0.0);
  const SettledPrice settled = settled_price(value, outstanding, {vested.data(), vested.size()},
                                             {open.data(), open.size()}, {vesting.data(), vesting.size()});
  for (std::size_t i = 0; i < open.size(); ++i) {
    auto& [line, fraction] = open_lines[i];
    const bool stands_at_hurdle = settled.pinned && open[i].hurdle == settled.pinned->hurdle;
    if (vesting[i] > 0.0 || stands_at_hurdle) line.reached = fraction;
    line.vested = std::lerp(line.vested, fraction, vesting[i]);  // exact if all of it vests
  }
  return settled;
}

SettledPrice TrancheBook::vest(const FiscalPeriod& year, const DealPaths& paths, Money value,
                               Shares outstanding) {
  const SettledPrice settled = settle(value, outstanding, [&](const Line& line) {
    return part_open_in(*line.terms, year, paths[line.terms->deal]);
  });
  latch_hurdles(year, settled.price);
  return settled;
}

SettledPrice TrancheBook::vest_on(Date day, Tested tested, const DealPaths& paths, Money value,
                                  Shares outstanding) {
  const auto asked = [&](const Line& line) { return tested == Tested::all || line.terms->expiry == day; };
  const SettledPrice settled = settle(value, outstanding, [&](const Line& line) {
    return asked(line) ? part_open_on(*line.terms, day, paths[line.terms->deal]) : 0.0;
  });
  for (Line& line : lines_) {
    const TrancheTerms& terms = *line.terms;
    if (!is_latched(terms) || !asked(line)) continue;
    const bool counted = terms.counted_from <= day && day <= terms.expiry;
    if (counted && reaches(settled.price, terms.price->hurdle)) line.hurdle_latched = true;
  }
  return settled;
}

void TrancheBook::latch_hurdles(const FiscalPeriod& year, PerShare price) {
  for (Line& line : lines_) {
    const TrancheTerms& terms = *line.terms;
    if (!is_latched(terms)) continue;
    if (terms.counted_from <= year.end && reaches(price, terms.price->hurdle)) line.hurdle_latched = true;
  }
}

std::vector<Date> TrancheBook::expiries() const {
  std::vector<Date> days;
  for (const Line& line : lines_) days.push_back(line.terms->expiry);
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

Shares TrancheBook::open_after(Date day) const {
  Shares sum{0};
  for (const Line& line : lines_) {
    if (day < line.terms->expiry) sum += line.terms->claim.shares * (1.0 - line.vested);
  }
  return sum;
}

Shares TrancheBook::vested_to_date() const {
  Shares sum{0};
  for (const Line& line : lines_) sum += line.terms->claim.shares * line.vested;
  return sum;
}

int TrancheBook::tranches_vested() const {
  return static_cast<int>(
      std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return line.vested == 1.0; }));
}

std::uint64_t TrancheBook::vested_whole(std::size_t deal) const {
  std::uint64_t vested = 0;
  for (const Line& line : lines_) {
    const bool counts = line.terms->deal == deal && line.terms->tranche < 64;
    if (counts && line.vested == 1.0) vested |= std::uint64_t{1} << line.terms->tranche;
  }
  return vested;
}

VestedTranche TrancheBook::tranche(std::size_t deal, std::size_t tranche) const {
  for (const Line& line : lines_) {
    if (line.terms->deal == deal && line.terms->tranche == tranche) return {line.vested, line.reached};
  }
  return {};
}

Shares TrancheBook::net_new_shares(PerShare price) const {
  Shares sum{0};
  for (const Line& line : lines_) {
    sum += treasury_stock_shares(line.terms->claim.shares * line.vested, line.terms->claim.strike, price);
  }
  return sum;
}

Exercise TrancheBook::exercise_at(PerShare price) const {
  Exercise sum{Shares{0.0}, Money{0.0}};
  for (const Line& line : lines_) {
    const Claim claim = line.part(line.vested);
    if (!(claim.strike < price)) continue;
    sum.shares += claim.shares;
    sum.paid += claim.shares * claim.strike;
  }
  return sum;
}

Money TrancheBook::intrinsic_value(PerShare price) const {
  Money sum{0};
  for (const Line& line : lines_) {
    sum +=
        fairvalue::intrinsic_value(line.terms->claim.shares * line.vested, line.terms->claim.strike, price);
  }
  return sum;
}

}  // namespace fairvalue::detail
