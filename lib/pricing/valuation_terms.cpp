#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue {

std::string_view to_string(ValueKind kind) {
  switch (kind) {
    case ValueKind::grant_date: return "grant-date fair value";
    case ValueKind::economic: return "economic value";
  }
  return "economic value";
}

}  // namespace fairvalue
