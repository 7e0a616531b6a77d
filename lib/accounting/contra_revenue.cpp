#include <fairvalue/accounting/contra_revenue.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/earned_part.hpp"

namespace fairvalue {
namespace {

using detail::CostLayer;
using detail::EarnedPart;

/// What is carried from period to period for one tranche.
struct TrancheBook {
  Money closing{0.0};
  Money remeasured{0.0};
  AwardEnd end = AwardEnd::none;
  Shares at_end{0.0};  ///< counted when it was cancelled
  bool granted = false;
  PerShare value{0.0};  ///< of a share, as last used
};

class AwardBooks {
 public:
  AwardBooks(const CustomerAward& award, std::span<const PurchasePeriod> periods)
      : award_(award), periods_(periods), books_(award.tranches.size()) {
    volumes_.push_back(0.0);
    for (const PurchasePeriod& period : periods) volumes_.push_back(volumes_.back() + period.purchases);
  }

  PeriodCost next(std::size_t t);

 private:
  std::vector<AwardModification> modifications(std::size_t i, std::size_t t) const;
  double purchases_of(std::size_t i, std::size_t t) const;
  double volume_before(std::size_t i) const;
  bool is_asset(std::size_t i) const {
    return award_.tranches[i].purchases == 0.0 && award_.policy.upfront == UpfrontTreatment::asset;
  }
  EarnedPart original_part(std::size_t i, double pool) const;
  std::vector<CostLayer> layers(std::size_t i, std::size_t t, PerShare value, double pool) const;
  TrancheJudgement judgement(std::size_t i, std::size_t t) const;
  Shares counted(std::size_t i, std::size_t t, const TrancheJudgement& judged);
  PerShare value_of_share(std::size_t i, std::size_t t, const TrancheJudgement& judged);
  double pool(std::size_t t, const std::vector<Shares>& counts) const;
  CostFlow amortised(std::size_t i, std::size_t t, Money cost);
  CostFlow earned(std::size_t i, std::size_t t, Shares count, const std::vector<CostLayer>& all);
  TrancheCost tranche_cost(std::size_t i, std::size_t t, Shares count, double pool_volume);
  void present(std::size_t t, PeriodCost& cost);

