#include <fairvalue/pricing/valuation_terms.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_adjustment(const PriceAdjustment& adjustment, ValueKind kind) {
  require(kind != ValueKind::economic, "terms.adjustment",
          "none for an economic value (its price is the market's)", adjustment.change);
  require_growth("terms.adjustment.change", adjustment.change);
  require(!adjustment.reason.empty(), "terms.adjustment.reason", "a reason", "none");
}

}  // namespace

ConditionsCounted conditions_counted(ValueKind kind) {
  switch (kind) {
    case ValueKind::grant_date:
    case ValueKind::measurement_date: return ConditionsCounted::market;
    case ValueKind::economic: return ConditionsCounted::all;
  }
  refuse_enumerator(kind, "kind");
}

const ValuationTerms& require_terms(const ValuationTerms& terms) {
  require_enumerator("terms.kind", terms.kind);
  require_enumerator("terms.exercise", terms.exercise);
  require_enumerator("terms.dilution", terms.dilution);
  if (terms.adjustment) require_adjustment(*terms.adjustment, terms.kind);
  if (terms.dilution == DilutionMethod::none) return terms;
  require(terms.outstanding.has_value(), "terms.outstanding", "given for a dilution", "none");
  require_positive("terms.outstanding", *terms.outstanding);
  return terms;
}

}  // namespace fairvalue
