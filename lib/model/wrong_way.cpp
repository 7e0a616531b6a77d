#include <fairvalue/model/wrong_way.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>

namespace fairvalue {
namespace {

constexpr double least_paths = 1'000;
constexpr double most_paths = 10'000'000;

/// A tranche as the customer's purse sees it.
struct Line {
  Shares shares;
  std::optional<PriceGate> price;
  std::optional<VolumeGate> volume;
  std::optional<LinearVesting> linear;
  bool latched = false;
  double vested = 0.0;  // fraction
};

/// What is the same on every path.
struct Plan {
  std::vector<Line> lines;
  std::vector<Gigawatts> planned;
  PerGigawatt price;
  PerShare strike;
  Date granted;
  Date expiry;
};

/// The rule takes cliffs and linear tranches under the warrant's own strike and expiry; anything else is
/// refused.
void require_plain_terms(const Warrant& warrant) {
  require(warrant.adjustments.empty(), "deal.warrant.adjustments",
          "none for the funding rule (state the terms on today's shares)", "some");
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    const Tranche& tranche = warrant.tranches[i];
    const std::string field = fmt::format("deal.warrant.tranches[{}]", i);
    require_positive(field + ".shares", tranche.shares);
    require(!has_own_terms(tranche) && !tranche.rank, field,
            "without terms of its own and ranks for the funding rule", tranche.name);
    const auto volume = volume_gate(tranche);
    require(!volume || !volume->by, field, "without a last day of its volume for the funding rule",
            tranche.name);
  }
}

void require_years(std::span<const FiscalPeriod> years) {
  require_not_empty("years", years.size());
  for (std::size_t i = 1; i < years.size(); ++i) {
    require(years[i - 1].end < years[i].start, fmt::format("years[{}]", i), "after the year before",
            to_string(years[i].start));
  }
}

Plan plan_of(const Deal& deal, std::span<const FiscalPeriod> years) {
  require(deal.warrant.has_value(), "deal.warrant", "given: it is what pays", "none");
  const Warrant& warrant = deal.warrant->value;
  require_plain_terms(warrant);
  require(deal.plan.value.measure != VolumeMeasure::paid, "deal.plan.measure", "in gigawatts", "paid");
  Plan plan{.lines = {},
            .planned = {},
            .price = require_positive("deal.revenue_per_gigawatt", deal.revenue_per_gigawatt.value),
            .strike = warrant.strike,
            .granted = warrant.granted,
            .expiry = warrant.expiry};
  for (const Tranche& tranche : warrant.tranches) {
    plan.lines.push_back({tranche.shares, price_gate(tranche), volume_gate(tranche), tranche.linear});
  }
  for (const FiscalPeriod& year : years) {
    plan.planned.push_back(Gigawatts{planned_volume(deal.plan.value, year.end) -
                                     planned_volume(deal.plan.value, add_days(year.start, -1))});
  }
  return plan;
}

void require_rule(const FundingRule& rule, std::size_t years) {
  require_fraction("rule.market_impact", rule.market_impact);
  require(rule.market_impact < 1.0, "rule.market_impact", "< 1", rule.market_impact);
  require(rule.own_funds.size() == years, "rule.own_funds", fmt::format("{}, one for each year", years),
          static_cast<double>(rule.own_funds.size()));
  for (std::size_t i = 0; i < years; ++i) {
    require_non_negative(fmt::format("rule.own_funds[{}]", i), rule.own_funds[i]);
  }
}

/// The customer on one path.
struct Customer {
  std::vector<Line> lines;
  Gigawatts bought{0.0};
  Shares sold{0.0};
  Money left{0.0};

  Shares vested() const {
    Shares sum{0.0};
    for (const Line& line : lines) sum += line.shares * line.vested;
    return sum;
  }

  void vest(const Plan& plan, Date day, PerShare price) {
    if (day <= plan.granted || plan.expiry < day) return;
    for (Line& line : lines) {
      const bool above = !line.price || reaches(price, line.price->hurdle);
      if (line.price && above && line.price->timing == GateTiming::latched) line.latched = true;
      if (!above && !line.latched) continue;
      if (line.volume && bought.value < line.volume->volume * (1.0 - 1e-12)) continue;
      const double part = line.linear ? vested_part(*line.linear, bought.value) : 1.0;
      line.vested = std::max(line.vested, part);
    }
  }

