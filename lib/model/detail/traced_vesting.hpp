/// \file lib/model/detail/traced_vesting.hpp
/// What vests on a price path, on traced numbers: each decision is a step that a spreadsheet can take again.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "traced_case.hpp"
#include "tranche_book.hpp"

namespace fairvalue::detail {

/// What the vesting equilibrium found for a day or a year.
struct FoundPrice {
  PerShare price;
  Shares net_new_shares;
  Exercise exercised;
  Shares vested;
};

/// The same recorded. Without a warrant there are no shares to record, and the last three are constants 0.
struct TracedPrice {
  Traced price;
  Traced net_new_shares;
  Traced warrant_value;  ///< intrinsic
  Traced vested;
};

/// The tranches of all deals from day to day, as TrancheBook has them. Tranches of a deal that are alike in
/// strike, hurdle and dates stand as one line: they vest by one decision, in the same part.
class TracedBook {
 public:
  /// Nothing has vested. `traced` and `terms` must outlive it.
  TracedBook(TracedCase& traced, const std::vector<TrancheTerms>& terms);

  /// The price of `shared`, a value of all shares, in a year of the deal loop, and what vests in it. The
  /// results are those that were found, to the bit. Throws DomainError where the steps give others.
  TracedPrice vest(const FiscalPeriod& year, const Traced& shared, const Traced& outstanding,
                   const FoundPrice& found);
  /// The same on a day of a price path.
  TracedPrice vest_on(Date day, TrancheBook::Tested tested, const Traced& shared, const Traced& outstanding,
                      const FoundPrice& found);

 private:
  struct Line {
    std::vector<const TrancheTerms*> alike;
    Traced strike;
    Traced hurdle;                 ///< a constant 0 without one
    Traced vested{0.0};            ///< shares
    Traced latched{0.0};           ///< 1 where the hurdle was met before
    std::optional<Traced> rest{};  ///< shares that vest if the price is at the hurdle after it

    const TrancheTerms& terms() const { return *alike.front(); }
    bool is_latched() const { return terms().price && terms().price->timing == GateTiming::latched; }
  };
  struct AtStrike {
    Traced strike;
    Traced vested;   ///< shares
    Traced opening;  ///< shares that vest if the price is at a hurdle after it
  };
  /// A value of all shares on a day or in a year.
  struct Pool {
    std::string when;
    const Traced& value;
    const Traced& outstanding;
  };

  template <class OpenPart>
  void open(OpenPart part);
  Traced by_terms_of(std::span<const Line> lines, double number, const char* what);
  TracedPrice settle(const Pool& pool, const FoundPrice& found);
  Traced vest_at(const Pool& pool, PerShare hurdle, const Traced& price);
  std::vector<AtStrike> by_strike(std::optional<PerShare> hurdle) const;
  std::vector<PerShare> open_hurdles() const;
  static void latch(Line& line, const Traced& price);

  TracedCase& traced_;
  std::vector<Line> lines_;
};

}  // namespace fairvalue::detail
