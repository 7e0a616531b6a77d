#include <fairvalue/casefile/actual_file.hpp>

#include "detail/csv_column.hpp"
#include "detail/earnings_columns.hpp"
#include "detail/period_columns.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::CsvColumn;

struct ActualColumns {
  explicit ActualColumns(detail::NeededColumns need)
      : period(need),
        eps(need({"eps"})),
        basis(need({"basis"})),
        currency(need({"currency"})),
        reported(need({"reported"})),
        share_basis(CsvColumn::find(need.table(), {"share_basis"})) {
    need.require_all();
  }

  detail::PeriodColumns period;
  CsvColumn eps, basis, currency, reported;
  std::optional<CsvColumn> share_basis;
};

ReportedEps reported_at(const ActualColumns& columns, std::size_t row) {
  return {.eps = {.period = columns.period.at(row),
                  .eps = PerShare{columns.eps.given(row, columns.eps.number(row))},
                  .basis = detail::enumerator_at<EarningsBasis>(columns.basis, row),
                  .currency = columns.currency.given(row, columns.currency.currency(row)),
                  .share_basis = detail::share_basis_at(columns.share_basis, row)},
          .reported = columns.reported.given(row, columns.reported.date(row))};
}

}  // namespace

std::vector<ReportedEps> reported_eps_from(const CsvTable& table) {
  const ActualColumns columns{detail::NeededColumns{table}};
  detail::require_rows(table, "reported period");
  std::vector<ReportedEps> reported;
  detail::RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    errors.read([&] {
      reported.push_back(reported_at(columns, row));
      detail::refused_in_row(table, row, [&] { require_reported("actual", reported.back()); });
    });
  }
  errors.throw_any();
  return reported;
}

}  // namespace fairvalue
