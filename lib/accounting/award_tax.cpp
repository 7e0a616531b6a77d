#include <fairvalue/accounting/award_tax.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/exercise.hpp>

namespace fairvalue {
namespace {

double require_tax_rate(double tax_rate) {
  require(require_fraction("tax_rate", tax_rate) < 1.0, "tax_rate", "< 1", tax_rate);
  return tax_rate;
}

}  // namespace

Money deferred_tax_asset(Money cumulative_cost, double tax_rate) {
  require_non_negative("cumulative_cost", cumulative_cost);
  return require_result("deferred_tax_asset", cumulative_cost * require_tax_rate(tax_rate));
}

ExerciseTax tax_at_exercise(Shares shares, PerShare strike, PerShare price, Money cost, double tax_rate) {
  require_non_negative("shares", shares);
  require_non_negative("cost", cost);
  require_tax_rate(tax_rate);
  const Money deduction = require_result("deduction", shares * exercise_gain(strike, price));
  const Money benefit = require_result("benefit", deduction * tax_rate);
  const Money deferred = require_result("deferred_reversed", cost * tax_rate);
  return {.deduction = deduction,
          .benefit = benefit,
          .deferred_reversed = deferred,
          .windfall = require_result("windfall", benefit - deferred)};
}

}  // namespace fairvalue
