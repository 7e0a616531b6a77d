/// \file model/deal_worth.hpp
/// What a case's deals are worth: the effect on a share by scenario, and the two views of their net value.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/model/value_by_parts.hpp>

namespace fairvalue {

/// A scenario's value a share less the base case without deals, in order: each line puts the scenario's own
/// setting in place and keeps those before it. The first three are what the scenario believes of the company
/// and the market, the deal's halo among it; the last two are the deals themselves.
template <class Price>
struct EffectOf {
  Price growth;  ///< of EPS, revenue and what follows from them
  Price multiple;
  Price required_return;  ///< 0 unless the scenario sets its own
  Price flows;            ///< D / N
  Price dilution;         ///< what the warrants' holders take

  Price halo() const { return growth + multiple + required_return; }
  Price direct() const { return flows + dilution; }
  Price total() const { return halo() + direct(); }
};
using Effect = EffectOf<PerShare>;

/// `base`: the settings of the base case, `scenario`: the scenario's, `parts`: its value.
Effect effect(const Case& value, const Settings& base, const Settings& scenario, const PartsValue& parts);

namespace detail {

/// The same of a case prepared once; `start`: the base value of the base case.
Effect effect_of(const PreparedCase& prepared, const SettingsView& base, const SettingsView& scenario,
                 const PartsValue& parts, PerShare start);

/// The lines, of numbers of any kind that calculate like doubles. `grown` and `revalued`: the base value with
/// the scenario's growth, and with its multiple too; `base` and `value` are the scenario's.
template <class Price, class Amount, class Count>
EffectOf<Price> effect_formula(const Price& start, const Price& grown, const Price& revalued,
                               const Price& base, const Amount& flows, const Count& shares,
                               const Price& value) {
  const Price shared = base + flows / shares;
  return {.growth = grown - start,
          .multiple = revalued - grown,
          .required_return = base - revalued,
          .flows = shared - base,
          .dilution = value - shared};
}

}  // namespace detail

struct ScenarioWorth {
  std::string name;
  double weight;
  PartsValue parts;
  Effect effect;
  Money warrants;  ///< their economic value under this scenario's volumes, as given
};

/// The deals' net value in two views that are never mixed. The path view takes each scenario's vested shares
/// at that scenario's price. The market view takes the warrants once, at their economic value: the hurdles'
/// own probabilities are in it, and flows and milestones have the same weights.
struct DealWorth {
  PerShare base;  ///< the base case without deals, today
  std::vector<ScenarioWorth> scenarios;
  PerShare expected_value;  ///< sum of weight x v0
  Money path_view;          ///< sum of weight x (D - s x v0)
  FlowValue flows;          ///< sum of weight x D
  Money warrants;           ///< W: sum of weight x economic value
  Money market_view;        ///< D - W
};

/// `warrants`: the economic value of all the deals' warrants, one for each scenario under its volumes (see
/// `warrant_values`), or one for all. It is not worked out here, so that one simulation may serve many calls.
/// A case without scenarios has one, the base case. Throws DomainError on a bad case, scenario or setting,
/// and on a number of warrant values that is neither 1 nor that of the scenarios.
DealWorth deal_worth(const Case& value, std::span<const Money> warrants);

/// What makes the numbers doubtful, in sentences: a scenario that raises the multiple and sets follow-on, a
/// consensus that may hold the deal's growth already, a present value of which more than 80 % lies after the
/// horizon or in follow-on, shares that may still vest after the horizon. Empty if there is nothing.
std::vector<std::string> valuation_warnings(const Case& value);

}  // namespace fairvalue
