/// \file casefile/detail/quote_columns.hpp
/// Amounts per share in units of the currency, whichever unit the file quotes them in.
#pragma once
#include <fairvalue/casefile/quote_unit.hpp>
#include <fairvalue/core/units.hpp>

#include "csv_column.hpp"

namespace fairvalue::detail {

/// Throws ParseError on a cell of the column currency, if there is one, that names another unit. A blank
/// is accepted. Throws DomainError as quote_code does.
void require_quote_unit(const CsvTable& table, const Currency& currency, QuoteUnit unit);

/// An amount of the file in units of its currency.
PerShare in_currency(double amount, QuoteUnit unit);

}  // namespace fairvalue::detail
