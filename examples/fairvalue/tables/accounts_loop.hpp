/// \file fairvalue/tables/accounts_loop.hpp
/// What the deal loop says of the booked deals by quarter: purchases, and what of each tranche is issuable.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/model/deal_loop.hpp>

#include "fairvalue/tables/accounts.hpp"

namespace calculator {

inline constexpr std::size_t quarters_a_year = 4;

/// The base case of the deals alone, and what it says of every year.
struct LoopYears {
  explicit LoopYears(std::span<const Booked* const> booked);

  const fairvalue::Warrant& warrant(std::size_t deal) const { return value.deals[deal].warrant->value; }
  double tax_rate() const { return value.company.tax_rate.value; }
  /// A tranche by its name, with that of its deal where there are several.
  std::string name(std::size_t deal, const std::string& tranche) const;

  const fairvalue::CaseFile& file;
  std::span<const Booked* const> deals;
  fairvalue::Case value;
  fairvalue::Settings settings;
  std::vector<fairvalue::DealYear> years;
  std::vector<fairvalue::BaseYear> base;
  std::vector<std::vector<std::vector<fairvalue::VestedTranche>>> tranches{};  ///< by deal, then by year
};

/// A quarter of a deal: its place in the schedule, which may begin later.
struct DealQuarter {
  std::optional<std::size_t> booked{};
  double purchased = 0.0;  ///< to its end
};

struct Quarter {
  fairvalue::FiscalPeriod period;
  std::size_t year;  ///< of the loop
  bool ends_year;
  std::vector<DealQuarter> deals{};
};

/// Of all years of the loop.
std::vector<Quarter> quarters_of(const LoopYears& loop);

/// One tranche of a deal's terms through all quarters.
class CountedTranche {
 public:
  CountedTranche(const LoopYears& loop, const std::vector<Quarter>& quarters, std::size_t deal,
                 std::size_t index);

  /// Of its shares, at the end of a quarter.
  double part(std::size_t quarter) const { return parts_[quarter]; }
  fairvalue::ContingentTranche shares(double part, fairvalue::PerShare spot) const;
  /// The day on which the last condition was met, for shares that became issuable in `from`. A condition of
  /// exercise is not known to be met.
  std::optional<fairvalue::Date> conditions_met(const Quarter& from) const;
  /// A share that is one of a part of the tranche, on the shares of the spot's day.
  fairvalue::PerShare unrecognised(const Quarter& quarter, double part) const;
  /// Loss of a liability in a quarter, before tax, on a part of what is issuable of the tranche.
  fairvalue::Money remeasured(const Quarter& quarter, double part) const;

  /// An exercise of a part of the tranche, with what is delivered for the whole of it.
  struct Exercise {
    std::size_t quarter;
    double part;
    fairvalue::Shares delivered;
  };
  std::vector<Exercise> exercises(const std::vector<Quarter>& quarters) const;

 private:
  double issuable_part(const Quarter& quarter, const fairvalue::VestedTranche& of_year) const;

  const Booked& of_;
  std::size_t deal_;
  const fairvalue::Tranche& terms_;
  const fairvalue::Warrant& warrant_;
  std::string name_;
  double factor_;
  std::size_t booked_;  ///< index in the award
  std::vector<double> parts_{};
};

/// Shares of a tranche that become issuable in a quarter, and are exercised together if they are, as
/// contingent shares of their own.
struct Vintage {
  std::size_t tranche;  ///< of those counted
  std::size_t quarter;
  double part;  ///< of the tranche
  fairvalue::ContingentTranche shares;
  std::optional<std::size_t> exercised{};  ///< by the end of this quarter
  fairvalue::Shares delivered{0.0};        ///< by the exercise
};
/// Of all tranches. What the case has exercised is issuable by then, whatever the deal loop says.
std::vector<Vintage> vintages_of(const std::vector<CountedTranche>& tranches,
                                 const std::vector<Quarter>& quarters, fairvalue::PerShare spot);

/// Of all booked deals, in their order.
std::vector<CountedTranche> counted_tranches(const LoopYears& loop, const std::vector<Quarter>& quarters);

}  // namespace calculator
