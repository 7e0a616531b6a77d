#include <fairvalue/core/currency.hpp>

#include <algorithm>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Currency::Currency(std::string_view code) : code_(code) {
  const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
  require(code.size() == 3 && capitals, "currency", "an ISO 4217 code of three capital letters such as USD",
          "'" + code_ + "'");
}

void require_same_currency(std::string_view field, const Currency& expected, const Currency& got) {
  require(got == expected, field, expected.code() + " like the others", got.code());
}

}  // namespace fairvalue
