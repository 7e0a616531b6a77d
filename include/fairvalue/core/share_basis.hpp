/// \file core/share_basis.hpp
/// Which share a per-share figure is of. Splits and depositary shares give one company several.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/core/split.hpp>

namespace fairvalue {

/// The unit of a per-share figure: so many ordinary shares as they were on a day. Two figures compare, add
/// and divide only on one basis; `on_share_basis` takes a figure from one to another.
struct ShareBasis {
  Date as_of;                    ///< every split effective on or before this day is in the share
  double ordinary_shares = 1.0;  ///< in one unit. 1: an ordinary share; 10: an ADS of ten shares; > 0

  friend bool operator==(const ShareBasis&, const ShareBasis&) = default;
};

/// "a share of 2022-07-15", "10 shares of 2022-07-15", "not stated".
std::string to_string(const std::optional<ShareBasis>& basis);

/// Throws DomainError naming `field` and the member unless the date exists and the shares are > 0; a basis
/// that is not stated passes.
void require_share_basis(std::string_view field, const std::optional<ShareBasis>& basis);

/// Throws DomainError naming `field` unless both are one basis, or both are not stated. Bases of two days are
/// two even where no split lies between: only `on_share_basis` is told the splits.
void require_same_share_basis(std::string_view field, const std::optional<ShareBasis>& expected,
                              const std::optional<ShareBasis>& got);

/// Units of `to` for one unit of `from`: the splits effective between the two days times from.ordinary_shares
/// / to.ordinary_shares. Throws DomainError as `split_factor` does.
double share_factor(std::span<const Split> splits, const ShareBasis& from, const ShareBasis& to);

/// The same for a figure that may not state its basis. Not stated, it is taken as one ordinary share of
/// `dated`, the day on which it was published or reported, which is sure only if no split is known after that
/// day. Throws DomainError naming `field` where one is, where any split is known and the figure has no such
/// day, and where `to` is not one ordinary share: "estimates[3].share_basis: must be stated, since the split
/// of 2022-07-18 (20 for 1) is known, got none".
double share_factor(std::string_view field, const std::optional<ShareBasis>& stated,
                    std::optional<Date> dated, std::span<const Split> splits, const ShareBasis& to);

/// A price or EPS on another basis: amount / factor. 112.4 a share before a 20:1 split is 5.62 after; 4.00 a
/// share is 40.00 an ADS of ten.
PerShare on_share_basis(PerShare amount, std::span<const Split> splits, const ShareBasis& from,
                        const ShareBasis& to);
/// A count on another basis: count x factor.
Shares on_share_basis(Shares count, std::span<const Split> splits, const ShareBasis& from,
                      const ShareBasis& to);

}  // namespace fairvalue
