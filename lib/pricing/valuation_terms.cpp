#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue {

ConditionsCounted conditions_counted(ValueKind kind) {
  return kind == ValueKind::economic ? ConditionsCounted::all : ConditionsCounted::market;
}

}  // namespace fairvalue
