#include <fairvalue/accounting/deal_eps_bridge.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/accounting/dilution_order.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_deal_eps(const DealEps& deal) {
  require_enumerator("deal.basis", deal.basis);
  require_finite("deal.income_before_tax", deal.income_before_tax);
  require(require_fraction("deal.tax_rate", deal.tax_rate) < 1.0, "deal.tax_rate", "< 1", deal.tax_rate);
  require_positive("deal.diluted_shares", deal.diluted_shares);
  require_non_negative("deal.deal_revenue", deal.deal_revenue);
  require_finite("deal.deal_margin", deal.deal_margin);
  require_finite("deal.contra_revenue", deal.contra_revenue);
  require_finite("deal.windfall", deal.windfall);
  require_finite("deal.remeasured", deal.remeasured);
  require_finite("deal.dilution_income", deal.dilution_income);
  require_finite("deal.other_income", deal.other_income);
  if (deal.diluted_eps) require_finite("deal.diluted_eps", *deal.diluted_eps);
  require_non_negative("deal.deal_shares", deal.deal_shares);
  require_non_negative("deal.deal_basic_shares", deal.deal_basic_shares);
  require(deal.deal_basic_shares <= deal.deal_shares, "deal.deal_basic_shares",
          fmt::format("at most {:.6g} (deal_shares)", deal.deal_shares.value), deal.deal_basic_shares.value);
  require(deal.basis == EarningsBasis::non_gaap || !deal.adds_back_contra_revenue,
          "deal.adds_back_contra_revenue", "false for GAAP earnings", "true");
}

std::int64_t cents(const char* name, double eps) {
  require(std::abs(require_finite(name, eps)) < 1e12, name, "below 1e12 in cents", eps);
  return std::llround(100.0 * eps);
}

}  // namespace

DealEpsBridge deal_eps_bridge(const DealEps& deal) {
  require_deal_eps(deal);
  const bool left_out = deal.adds_back_contra_revenue;
  const Money added = deal.deal_revenue * deal.deal_margin;
  const Money cost = left_out ? Money{0.0} : deal.contra_revenue;
  const Money loss = left_out ? Money{0.0} : deal.remeasured;
  const Money windfall = left_out ? Money{0.0} : deal.windfall;
  const Money tax = (added - cost - loss) * deal.tax_rate - windfall;
  const Money before = deal.income_before_tax * (1.0 - deal.tax_rate) + deal.other_income;
  const Money after = before + added - cost - loss - tax;
  const auto a_share = [&](Money amount) {
    return require_result("deal_eps_bridge", amount / deal.diluted_shares);
  };
  const PotentialShares diluting{
      .name = "warrant", .shares = deal.deal_shares - deal.deal_basic_shares, .income = deal.dilution_income};
  const PerShare with =
      deal.diluted_eps
          ? *deal.diluted_eps
          : dilution_order(after, deal.diluted_shares + deal.deal_basic_shares, {&diluting, 1}).eps;
  return {.basis = deal.basis,
          .without = a_share(before),
          .volume = a_share(added),
          .contra_revenue = a_share(-cost),
          .remeasured = a_share(-loss),
          .tax = a_share(-tax),
          .shares = require_result("deal_eps_bridge", with - a_share(after)),
          .with = require_result("deal_eps_bridge", with),
          .flag = left_out ? std::optional{contra_revenue_flag()} : std::nullopt};
}

CentBridge in_cents(const DealEpsBridge& bridge) {
  PerShare level = bridge.without;
  const std::int64_t start = cents("bridge.without", level.value);
  const std::int64_t volume = cents("bridge.volume", (level += bridge.volume).value);
  const std::int64_t contra = cents("bridge.contra_revenue", (level += bridge.contra_revenue).value);
  const std::int64_t loss = cents("bridge.remeasured", (level += bridge.remeasured).value);
  const std::int64_t tax = cents("bridge.tax", (level += bridge.tax).value);
  const std::int64_t end = cents("bridge.with", bridge.with.value);
  return {.without = start,
          .volume = volume - start,
          .contra_revenue = contra - volume,
          .remeasured = loss - contra,
          .tax = tax - loss,
          .shares = end - tax,
          .with = end};
}

std::string contra_revenue_flag() {
  return "non-GAAP revenue that adds contra-revenue of a customer warrant back is an individually tailored "
         "accounting principle and may mislead (SEC staff, Non-GAAP Financial Measures C&DI 100.04)";
}

}  // namespace fairvalue
