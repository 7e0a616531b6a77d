#include <fairvalue/model/forecast_terms.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t most_tranches = 64;  // a path keeps them as the bits of a word

void require_price_source(const ForecastTerms& terms) {
  require_enumerator("terms.price", terms.price);
  if (terms.price == ForecastPrice::random_walk) {
    require(terms.expected_return.has_value(), "terms.expected_return", "given for a random walk", "none");
    require(!terms.multiple, "terms.multiple", "left out for a random walk", "a distribution");
  } else {
    require(!terms.expected_return, "terms.expected_return", "left out for a multiple of earnings",
            terms.expected_return ? terms.expected_return->value.value : 0.0);
  }
}

}  // namespace

const ForecastTerms& require_forecast_terms(const Case& value, const ForecastTerms& terms) {
  require(terms.deal < value.deals.size(), "terms.deal", "the position of a deal of the case",
          static_cast<double>(terms.deal));
  require_price_source(terms);
  require_deployment("terms.deployment", terms.deployment.value);
  const Milestone& first = terms.deployment.value.plan.milestones.front();
  require(first.date > value.spot.value.as_of, "terms.deployment.plan.milestones[0].date",
          fmt::format("after the spot's day ({})", to_string(value.spot.value.as_of)), to_string(first.date));
  if (terms.margin) require_distribution("terms.margin", terms.margin->value);
  if (terms.multiple) require_distribution("terms.multiple", terms.multiple->value);
  if (const auto& warrant = value.deals[terms.deal].warrant) {
    require(warrant->value.tranches.size() <= most_tranches, "warrant.tranches", "at most 64 for a forecast",
            static_cast<double>(warrant->value.tranches.size()));
  }
  return terms;
}

}  // namespace fairvalue
