#include "earnings_columns.hpp"

namespace fairvalue::detail {

EarningsBasis earnings_basis_at(const CsvColumn& column, std::size_t row) {
  const std::string text = column.given(row, column.text(row));
  if (text == "gaap") return EarningsBasis::gaap;
  if (text == "non_gaap") return EarningsBasis::non_gaap;
  throw column.refusal(row, "gaap or non_gaap");
}

std::optional<ShareBasis> share_basis_at(const std::optional<CsvColumn>& column, std::size_t row) {
  const auto day = cell_of(column, [&](const CsvColumn& cells) { return cells.date(row); });
  return day ? std::optional{ShareBasis{.as_of = *day}} : std::nullopt;
}

}  // namespace fairvalue::detail
