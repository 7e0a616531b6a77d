#include <fairvalue/equity/broker_target.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

MultipleDefinition target_over_earnings(const PeriodEps& earnings) {
  return {.price = PriceBasis::target,
          .window = earnings.window,
          .earnings = earnings.basis,
          .period = earnings.period};
}

std::string label_and_dates(const FiscalPeriod& period) {
  return fmt::format("{} from {} to {}", label(period), to_string(period.start), to_string(period.end));
}

void require_year_of_earnings(std::string_view field, const PeriodEps& earnings) {
  require_eps(field, earnings);
  require_year(fmt::format("{}.period", field), earnings.period);
}

std::optional<DefinedMultiple> target_over(PerShare target, const PeriodEps& earnings) {
  const auto multiple = price_to_earnings(target, earnings.eps);
  if (!multiple) return std::nullopt;
  return DefinedMultiple{.value = *multiple, .definition = target_over_earnings(earnings)};
}

std::optional<PerShare> multiple_times(Multiple multiple, PerShare eps) {
  if (!(eps.value > 0.0)) return std::nullopt;
  return require_positive("target", multiple * eps);
}

ComparedTarget compared(const BrokerTarget& target, const PeriodEps& earnings) {
  const PeriodEps implied = implied_eps(target);
  return {.broker = target.broker,
          .target = target.target,
          .as_stated = {.value = target.multiple, .definition = target_over_earnings(implied)},
          .implied = implied,
          .on_basis = target_over(target.target, earnings),
          .rolled = multiple_times(target.multiple, earnings.eps)};
}

}  // namespace

const BrokerTarget& require_broker_target(std::string_view field, const BrokerTarget& target) {
  const auto member = [field](std::string_view name) { return fmt::format("{}.{}", field, name); };
  require(!target.broker.empty(), member("broker"), "a name", "none");
  require_positive(member("target"), target.target);
  require_positive(member("multiple"), target.multiple);
  require_year(member("period"), target.period);
  require_enumerator(member("basis"), target.basis);
  require_date(member("published"), target.published);
  require_date(member("holds_on"), target.holds_on);
  require(target.published < target.holds_on, member("holds_on"),
          fmt::format("after it was published on {}", to_string(target.published)),
          to_string(target.holds_on));
  require_share_basis(member("share_basis"), target.share_basis);
  return target;
}

std::vector<BrokerTarget> on_share_basis(std::span<const BrokerTarget> targets, std::span<const Split> splits,
                                         const ShareBasis& to) {
  std::vector<BrokerTarget> rows;
  rows.reserve(targets.size());
  for (const BrokerTarget& target : targets) {
    const auto field = fmt::format("targets[{}]", rows.size());
    rows.push_back(require_broker_target(field, target));
    const double factor =
        share_factor(field + ".share_basis", target.share_basis, target.published, splits, to);
    rows.back().target = split_adjusted(target.target, factor);
    rows.back().share_basis = to;
  }
  return rows;
}

PeriodEps implied_eps(const BrokerTarget& target) {
  require_broker_target("broker_target", target);
  return {.period = target.period,
          .eps = implied_eps(target.target, target.multiple),
          .basis = target.basis,
          .currency = target.currency,
          .share_basis = target.share_basis};
}

std::optional<double> implied_eps_against(const BrokerTarget& target, const PeriodEps& consensus) {
  const PeriodEps implied = implied_eps(target);
  require_eps("consensus", consensus);
  require(consensus.period == target.period, "consensus.period", label_and_dates(target.period),
          label_and_dates(consensus.period));
  require_comparable("consensus", implied, consensus);
  return eps_growth(consensus.eps, implied.eps);
}

std::optional<DefinedMultiple> implied_multiple(const BrokerTarget& target, const PeriodEps& earnings) {
  require_year_of_earnings("earnings", earnings);
  require_comparable("earnings", implied_eps(target), earnings);
  return target_over(target.target, earnings);
}

std::optional<PerShare> target_on(const BrokerTarget& target, const PeriodEps& earnings) {
  require_year_of_earnings("earnings", earnings);
  require_comparable("earnings", implied_eps(target), earnings);
  return multiple_times(target.multiple, earnings.eps);
}

std::optional<PriceTarget> rolled_forward(const BrokerTarget& target, const PeriodEps& later) {
  if (!target_on(target, later)) return std::nullopt;
  require(target.period.end < later.period.end, "later.period", "after " + label(target.period),
          label(later.period));
  return PriceTarget{.multiple = target.multiple, .earnings = later, .holds_on = target.holds_on};
}

PerShare discounted(const BrokerTarget& target, double required_return, Date as_of) {
  return discounted(
      PriceTarget{.multiple = target.multiple, .earnings = implied_eps(target), .holds_on = target.holds_on},
      required_return, as_of);
}

std::vector<ComparedTarget> on_one_basis(std::span<const BrokerTarget> targets, const PeriodEps& earnings) {
  require_year_of_earnings("earnings", earnings);
  std::vector<ComparedTarget> lines;
  for (const BrokerTarget& target : targets) {
    const auto field = fmt::format("targets[{}]", lines.size());
    require_broker_target(field, target);
    require_comparable(field, earnings, implied_eps(target));
    lines.push_back(compared(target, earnings));
  }
  return lines;
}

PerShare mean_target(std::span<const BrokerTarget> targets) {
  require_not_empty("targets", targets.size());
  PerShare sum{0.0};
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto field = fmt::format("targets[{}]", i);
    sum += require_broker_target(field, targets[i]).target;
    require_same_currency(field + ".currency", targets[0].currency, targets[i].currency);
    require_same_share_basis(field + ".share_basis", targets[0].share_basis, targets[i].share_basis);
  }
  return require_result("mean_target", sum / static_cast<double>(targets.size()));
}

}  // namespace fairvalue
