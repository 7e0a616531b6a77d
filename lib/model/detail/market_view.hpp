/// \file lib/model/detail/market_view.hpp
/// The market view of a case's deals: expected flows less the warrants, summed over the scenarios.
#pragma once
#include <span>

#include <fairvalue/model/case.hpp>
#include <fairvalue/model/deal_flows.hpp>

namespace fairvalue::detail {

/// Of amounts of any kind that calculate like doubles.
template <class Amount>
struct MarketViewOf {
  FlowValueOf<Amount> flows{Amount{0.0}, Amount{0.0}, Amount{0.0}, Amount{0.0}};  ///< sum of weight x D
  Amount warrants{0.0};  ///< sum of weight x the warrants' value

  /// `share`: the scenario's weight over the sum of all.
  template <class Ratio>
  void add(const Ratio& share, const FlowValueOf<Amount>& of, const Amount& given) {
    flows = {flows.committed + of.committed * share, flows.optional + of.optional * share,
             flows.follow_on + of.follow_on * share, flows.consideration + of.consideration * share};
    warrants = warrants + share * given;
  }
  Amount net() const { return flows.total() - warrants; }
};
using MarketView = MarketViewOf<Money>;

/// Throws DomainError unless there is one value, or one for each scenario.
void require_warrants(std::span<const Money> warrants, std::size_t scenarios);

/// The warrants' value under a scenario. Throws DomainError unless it is >= 0.
Money warrants_in(std::span<const Money> warrants, std::size_t scenario);

double sum_of_weights(std::span<const Scenario> scenarios);

/// Of a checked case without a calibration.
MarketView market_view(const Case& value, std::span<const Money> warrants);

}  // namespace fairvalue::detail
