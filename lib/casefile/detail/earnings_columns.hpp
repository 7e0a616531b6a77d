/// \file casefile/detail/earnings_columns.hpp
/// Cells with the share basis of a per-share figure.
#pragma once
#include <cstddef>
#include <optional>

#include <fairvalue/core/share_basis.hpp>

#include "csv_column.hpp"

namespace fairvalue::detail {

/// An ordinary share of the day in the cell; empty if the column or the cell is missing.
std::optional<ShareBasis> share_basis_at(const std::optional<CsvColumn>& column, std::size_t row);

}  // namespace fairvalue::detail
