/// \file lib/model/detail/tranche_book.hpp
/// The state of every tranche of every deal, carried from year to year of the deal loop.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

#include <fairvalue/model/deal_year.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>

#include "deal_path.hpp"

namespace fairvalue::detail {

/// What a tranche asks, on the shares of the spot's day.
struct TrancheTerms {
  std::size_t deal;
  std::size_t tranche;  ///< of its warrant
  Claim claim;
  Date granted;
  Date expiry;
  std::optional<VolumeGate> volume;
  std::optional<LinearVesting> linear;
  std::optional<PriceGate> price;
  Date counted_from;  ///< the first day whose price counts; the grant without a price gate
};

/// The tranches of a checked case in order of deals and terms. One that is lost, because service is asked for
/// beyond its expiry, is left out.
std::vector<TrancheTerms> tranche_terms(const Case& value);

/// The fraction of a tranche whose other gates than the price are met in a year.
double part_open_in(const TrancheTerms& terms, const FiscalPeriod& year, const DealPath& path);
/// The same on one day.
double part_open_on(const TrancheTerms& terms, Date day, const DealPath& path);

class TrancheBook {
 public:
  /// Nothing has vested. The terms must outlive the book.
  explicit TrancheBook(const std::vector<TrancheTerms>& terms);
  explicit TrancheBook(std::vector<TrancheTerms>&&) = delete;

  /// Vests what the year's volumes and price allow, and records which latched hurdles the price has
  /// met.
  SettledPrice vest(const FiscalPeriod& year, const DealPaths& paths, Money value, Shares outstanding);

  /// The tranches that are asked on a day: all that live, or only those that expire on it.
  enum class Tested { all, expiring };

  /// Vests what the volumes and the price of one day allow, with the same equilibrium.
  SettledPrice vest_on(Date day, Tested tested, const DealPaths& paths, Money value, Shares outstanding);

  /// Of the warrants, in order, each once.
  std::vector<Date> expiries() const;
  /// Shares not vested that may still vest after `day`.
  Shares open_after(Date day) const;
  Shares vested_to_date() const;
  int tranches_vested() const;
  /// The tranches of a deal that are vested whole, a bit each; those after the 64th are left out.
  std::uint64_t vested_whole(std::size_t deal) const;
  /// Of a tranche of a deal; nothing where it is lost.
  VestedTranche tranche(std::size_t deal, std::size_t tranche) const;
  Shares net_new_shares(PerShare price) const;  ///< treasury stock method
  Money intrinsic_value(PerShare price) const;
  Exercise exercise_at(PerShare price) const;

 private:
  struct Line {
    const TrancheTerms* terms;
    bool hurdle_latched = false;  ///< met in an earlier year; stays met
    double vested = 0.0;          ///< fraction
    double reached = 0.0;         ///< fraction whose conditions the prices and volumes have met; >= vested

    Claim part(double fraction) const { return {terms->claim.shares * fraction, terms->claim.strike}; }
  };

  template <class Available>
  SettledPrice settle(Money value, Shares outstanding, Available available_part);
  void latch_hurdles(const FiscalPeriod& year, PerShare price);

  boost::container::small_vector<Line, 16> lines_;  ///< more of them take memory of their own
};

}  // namespace fairvalue::detail
