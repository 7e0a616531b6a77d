/// \file pricing/sampling/price_strata.hpp
/// Strata of the final price, for post-stratification.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue::detail {

/// Equally probable strata of the price on the last close, relative to today's.
struct PriceStrata {
  std::vector<float> bounds{};  ///< between neighbouring strata; empty: one stratum
  std::size_t count() const { return bounds.size() + 1; }
  void read(std::span<const float> price, std::vector<std::uint8_t>& stratum) const;
};
/// count <= 256. One stratum if the price hardly moves. Throws DomainError for a law whose terminal
/// price is not log-normal.
PriceStrata price_strata(const PriceLaw& law, std::size_t count);

}  // namespace fairvalue::detail
