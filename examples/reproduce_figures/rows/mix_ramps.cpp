#include <fairvalue/industry/mix_ramp.hpp>

#include <array>

#include <fairvalue/industry/revenue_mix.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

std::array<Money, 4> quarters(figures::Facts& f) {
  return {f.money("X-23"), f.money("X-24"), f.money("X-25"), f.money("X-26")};
}

double position(figures::Facts& f, RampSpan span) { return revenue_weighted_position(quarters(f), span); }

/// Where inference must have begun for this mean and end.
double start(figures::Facts& f, double position) {
  return ramp_to_end(f.ratio("A4-64"), f.ratio("A4-61"), position).start;
}

/// The year's share when it rises late, by our own numbers: 5, 15, 40 and 62 % of the quarters' revenue.
double share_of_late_ramp(figures::Facts& f) {
  constexpr std::array shares{0.05, 0.15, 0.40, 0.62};
  const auto revenue = quarters(f);
  Money part{0}, whole{0};
  for (std::size_t i = 0; i < revenue.size(); ++i) {
    part += shares[i] * revenue[i];
    whole += revenue[i];
  }
  return revenue_mix(part, whole - part);
}

}  // namespace

/// A mix that is told by its mean and its end.
std::vector<figures::Row> figures::ramp_rows() {
  return {
      {"A4-65", [](Facts& f) { return start(f, even_position); }},
      {"A4-66",
       [](Facts& f) -> Figure {
         return {position(f, RampSpan::first_to_last_period), position(f, RampSpan::start_to_end)};
       }},
      {"A4-67",
       [](Facts& f) -> Figure {
         const auto positions = f.all_ratios("A4-66");
         const double month_later = 1.08;  // years after the start of the year, as the ledger rounds it
         return {start(f, positions[0]), start(f, positions[1]), start(f, positions[1] / month_later),
                 share_of_late_ramp(f)};
       }},
      {"A4-68",
       [](Facts& f) { return ramp_from_start(f.ratio("A4-64"), 0.0, f.all_ratios("A4-66")[1]).end; }},
  };
}
