/// Fiscal years and analysts' rows that several tests of this area use.
#pragma once
#include <limits>
#include <string>

#include <fairvalue/company/estimate.hpp>

namespace fairvalue::fixtures {

using namespace std::chrono_literals;

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

// AMD's fiscal years end on the last Saturday of December: 52 weeks each.
inline const FiscalPeriod amd_2025{.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27};
inline const FiscalPeriod amd_2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
// NVIDIA's end on the last Sunday of January; fiscal 2027 has 53 weeks.
inline const FiscalPeriod nvidia_2026{.year = 2026, .start = 2025y / 1 / 27, .end = 2026y / 1 / 25};
inline const FiscalPeriod nvidia_2027{.year = 2027, .start = 2026y / 1 / 26, .end = 2027y / 1 / 31};
// Dell's end on the Friday nearest to 31 January.
inline const FiscalPeriod dell_2026{.year = 2026, .start = 2025y / 2 / 1, .end = 2026y / 1 / 30};

inline PeriodEps usd(FiscalPeriod period, double eps, EarningsBasis basis = EarningsBasis::non_gaap) {
  return {.period = period, .eps = PerShare{eps}, .basis = basis, .currency = Currency{"USD"}};
}

/// A non-GAAP EPS of AMD's fiscal 2026 in USD, known on the day it was published.
inline Estimate row(std::string broker, double value, Date published) {
  return {.broker = std::move(broker),
          .period = amd_2026,
          .measure = EstimateMeasure::eps,
          .value = value,
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"},
          .published = published,
          .known_at = published};
}

}  // namespace fairvalue::fixtures
