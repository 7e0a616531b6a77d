/// \file model/case_derivation.hpp
/// Every output of a case with its key, and how it comes about.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/model/case.hpp>
#include <fairvalue/model/derivation.hpp>

namespace fairvalue {

/// One output of `value`.
struct DerivedOutput {
  std::string key;         ///< "expected_value", "optimistic.value"
  std::string title;       ///< "value a share, by parts, weighted"
  std::string unit;        ///< "currency/share", "currency", "shares", "%" (a decimal)
  std::size_t number;      ///< its position in the derivation
  bool is_detail = false;  ///< of one year, one tranche or one line: many of a kind
};

struct CaseDerivation {
  Derivation numbers;  ///< each number once, whatever many outputs rest on it
  std::vector<DerivedOutput> outputs;
};

/// The outputs of `value(case)`, to the bit:
/// - price, base_value, expected_value, deviation, expected_by_earnings, net_worth, flows (weighted), and
///   implied_probability where there is one;
/// - of each scenario "NAME.": weight, base, flows, net_new_shares, value, given_to_holders, net_worth,
///   by_earnings, against_price, and the effect's growth, multiple, required_return, flows_a_share, dilution;
/// - of its years by earnings "NAME.FY2027.": revenue, ai_mix, eps, price, gaap_eps, gigawatts, vested,
/// stake,
///   and where there are deals to divide by rebate and self_funding;
/// - of its way from the value by earnings "NAME.reconciliation.": capitalised, collected, to_come, dilution,
///   multiple;
/// - of each tranche with a volume gate, in the base case, "give_away.TRANCHE." (of several deals "give_away.
///   DEAL: TRANCHE."): gigawatts, shares, profit, on_delivery, present_value, today, as far as it has them.
/// To the bit but for rebate and self_funding, which are right to a rounding.
/// What is arithmetic over numbers is recorded as such. Three kinds of number stand as the result of another
/// function over the inputs they rest on: the gigawatts of a plan, what vests on a price path, and a price
/// that is pinned at a hurdle. Throws as `value` does.
CaseDerivation case_derivation(const Case& value);

/// The output with this key. Throws DomainError with the nearest: "output: must be an output of the case
/// (nearest 'expected_value'), got 'value'".
const DerivedOutput& find_output(const CaseDerivation& derivation, std::string_view key);

}  // namespace fairvalue
