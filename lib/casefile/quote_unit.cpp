#include <fairvalue/casefile/quote_unit.hpp>

#include <string_view>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

struct HundredthCode {
  std::string_view currency;
  std::string_view code;
};

constexpr HundredthCode hundredth_codes[] = {{"GBP", "GBp"}, {"GBP", "GBX"}, {"ZAR", "ZAc"},
                                             {"ZAR", "ZAC"}, {"ILS", "ILA"}, {"ILS", "ILa"}};

}  // namespace

std::vector<std::string> quote_codes(const Currency& currency, QuoteUnit unit) {
  if (require_enumerator("unit", unit) == QuoteUnit::whole) return {currency.code()};
  std::vector<std::string> codes;
  for (const auto& [of, code] : hundredth_codes) {
    if (of == currency.code()) codes.emplace_back(code);
  }
  return codes;
}

std::string quote_code(const Currency& currency, QuoteUnit unit) {
  const auto codes = quote_codes(currency, unit);
  require(!codes.empty(), "currency", "GBP, ZAR or ILS for prices in hundredths", currency.code());
  return codes.front();
}

}  // namespace fairvalue