  const CustomerAward& award_;
  std::span<const PurchasePeriod> periods_;
  std::vector<double> volumes_;  ///< cumulative purchases before each period, and after the last
  std::vector<TrancheBook> books_;
  Money excess_{0.0};  ///< charged as an expense and not taken back
};

/// Those of a tranche up to a period, one after the other.
std::vector<AwardModification> AwardBooks::modifications(std::size_t i, std::size_t t) const {
  std::vector<AwardModification> changes;
  for (const AwardModification& change : award_.modifications) {
    if (change.tranche == i && change.period <= t) changes.push_back(change);
  }
  return changes;
}

double AwardBooks::purchases_of(std::size_t i, std::size_t t) const {
  double purchases = award_.tranches[i].purchases;
  for (const AwardModification& change : modifications(i, t)) {
    purchases = change.purchases.value_or(purchases);
  }
  return purchases;
}

/// The volume at which the tranche before it vests: the largest below its own.
double AwardBooks::volume_before(std::size_t i) const {
  double before = 0.0;
  for (const CustomerTranche& other : award_.tranches) {
    if (other.purchases < award_.tranches[i].purchases) before = std::max(before, other.purchases);
  }
  return before;
}

EarnedPart AwardBooks::original_part(std::size_t i, double pool) const {
  const CustomerTranche& tranche = award_.tranches[i];
  if (tranche.purchases == 0.0) return EarnedPart::at_once();
  switch (award_.policy.attribution) {
    case CostAttribution::pooled: return EarnedPart::between(0.0, pool);
    case CostAttribution::from_zero:
      return EarnedPart::between(tranche.linear_from.value_or(0.0), tranche.purchases);
    case CostAttribution::incremental:
      return EarnedPart::between(tranche.linear_from.value_or(volume_before(i)), tranche.purchases);
  }
  refuse_enumerator(award_.policy.attribution);
}

std::vector<CostLayer> AwardBooks::layers(std::size_t i, std::size_t t, PerShare value, double pool) const {
  std::vector<CostLayer> layers{{value, original_part(i, pool)}};
  const bool pooled = award_.policy.attribution == CostAttribution::pooled;
  for (const AwardModification& change : modifications(i, t)) {
    const double then = volumes_[change.period];
    const double end = std::max(then, pooled ? pool : purchases_of(i, change.period));
    const EarnedPart from_then = end > then ? EarnedPart::between(then, end) : EarnedPart{{{then, 1.0}}};
    if (!change.probable_before) {
      layers = {{change.after, from_then}};
      continue;
    }
    for (CostLayer& layer : layers) {
      if (!pooled) layer.part = layer.part.redirected(then, end);
    }
    layers.push_back({std::max(PerShare{0.0}, change.after - change.before), from_then});
  }
  return layers;
}

TrancheJudgement AwardBooks::judgement(std::size_t i, std::size_t t) const {
  return periods_[t].judgements.empty() ? TrancheJudgement{} : periods_[t].judgements[i];
}

Shares AwardBooks::counted(std::size_t i, std::size_t t, const TrancheJudgement& judged) {
  TrancheBook& book = books_[i];
  const CustomerTranche& tranche = award_.tranches[i];
  const bool was_open = book.end == AwardEnd::none;
  if (was_open) book.end = judged.end;
  if (book.end == AwardEnd::forfeited) return Shares{0.0};
  if (book.end == AwardEnd::cancelled && !was_open) return book.at_end;
  const bool judged_likely = judged.probable || tranche.purchases == 0.0 ||
                             award_.policy.purchases == PurchaseCondition::service ||
                             award_.policy.constrained;
  const bool likely = judged_likely && judged.exercise_probable;
  require(judged.probable || judged.end != AwardEnd::none || tranche.purchases == 0.0 ||
              volumes_[t + 1] < purchases_of(i, t),
          fmt::format("periods[{}].judgements[{}].probable", t, i), "true once the purchases are made",
          "false");
  const Shares count = likely ? judged.expected.value_or(tranche.shares) : Shares{0.0};
  if (book.end == AwardEnd::cancelled) book.at_end = count;
  return count;
}

/// What the cost in revenue is of: the estimate before the grant date, then the grant date's value.
PerShare AwardBooks::value_of_share(std::size_t i, std::size_t t, const TrancheJudgement& judged) {
  const CustomerTranche& tranche = award_.tranches[i];
  const std::string field = fmt::format("periods[{}].judgements[{}].fair_value", t, i);
  TrancheBook& book = books_[i];
  const bool ended = book.end != AwardEnd::none;
  const char* rule = "given before the grant date and for a liability";
  if (judged.fair_value) {
    require(!book.granted, field, "none after the grant date, for equity is not remeasured",
            judged.fair_value->value);
    book.value = *judged.fair_value;
  }
  if (tranche.classification == AwardClass::liability) {
    require(judged.fair_value || ended, field, rule, "none");
    return *tranche.fair_value;
  }
  if (judged.fair_value || (ended && !tranche.fair_value)) return book.value;
  require(tranche.fair_value.has_value(), field, rule, "none");
  book.granted = true;
  return *tranche.fair_value;
}

/// The largest volume of a tranche that counts; of all tranches where none does.
double AwardBooks::pool(std::size_t t, const std::vector<Shares>& counts) const {
  double counting = 0.0;
  double any = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    any = std::max(any, purchases_of(i, t));
    const bool open = books_[i].end == AwardEnd::none && counts[i].value > 0.0;
    if (open) counting = std::max(counting, purchases_of(i, t));
  }
  return counting > 0.0 ? counting : any;
}

CostFlow AwardBooks::amortised(std::size_t i, std::size_t t, Money cost) {
  const PurchasePeriod& period = periods_[t];
  const std::string field = fmt::format("periods[{}].expected_purchases", t);
  require(period.expected_purchases.has_value(), field, "given to amortise an upfront asset", "none");
  require(*period.expected_purchases >= volumes_[t + 1], field, "at least the purchases made",
          *period.expected_purchases);
  const double left = *period.expected_purchases - volumes_[t];
  const Money carried = cost - books_[i].closing;
  const Money used = left > 0.0 ? carried * (period.purchases / left) : Money{0.0};
  const Money after = carried - used;
  const Money kept{std::min(after.value, period.recoverable.value_or(after).value)};
  return {
      .opening = books_[i].closing, .recognised = used, .caught_up = after - kept, .closing = cost - kept};
}

CostFlow AwardBooks::earned(std::size_t i, std::size_t t, Shares count, const std::vector<CostLayer>& all) {
  const auto cost_at = [&](double volume) {
    Money sum{0.0};
    for (const CostLayer& layer : all) sum += layer.value * count * layer.part.at(volume);
    return sum;
  };
  const bool at_once = award_.tranches[i].purchases == 0.0;
  const bool cancelled = books_[i].end == AwardEnd::cancelled;
  Money closing = cost_at(volumes_[t + 1]);
  if (cancelled) {
    closing = Money{0.0};
    for (const CostLayer& layer : all) closing += layer.value * count;
  }
  CostFlow flow{.opening = books_[i].closing, .closing = closing};
  const bool first = t == 0 && at_once;
  if (!cancelled) flow.recognised = first ? closing : closing - cost_at(volumes_[t]);
  flow.caught_up = closing - flow.opening - flow.recognised;
  if (std::abs(flow.caught_up.value) <= 1e-12 * std::abs(closing.value)) flow.caught_up = Money{0.0};
  return flow;
}

std::string reason_of(const AwardPolicy& policy, const CustomerTranche& tranche, AwardEnd end,
                      const TrancheJudgement& judged) {
  if (end == AwardEnd::forfeited) return "forfeited: the cost is reversed (ASC 718-10-35-3)";
  if (end == AwardEnd::cancelled) return "cancelled: what is left is recognised at once (ASC 718-20-35-9)";
  if (!judged.exercise_probable) return "exercise conditions not probable: no cost (ASC 718-10-25-20)";
  if (tranche.purchases == 0.0) {
    return policy.upfront == UpfrontTreatment::asset
               ? "vested at signing: an asset, amortised (ASC 606-10-32-27)"
               : "vested at signing: a reduction at once (ASC 606-10-32-27)";
  }
  if (policy.purchases == PurchaseCondition::service) return "service condition (ASC 718-10-35-3)";
  if (!judged.probable && policy.constrained) return "not probable, but constrained (ASC 606-10-32-11)";
  if (!judged.probable) return "not probable: no cost (ASC 718-10-25-20)";
  if (judged.market_missed) return "probable; market condition missed, the cost stays (ASC 718-10-30-14)";
  return "probable (ASC 718-10-25-20)";
}

TrancheCost AwardBooks::tranche_cost(std::size_t i, std::size_t t, Shares count, double pool_volume) {
  const CustomerTranche& tranche = award_.tranches[i];
  const TrancheJudgement judged = judgement(i, t);
  TrancheBook& book = books_[i];
  const PerShare value = value_of_share(i, t, judged);
  const std::vector<CostLayer> all = layers(i, t, value, pool_volume);
  PerShare whole_value{0.0};
  for (const CostLayer& layer : all) whole_value += layer.value;
  CostFlow flow = is_asset(i) ? amortised(i, t, whole_value * count) : earned(i, t, count, all);
  if (tranche.classification == AwardClass::liability) {
    const bool whole = book.end == AwardEnd::cancelled;
    const double part = whole ? 1.0 : original_part(i, pool_volume).at(volumes_[t + 1]);
    const Money beyond = (book.value - value) * count * part;
    flow.remeasured = beyond - book.remeasured;
    book.remeasured = beyond;
  }
  book.closing = require_result(fmt::format("cost of {}", tranche.name), flow.closing);
  return {.cost = flow,
          .counted = count,
          .value = whole_value,
          .why = reason_of(award_.policy, tranche, book.end, judged)};
}

void add(CostFlow& total, const CostFlow& part) {
  total.opening += part.opening;
  total.recognised += part.recognised;
  total.caught_up += part.caught_up;
  total.closing += part.closing;
  total.remeasured += part.remeasured;
}

/// Reduction of revenue and expense of the period.
void AwardBooks::present(std::size_t t, PeriodCost& cost) {
  const Money reduction = cost.total.recognised + cost.total.caught_up;
  if (award_.policy.negative_revenue == NegativeRevenue::limited) {
    const Money over{std::max(0.0, (reduction - cost.gross_revenue).value)};
    const Money back{std::min(excess_.value, std::max(0.0, -reduction.value))};
    cost.expense = Money{(over - back).value + 0.0};
    excess_ += cost.expense;
  }
  cost.contra_revenue = reduction - cost.expense;
  cost.net_revenue = cost.gross_revenue - cost.contra_revenue;
  require(award_.policy.negative_revenue != NegativeRevenue::refused || cost.net_revenue.value >= 0.0,
          fmt::format("periods[{}].revenue", t),
          fmt::format("at least the reduction of {:.6g} (policy.negative_revenue says what else)",
                      cost.contra_revenue.value),
          cost.gross_revenue.value);
}

PeriodCost AwardBooks::next(std::size_t t) {
  std::vector<Shares> counts;
  for (std::size_t i = 0; i < books_.size(); ++i) counts.push_back(counted(i, t, judgement(i, t)));
  const double pool_volume = pool(t, counts);
  PeriodCost cost{.label = periods_[t].label,
                  .tranches = {},
                  .total = {},
                  .gross_revenue = periods_[t].revenue,
                  .contra_revenue = Money{0.0},
                  .net_revenue = Money{0.0},
                  .expense = Money{0.0},
                  .upfront_asset = Money{0.0}};
  for (std::size_t i = 0; i < books_.size(); ++i) {
    cost.tranches.push_back(tranche_cost(i, t, counts[i], pool_volume));
    add(cost.total, cost.tranches.back().cost);
    const TrancheCost& one = cost.tranches.back();
    if (is_asset(i)) cost.upfront_asset += one.value * one.counted - one.cost.closing;
  }
  present(t, cost);
  return cost;
}

void require_judgement(const std::string& field, const TrancheJudgement& judged,
                       const CustomerTranche& tranche, ForfeiturePolicy forfeitures) {
  require_enumerator(field + ".end", judged.end);
  if (judged.fair_value) require_non_negative(field + ".fair_value", *judged.fair_value);
  if (!judged.expected) return;
  require(forfeitures == ForfeiturePolicy::estimated, field + ".expected",
          "none where forfeitures count as they occur", judged.expected->value);
  require_non_negative(field + ".expected", *judged.expected);
  require(*judged.expected <= tranche.shares, field + ".expected",
          fmt::format("at most {:.6g} (the tranche's shares)", tranche.shares.value), judged.expected->value);
}

void require_purchase_period(std::size_t t, const PurchasePeriod& period, const CustomerAward& award) {
  const std::string field = fmt::format("periods[{}]", t);
  require(!period.label.empty(), field + ".label", "given", "none");
  require_non_negative(field + ".purchases", period.purchases);
  require_non_negative(field + ".revenue", period.revenue);
  if (period.recoverable) require_non_negative(field + ".recoverable", *period.recoverable);
  if (period.expected_purchases)
    require_non_negative(field + ".expected_purchases", *period.expected_purchases);
  require(period.judgements.empty() || period.judgements.size() == award.tranches.size(),
          field + ".judgements", fmt::format("one for each of the {} tranches", award.tranches.size()),
          static_cast<double>(period.judgements.size()));
  for (std::size_t i = 0; i < period.judgements.size(); ++i) {
    require_judgement(fmt::format("{}.judgements[{}]", field, i), period.judgements[i], award.tranches[i],
                      award.policy.forfeitures);
  }
}

/// A modified tranche has not ended, and vests later than what has been purchased by then.
void require_modified_in_time(const CustomerAward& award, std::span<const PurchasePeriod> periods) {
  for (std::size_t m = 0; m < award.modifications.size(); ++m) {
    const AwardModification& change = award.modifications[m];
    double then = 0.0;
    for (std::size_t t = 0; t < std::min(change.period, periods.size()); ++t) {
      then += periods[t].purchases;
      const auto& judged = periods[t].judgements;
      require(judged.empty() || judged[change.tranche].end == AwardEnd::none,
              fmt::format("modifications[{}].period", m),
              fmt::format("at most {} (the tranche ends in periods[{}])", t, t),
              static_cast<double>(change.period));
    }
    if (!change.purchases) continue;
    require(*change.purchases > then, fmt::format("modifications[{}].purchases", m),
            fmt::format("> {:.6g} (purchased by then)", then), *change.purchases);
  }
}

}  // namespace

std::vector<PeriodCost> contra_revenue(const CustomerAward& award, std::span<const PurchasePeriod> periods) {
  require_award(award);
  for (std::size_t t = 0; t < periods.size(); ++t) require_purchase_period(t, periods[t], award);
  require_modified_in_time(award, periods);
  AwardBooks books{award, periods};
  std::vector<PeriodCost> costs;
  for (std::size_t t = 0; t < periods.size(); ++t) costs.push_back(books.next(t));
  return costs;
}

double implied_purchases(const CustomerTranche& tranche, Money charge) {
  require_positive("tranche.purchases", tranche.purchases);
  require_non_negative("charge", charge);
  const Money cost = require_positive("tranche cost", grant_date_cost(tranche));
  return require_result("implied_purchases",
                        (tranche.purchases - tranche.linear_from.value_or(0.0)) * (charge / cost));
}

}  // namespace fairvalue
