#include <fairvalue/core/currency.hpp>

#include <algorithm>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

Currency::Currency(std::string_view code) : code_(code) {
  const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
  if (code.size() == 3 && capitals) return;  // rows by the million have one: no text is made for them
  throw DomainError("currency", "an ISO 4217 code of three capital letters such as USD", "'" + code_ + "'");
}

void require_same_currency(std::string_view field, const Currency& expected, const Currency& got) {
  require(got == expected, field, expected.code() + " like the others", got.code());
}

}  // namespace fairvalue
