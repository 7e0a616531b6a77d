/// \file market/price_history.hpp
/// A share's closes, and the days' highs where they are known.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/share_basis.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// All prices on one share basis, dividends not added back. May hold no closes.
struct PriceHistory {
  DatedSeries<PerShare> closes;                  ///< each > 0
  std::optional<DatedSeries<PerShare>> highs{};  ///< on the same dates, each >= that day's close
  Currency currency;
  std::optional<ShareBasis> share_basis{};  ///< needed once a split is known after the first close
};

/// Throws DomainError naming the first row that breaks a rule: "history.closes[2025-06-18]: must be > 0, got
/// -1".
const PriceHistory& require_history(const PriceHistory& history);

/// The history per unit of `to`, all splits known being given: every price is divided by one factor. One that
/// does not state its share basis is on the shares of its first close's day. Throws DomainError when a split
/// is known after that day (the prices may be as traded, or adjusted by whoever sells them), or on a history
/// or a split that breaks its rules.
PriceHistory on_share_basis(const PriceHistory& history, std::span<const Split> splits, const ShareBasis& to);

/// A history of prices as they traded, each of an ordinary share of its own day, on the shares of `basis`:
/// after a 4:1 split every earlier price is a quarter. Throws DomainError when the history states a share
/// basis (then its prices are on one already), or on a history or a split that breaks its rules.
PriceHistory from_as_traded(const PriceHistory& history, std::span<const Split> splits, Date basis);

}  // namespace fairvalue
