#include <fairvalue/model/deal_forecast.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>
#include <fairvalue/deal/milestone.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/math/philox.hpp>

#include "detail/deal_years.hpp"
#include "detail/earnings_formula.hpp"
#include "detail/forecast_paths.hpp"

namespace fairvalue {
namespace {

using Year = DealForecast::Year;

constexpr std::uint64_t fewest_paths = 128;
constexpr std::uint32_t margin_stream = 0xF0CA0001;  // last words of Philox counters, where paths have 0
constexpr std::uint32_t multiple_stream = 0xF0CA0002;

double drawn(const Distribution& distribution, std::uint64_t path, std::uint64_t seed, std::uint32_t stream) {
  const auto words =
      philox4x32({static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(path >> 32), 0, stream},
                 philox_key(seed));
  return quantile(distribution, uniform(words[0]));
}

/// What all paths share.
struct Forecast {
  Forecast(const Case& of, const ForecastTerms& with, const ForecastRun& run)
      : value{of},
        terms{with},
        seed{run.seed},
        prepared{of},
        settings{base_settings(of)},
        base{detail::base_path_in(prepared, settings)},
        volumes{detail::deal_paths(of, settings)},
        paths{detail::forecast_paths(of, with, run.seed)} {}

  std::size_t years() const { return value.company.years.size(); }
  double margin_of(std::uint64_t path) const {
    if (!terms.margin) return settings.deals[terms.deal].margin;
    const double margin = drawn(terms.margin->value, path, seed, margin_stream);
    require(margin > -1.0 && margin <= 1.0, "terms.margin", "above -1 and at most 1 on every path", margin);
    return margin;
  }

