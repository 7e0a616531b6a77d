/// \file casefile/quote_unit.hpp
/// Whether an exchange quotes a share in its currency or in hundredths of it.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// What a price of 1 in a file is.
enum class QuoteUnit {
  whole,     ///< one unit of the currency
  hundredth  ///< a penny, cent or agora: London (GBp, GBX), Johannesburg (ZAc), Tel Aviv (ILA)
};
template <>
inline constexpr auto enum_names<QuoteUnit> = names_of("quote unit", {"whole", "hundredth"});

/// The codes by which files name the unit, the usual one first: "GBp" and "GBX" for hundredths of GBP. Empty
/// for hundredths of a currency other than GBP, ZAR and ILS.
std::vector<std::string> quote_codes(const Currency& currency, QuoteUnit unit);

/// The unit as vendors write it: "USD", or "GBp" for hundredths of GBP. Throws DomainError on hundredths of a
/// currency other than GBP, ZAR and ILS.
std::string quote_code(const Currency& currency, QuoteUnit unit);

}  // namespace fairvalue
