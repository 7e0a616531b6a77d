/// \file industry/market_size.hpp
/// How large a market is said to be, by whom, and its path from one year to another.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// One published figure. Two figures compare only on one scope; scope, source and date must be given.
struct MarketSize {
  std::string scope;  ///< what is counted: "data-centre AI accelerators"
  int year;           ///< calendar year of the sales, 1 to 9999
  Money size;         ///< > 0
  std::string source;
  Date published;
};

struct YearSize {
  int year;
  Money size;
};

/// The market at constant growth in every year from that of `size` to `year`, earlier or later, in order of
/// time, both ends inside; 500 bn in 2028 at 60 % is 47.68 bn in 2023.
/// Throws DomainError naming `market_size.size` (> 0), `market_size.year` or `year` (1 to 9999) or `growth`
/// (> -1), and where a size grows or shrinks out of the range of a double.
std::vector<YearSize> market_path(const MarketSize& size, double growth, int year);

/// The growth a year between two figures of one scope: (later / earlier)^(1 / years) - 1.
/// Throws DomainError when the scopes differ, `later` is not of a later year or a size is not > 0.
double market_cagr(const MarketSize& earlier, const MarketSize& later);

/// How a figure for one year was changed: the later published against the earlier. 152 against 124 bn for
/// 2027 is +28 bn and +22.58 %. Throws DomainError when scope or year differ, or `later` was not published
/// later.
Change<Money> market_revision(const MarketSize& earlier, const MarketSize& later);

/// A component's market beside that of the systems it goes into.
struct ComponentCheck {
  double ratio;            ///< component / system
  bool larger_than_whole;  ///< the ratio is above 1: the figures cannot both hold on the scopes they name
  int days_apart;          ///< from the system figure's publication to the component's; negative if earlier
};

/// Whether accelerators of 312.5 bn can go into servers of 152 bn. Both of one year; the scopes must differ,
/// as a part and its whole do. Throws DomainError naming `component.year` or `component.scope`.
ComponentCheck check_component(const MarketSize& component, const MarketSize& system);

}  // namespace fairvalue
