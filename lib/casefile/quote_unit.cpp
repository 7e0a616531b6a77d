#include <fairvalue/casefile/quote_unit.hpp>

#include <fairvalue/core/require.hpp>

#include "detail/quote_columns.hpp"

namespace fairvalue {

std::string quote_code(const Currency& currency, QuoteUnit unit) {
  const auto codes = detail::quote_codes(currency, unit);
  require(!codes.empty(), "currency", "GBP, ZAR or ILS for prices in hundredths", currency.code());
  return std::string{codes.front()};
}

}  // namespace fairvalue
