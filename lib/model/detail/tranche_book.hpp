/// \file lib/model/detail/tranche_book.hpp
/// The state of every tranche of every deal, carried from year to year of the deal loop.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/model/vesting_equilibrium.hpp>

#include "deal_path.hpp"

namespace fairvalue::detail {

class TrancheBook {
 public:
  explicit TrancheBook(const Case& value);

  /// Vests what the year's volumes and price allow, and records which latched hurdles the price has
  /// met.
  VestingEquilibrium vest(const FiscalPeriod& year, const std::vector<DealPath>& paths, Money value,
                          Shares outstanding);

  /// The tranches that are asked on a day: all that live, or only those that expire on it.
  enum class Tested { all, expiring };

  /// Vests what the volumes and the price of one day allow, with the same equilibrium.
  VestingEquilibrium vest_on(Date day, Tested tested, const std::vector<DealPath>& paths, Money value,
                             Shares outstanding);

  /// Of the warrants, in order, each once.
  std::vector<Date> expiries() const;
  /// Shares not vested that may still vest after `day`.
  Shares open_after(Date day) const;
  Shares vested_to_date() const;
  int tranches_vested() const;
  Shares net_new_shares(PerShare price) const;  ///< treasury stock method
  Money intrinsic_value(PerShare price) const;

 private:
  struct Line {
    std::size_t deal;
    Claim claim;
    Date granted;
    Date expiry;
    std::optional<VolumeGate> volume;
    std::optional<LinearVesting> linear;
    std::optional<PriceGate> price;
    bool hurdle_latched = false;  ///< met in an earlier year; stays met
    double vested = 0.0;          ///< fraction
  };

  static double available(const Line& line, const FiscalPeriod& year, const DealPath& path);
  static double available_on(const Line& line, Date day, const DealPath& path);
  template <class Available>
  VestingEquilibrium settle(Money value, Shares outstanding, Available available_part);
  static Claim part(const Line& line, double fraction);
  void latch_hurdles(const FiscalPeriod& year, PerShare price);

  std::vector<Line> lines_;
};

}  // namespace fairvalue::detail