  FundedYear buy(const Plan& plan, std::size_t year, Money own, PerShare price, double impact) {
    left += own;
    const Gigawatts planned = plan.planned[year];
    const Money cost = planned * plan.price;
    const Money paid = std::min(left, cost);
    const PerShare brings = price * (1.0 - impact) - plan.strike;
    const Money missing = cost - paid;
    Shares offered{0.0};
    if (brings.value > 0.0) offered = std::min(vested() - sold, missing / brings);
    const Money raised = brings.value > 0.0 ? offered * brings : Money{0.0};
    left -= paid;
    sold += offered;
    const bool enough = missing.value - raised.value <= 1e-12 * cost.value;
    const Gigawatts gigawatts = enough ? planned : (paid + raised) / cost * planned;
    bought += gigawatts;
    return {.planned = planned,
            .bought = require_result("funded_purchases.bought", gigawatts),
            .cost = require_result("funded_purchases.cost", cost),
            .own_funds = require_result("funded_purchases.own_funds", paid),
            .from_shares = require_result("funded_purchases.from_shares", raised),
            .sold = require_result("funded_purchases.sold", offered),
            .vested_to_date = Shares{0.0},
            .failed = !enough};
  }
};

/// Calls `year_done(i, FundedYear)` for each year.
template <class Price, class Done>
void live(const Plan& plan, std::span<const FiscalPeriod> years, const FundingRule& rule, Customer& customer,
          Price price_in, Done year_done) {
  customer = {.lines = plan.lines};
  for (std::size_t i = 0; i < years.size(); ++i) {
    const PerShare price = price_in(i);
    FundedYear year = customer.buy(plan, i, rule.own_funds[i], price, rule.market_impact);
    customer.vest(plan, years[i].end, price);
    year.vested_to_date = require_result("funded_purchases.vested_to_date", customer.vested());
    year_done(i, year);
  }
}

/// The standard normal number of a path's year.
double normal_of(std::uint32_t path, std::size_t year, std::uint64_t seed) {
  const auto words = philox4x32({path, static_cast<std::uint32_t>(year), 0U, 0U}, philox_key(seed));
  return normal_quantile(uniform(words[0]));
}

/// Sums for a correlation, about the first path's numbers so that nothing cancels.
struct Together {
  double n = 0, x0 = 0, y0 = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

  void add(double a, double b) {
    if (n == 0) x0 = a, y0 = b;
    a -= x0, b -= y0;
    n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
  }
  std::optional<double> correlation() const {
    const double variances = (xx - x * x / n) * (yy - y * y / n);
    if (!(variances > 0.0)) return std::nullopt;
    return std::clamp((xy - x * y / n) / std::sqrt(variances), -1.0, 1.0);
  }
};

std::vector<double> steps_to(const RealWorldPrices& prices, std::span<const FiscalPeriod> years) {
  require_positive("prices.spot", prices.spot);
  require_finite("prices.drift", prices.drift);
  require_positive("prices.volatility", prices.volatility);
  std::vector<double> steps;
  Date before = prices.as_of;
  for (const FiscalPeriod& year : years) {
    require(before < year.end, "prices.as_of", "before the first year's end", to_string(prices.as_of));
    steps.push_back(year_fraction(before, year.end).value);
    before = year.end;
  }
  return steps;
}

}  // namespace

std::vector<FundedYear> funded_purchases(const Deal& deal, std::span<const FiscalPeriod> years,
                                         std::span<const PerShare> prices, const FundingRule& rule) {
  require_years(years);
  require_rule(rule, years.size());
  require(prices.size() == years.size(), "prices", fmt::format("{}, one for each year", years.size()),
          static_cast<double>(prices.size()));
  for (const PerShare price : prices) require_positive("prices", price);
  const Plan plan = plan_of(deal, years);
  std::vector<FundedYear> results;
  Customer customer{.lines = {}};
  live(
      plan, years, rule, customer, [&](std::size_t i) { return prices[i]; },
      [&](std::size_t, const FundedYear& year) { results.push_back(year); });
  return results;
}

WrongWay wrong_way(const Deal& deal, std::span<const FiscalPeriod> years, const RealWorldPrices& prices,
                   const FundingRule& rule, std::uint32_t paths, std::uint64_t seed) {
  require_years(years);
  require_rule(rule, years.size());
  require(least_paths <= paths && paths <= most_paths, "paths", "from 1000 to 10000000", paths);
  const std::vector<double> steps = steps_to(prices, years);
  const Plan plan = plan_of(deal, years);
  WrongWay result{.failure = std::vector<double>(years.size(), 0.0),
                  .any_failure = 0.0,
                  .planned = Gigawatts{0.0},
                  .expected = Gigawatts{0.0}};
  for (const Gigawatts one : plan.planned) result.planned += one;
  Together together;
  Customer customer{.lines = {}};
  for (std::uint32_t path = 0; path < paths; ++path) {
    double log_price = std::log(prices.spot.value);
    bool failed = false;
    live(
        plan, years, rule, customer,
        [&](std::size_t i) {
          const double drift = prices.drift - 0.5 * prices.volatility * prices.volatility;
          log_price += drift * steps[i] + prices.volatility * std::sqrt(steps[i]) * normal_of(path, i, seed);
          return PerShare{std::exp(log_price)};
        },
        [&](std::size_t i, const FundedYear& year) {
          if (year.failed) result.failure[i] += 1.0;
          failed = failed || year.failed;
        });
    if (failed) result.any_failure += 1.0;
    result.expected += customer.bought;
    together.add(std::exp(log_price), customer.bought.value);
  }
  for (double& count : result.failure) count /= paths;
  result.any_failure /= paths;
  result.expected = result.expected / static_cast<double>(paths);
  result.correlation = together.correlation();
  return result;
}

}  // namespace fairvalue
