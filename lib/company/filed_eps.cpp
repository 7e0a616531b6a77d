#include <fairvalue/company/filed_eps.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fairvalue/core/require.hpp>

#include "detail/fact_checks.hpp"

namespace fairvalue {
namespace {

/// The days on which an amount in the currency was filed.
std::set<Date> filing_days(std::span<const FiledFact> facts, const Currency& currency, Date as_of) {
  std::set<Date> days;
  for (const FiledFact& fact : facts) {
    if (fact.filed <= as_of && detail::currency_in(fact) == currency) days.insert(fact.filed);
  }
  return days;
}

std::vector<Split> effective_by(std::span<const Split> splits, Date day) {
  std::vector<Split> effective;
  std::copy_if(splits.begin(), splits.end(), std::back_inserter(effective),
               [day](const Split& split) { return split.effective <= day; });
  return effective;
}

bool is_same(const PeriodEps& a, const PeriodEps& b) { return a.period == b.period && a.eps == b.eps; }

}  // namespace

DatedSeries<PeriodEps> trailing_eps_as_filed(std::span<const FiledFact> facts, const FactQuestion& question) {
  require_date("question.as_of", question.as_of);
  const Currency currency = detail::currency_of(facts, question);
  const auto splits = effective_by(question.splits, question.as_of);
  std::vector<Dated<PeriodEps>> known;
  for (const Date day : filing_days(facts, currency, question.as_of)) {
    const FactQuestion of_day{.as_of = day, .splits = effective_by(splits, day), .currency = currency};
    const auto trailing = trailing_eps(filed_history(facts, of_day));
    if (!trailing) continue;
    auto eps = on_share_basis(*trailing, splits, ShareBasis{.as_of = question.as_of});
    if (known.empty() || !is_same(known.back().value, eps)) known.push_back({day, std::move(eps)});
  }
  return DatedSeries<PeriodEps>{std::move(known)};
}

}  // namespace fairvalue
