/// \file report/quantity_cell.hpp
/// A number with its unit as people write it.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/report/table.hpp>

namespace fairvalue {

/// The unit decides the form; numbers are in base units. "%": 0.28 reads "28.0 %". "x" and "x NTM": "30.00x"
/// and "30.00x NTM". An amount such as "USD", "USD/GW" or "shares": "15.00 bn", "26.67 m", "4.20 k" or
/// "0.01", by its size. "USD/share": "203.71", and "0.0031" from a millionth to half a cent. "GW", "years",
/// "days" and "months": "6.00 GW", "1.50 years", "9 months" (whole ones without decimals). No unit, or
/// another one: five significant digits. No number reads "NM". Throws DomainError for a number that is not
/// finite.
Cell quantity_cell(std::optional<double> value, std::string_view unit);

}  // namespace fairvalue
