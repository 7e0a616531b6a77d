/// \file market/price_history.hpp
/// A share's closes, and the days' highs where they are known.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// All prices on the shares of one date (see split_adjusted), dividends not added back. May hold no closes.
struct PriceHistory {
  DatedSeries<PerShare> closes;                  ///< each > 0
  std::optional<DatedSeries<PerShare>> highs{};  ///< on the same dates, each >= that day's close
  Currency currency;
};

/// Throws DomainError naming the first row that breaks a rule: "history.closes[2025-06-18]: must be > 0, got
/// -1".
const PriceHistory& require_history(const PriceHistory& history);

/// The history on the shares of `basis`: after a 4:1 split every earlier price is a quarter. Throws
/// DomainError on a history or a split that breaks its rules.
PriceHistory split_adjusted(const PriceHistory& history, std::span<const Split> splits, Date basis);

}  // namespace fairvalue