  const Case& value;
  const ForecastTerms& terms;
  std::uint64_t seed;
  detail::PreparedCase prepared;
  Settings settings;
  detail::BasePath base;
  detail::DealPaths volumes;  ///< of the plans; the simulated deal's is replaced on each path
  detail::ForecastPaths paths;
};

/// The accounts of a block's paths.
struct Part {
  std::vector<Year> accounts;
  std::vector<std::uint64_t> vested{};
  std::vector<std::uint64_t> hurdle_met{};
};

void append(std::vector<double>& all, const std::vector<double>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

constexpr std::vector<double> Year::*columns[] = {&Year::gigawatts, &Year::revenue, &Year::eps,
                                                  &Year::price,     &Year::shares,  &Year::stake,
                                                  &Year::intrinsic, &Year::paid};

void join(DealForecast& all, const Part& part) {
  for (std::size_t i = 0; i < all.accounts.size(); ++i) {
    for (const auto column : columns) append(all.accounts[i].*column, part.accounts[i].*column);
  }
  all.vested.insert(all.vested.end(), part.vested.begin(), part.vested.end());
  all.hurdle_met.insert(all.hurdle_met.end(), part.hurdle_met.begin(), part.hurdle_met.end());
}

/// What the deals bring in a year of a path, and what has been issued for it.
struct DealsOfYear {
  Gigawatts to_date{0.0};  ///< of the simulated deal
  Money revenue{0.0};
  Money income{0.0};
  Money paid{0.0};  ///< by the simulated deal's customer, to date
};

struct Issued {
  Shares vested{0.0};
  Shares net{0.0};
  Money intrinsic{0.0};
};

/// One path after another of the facts that the engine hands out.
class PathAccounts {
 public:
  PathAccounts(const Forecast& forecast, Part& part) : of_{forecast}, part_{part} {
    const DeploymentPlan& planned = forecast.terms.deployment.value.plan;
    plan_ = planned;
    reached_.resize(planned.milestones.size());
  }

  void add(const PathFacts& facts) {
    for (int path = 0; path < facts.paths; ++path) {
      const auto i = static_cast<std::size_t>(path);
      for (std::size_t m = 0; m < reached_.size(); ++m) reached_[m] = facts.milestone[m][i];
      detail::set_milestones(plan_, of_.terms.deployment.value.plan, of_.paths.days, reached_);
      margin_ = of_.margin_of(facts.first_path + i);
      if (of_.terms.price == ForecastPrice::random_walk) {
        add_walk(facts, i);
      } else {
        add_multiple(facts.first_path + i);
      }
    }
  }

 private:
  Gigawatts volume_by(Date day) const {
    const auto& milestones = plan_.milestones;
    return Gigawatts{milestones.empty() ? 0.0 : detail::volume_on({plan_.start, milestones}, day)};
  }

  DealsOfYear deals_in(const FiscalPeriod& year) const {
    DealsOfYear sum;
    for (std::size_t d = 0; d < of_.volumes.size(); ++d) {
      const DealSettings& deal = of_.settings.deals[d];
      const bool simulated = d == of_.terms.deal;
      const Gigawatts to_date = volume_by(year.end);
      const Gigawatts delivered =
          simulated ? to_date - volume_by(add_days(year.start, -1)) : of_.volumes[d].delivered_in(year);
      const Money revenue = detail::revenue_formula(delivered, deal.revenue_per_gigawatt, deal.incremental);
      sum.revenue += revenue;
      sum.income += detail::income_formula(revenue, simulated ? margin_ : deal.margin, of_.settings.tax_rate);
      if (!simulated) continue;
      sum.to_date = to_date;
      sum.paid = to_date * deal.revenue_per_gigawatt;
    }
    return sum;
  }

  Issued issued_by(const PathFacts& facts, std::size_t path, int day, PerShare price) const {
    Issued sum;
    const auto& pieces = of_.paths.engine.pieces();
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      if (is_horizon(pieces[p])) continue;
      const std::int32_t vested = facts.vested[p][path];
      if (vested == no_day || vested > day) continue;
      const double part = facts.part[p].empty() ? 1.0 : static_cast<double>(facts.part[p][path]);
      const Shares shares = pieces[p].shares * part;
      const PerShare strike = pieces[p].strike
                                  ? *pieces[p].strike
                                  : of_.value.spot.value.price * static_cast<double>(facts.strike[p][path]);
      sum.vested += shares;
      if (price.value == 0.0) continue;  // below the smallest float: worth nothing
      sum.net += treasury_stock_shares(shares, strike, price);
      sum.intrinsic += intrinsic_value(shares, strike, price);
    }
    return sum;
  }

  /// The last position keeps the paths going and is no part of the deal.
  bool is_horizon(const Piece& piece) const {
    return piece.position + 1 == of_.paths.engine.open_warrants().size();
  }

  void add_walk(const PathFacts& facts, std::size_t path) {
    for (std::size_t y = 0; y < of_.years(); ++y) {
      const BaseYear& base = of_.base[y];
      const DealsOfYear deals = deals_in(base.period);
      const PerShare price = of_.value.spot.value.price * static_cast<double>(facts.price[y][path]);
      const Issued issued = issued_by(facts, path, of_.paths.year_ends[y], price);
      keep(y, deals.to_date, base.revenue + deals.revenue,
           (base.net_income + deals.income) / (base.diluted_shares + issued.net), price, issued.vested,
           stake_after_issue(issued.vested, base.diluted_shares), issued.intrinsic, deals.paid);
    }
    keep_patterns(facts, path);
  }

  void keep_patterns(const PathFacts& facts, std::size_t path) {
    std::uint64_t open = 0;
    std::uint64_t seen = 0;
    std::uint64_t met = 0;
    const auto& pieces = of_.paths.engine.pieces();
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      if (is_horizon(pieces[p])) continue;
      const std::uint64_t bit = std::uint64_t{1} << pieces[p].tranche;
      seen |= bit;
      if (facts.vested[p][path] == no_day) open |= bit;
      if (facts.price_met[p][path] != no_day) met |= bit;
    }
    part_.vested.push_back(seen & ~open);
    part_.hurdle_met.push_back(met);
  }

