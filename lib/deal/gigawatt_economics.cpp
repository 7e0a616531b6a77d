#include <fairvalue/deal/gigawatt_economics.hpp>

#include <string>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

PerGigawatt after_tax(const GigawattEconomics& one) {
  return one.revenue * one.margin * (1.0 - one.tax_rate);
}

}  // namespace

const GigawattEconomics& require_economics(std::string_view field, const GigawattEconomics& one) {
  const auto name = [field](const char* member) { return std::string{field} + "." + member; };
  require_positive(name("revenue"), one.revenue);
  const double margin = require_finite(name("margin"), one.margin);
  require(-1.0 < margin && margin <= 1.0, name("margin"), "above -1 and at most 1", margin);
  require(require_fraction(name("tax_rate"), one.tax_rate) < 1.0, name("tax_rate"), "< 1", one.tax_rate);
  require_fraction(name("incremental"), one.incremental);
  require_non_negative(name("capital_spending"), one.capital_spending);
  require_non_negative(name("receipt_lag_days"), one.receipt_lag_days);
  return one;
}

PerGigawatt income_per_gigawatt(const GigawattEconomics& economics) {
  const GigawattEconomics& one = require_economics("economics", economics);
  return require_result("income_per_gigawatt", one.incremental * after_tax(one));
}

PerGigawatt flow_per_gigawatt(const GigawattEconomics& economics) {
  const GigawattEconomics& one = require_economics("economics", economics);
  return require_result("flow_per_gigawatt", detail::flow_of_gigawatt(one.revenue, one.margin, one.tax_rate,
                                                                      one.incremental, one.capital_spending));
}

GigawattCash cash_per_gigawatt(const GigawattEconomics& economics) {
  const PerGigawatt flow = flow_per_gigawatt(economics);
  const PerGigawatt received =
      require_result("cash_per_gigawatt.received", economics.incremental * economics.revenue);
  return {.received = received, .paid = require_result("cash_per_gigawatt.paid", received - flow)};
}

}  // namespace fairvalue
