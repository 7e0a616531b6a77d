#include "earnings_columns.hpp"

namespace fairvalue::detail {

std::optional<ShareBasis> share_basis_at(const std::optional<CsvColumn>& column, std::size_t row) {
  const auto day = cell_of(column, [&](const CsvColumn& cells) { return cells.date(row); });
  return day ? std::optional{ShareBasis{.as_of = *day}} : std::nullopt;
}

}  // namespace fairvalue::detail
