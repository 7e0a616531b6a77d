/// \file casefile/detail/earnings_columns.hpp
/// Cells that say what a per-share figure is: its basis, and the day whose shares it is of.
#pragma once
#include <cstddef>
#include <optional>

#include <fairvalue/company/earnings.hpp>

#include "csv_column.hpp"

namespace fairvalue::detail {

/// gaap or non_gaap. Throws ParseError on a blank or any other text.
EarningsBasis earnings_basis_at(const CsvColumn& column, std::size_t row);

/// An ordinary share of the day in the cell; empty where the column or the cell is missing.
std::optional<ShareBasis> share_basis_at(const std::optional<CsvColumn>& column, std::size_t row);

}  // namespace fairvalue::detail