  void add_multiple(std::uint64_t path) {
    Settings settings = of_.settings;
    settings.deals[of_.terms.deal].margin = margin_;
    if (of_.terms.multiple) {
      const double multiple = drawn(of_.terms.multiple->value, path, of_.seed, multiple_stream);
      require(multiple > 0.0, "terms.multiple", "> 0 on every path", multiple);
      settings.multiple.value = Multiple{multiple};
    }
    detail::DealPaths volumes = of_.volumes;
    DealSettings moved = settings.deals[of_.terms.deal];
    if (plan_.milestones.empty()) moved.gigawatts = 0.0;
    volumes[of_.terms.deal] =
        detail::DealPath{plan_.milestones.empty() ? of_.terms.deployment.value.plan : plan_, moved};
    const detail::SettingsView view{settings};
    detail::DealYears years{of_.prepared, view, {of_.base.data(), of_.base.size()}, std::move(volumes)};
    for (std::size_t y = 0; !years.done(); ++y) {
      const DealYear year = years.next();
      keep(y, volume_by(year.period.end), year.revenue, year.eps, year.price, year.vested_to_date, year.stake,
           year.warrant_value,
           volume_by(year.period.end) * settings.deals[of_.terms.deal].revenue_per_gigawatt);
    }
    part_.vested.push_back(years.book().vested_whole(of_.terms.deal));
  }

  void keep(std::size_t year, Gigawatts gigawatts, Money revenue, PerShare eps, PerShare price, Shares shares,
            double stake, Money intrinsic, Money paid) {
    Year& account = part_.accounts[year];
    account.gigawatts.push_back(gigawatts.value);
    account.revenue.push_back(revenue.value);
    account.eps.push_back(require_result("forecast.eps", eps.value));
    account.price.push_back(require_result("forecast.price", price.value));
    account.shares.push_back(shares.value);
    account.stake.push_back(stake);
    account.intrinsic.push_back(require_result("forecast.intrinsic", intrinsic.value));
    account.paid.push_back(paid.value);
  }

  const Forecast& of_;
  Part& part_;
  DeploymentPlan plan_{};
  std::vector<std::int32_t> reached_;
  double margin_ = 0.0;
};

std::vector<std::string> tranche_names(const Deal& deal) {
  std::vector<std::string> names;
  if (!deal.warrant) return names;
  for (const Tranche& tranche : deal.warrant->value.tranches) names.push_back(tranche.name);
  return names;
}

}  // namespace

DealForecast deal_forecast(const Case& value, const ForecastTerms& terms, const ForecastRun& run) {
  require_case(value);
  require_forecast_terms(value, terms);
  require(run.paths >= fewest_paths && run.paths <= PathEngine::blocks * PathEngine::paths_per_block,
          "run.paths", fmt::format("at least {}, at most 2^33", fewest_paths),
          static_cast<double>(run.paths));
  const Forecast forecast{value, terms, run};
  DealForecast result{.price = terms.price,
                      .expected_return = terms.expected_return,
                      .years = value.company.years,
                      .tranches = tranche_names(value.deals[terms.deal]),
                      .paths = 0,
                      .status = RunStatus::finished,
                      .accounts = std::vector<Year>(forecast.years()),
                      .contra_revenue_per_gigawatt = value.deals[terms.deal].contra_revenue.value.value,
                      .vested = {},
                      .hurdle_met = {}};
  constexpr std::uint64_t a_block = PathEngine::paths_per_block;
  const auto work = [&](std::uint64_t block) {
    Part part{.accounts = std::vector<Year>(forecast.years())};
    PathAccounts accounts{forecast, part};
    const std::uint64_t paths = std::min(a_block, run.paths - block * a_block);
    forecast.paths.engine.visit(
        block, [&](const PathFacts& facts) { accounts.add(facts); }, paths);
    return part;
  };
  const auto done = run_blocks(
      {0, (run.paths + a_block - 1) / a_block}, result, work,
      [](DealForecast& all, const Part& part) { join(all, part); }, [](const DealForecast&) { return false; },
      run.control);
  result.paths = std::min(run.paths, done.blocks * a_block);
  result.status = done.status;
  return result;
}

}  // namespace fairvalue
