#include <fairvalue/model/operating_model.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_successive(const std::vector<FiscalPeriod>& years) {
  require_not_empty("operating_model.years", years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string field = fmt::format("operating_model.years[{}]", i);
    require_year(field, years[i]);
    if (i == 0) continue;
    const Date next = add_days(years[i - 1].end, 1);
    require(years[i].start == next, field + ".start", to_string(next), to_string(years[i].start));
  }
}

void require_consensus(const OperatingModel& model) {
  const auto& eps = model.consensus_eps;
  require_not_empty("operating_model.consensus_eps", eps.size());
  require(eps.size() <= model.years.size(), "operating_model.consensus_eps", "no more than the years valued",
          static_cast<double>(eps.size()));
  for (std::size_t i = 0; i < eps.size(); ++i) {
    require_finite(fmt::format("operating_model.consensus_eps[{}]", i), eps[i].value);
  }
}

}  // namespace

const OperatingModel& require_operating_model(const OperatingModel& model) {
  require_successive(model.years);
  require_consensus(model);
  require_growth("operating_model.eps_growth", model.eps_growth.value);
  require_positive("operating_model.diluted_shares", model.diluted_shares.value);
  require_positive("operating_model.revenue", model.revenue.value);
  require_growth("operating_model.revenue_growth", model.revenue_growth.value);
  const double mix = require_fraction("operating_model.ai_mix", model.ai_mix.value);
  require(mix < 1.0, "operating_model.ai_mix", "< 1", mix);
  const double tax = require_fraction("operating_model.tax_rate", model.tax_rate.value);
  require(tax < 1.0, "operating_model.tax_rate", "< 1", tax);
  return model;
}

std::vector<BaseYear> base_path(const OperatingModel& model, double eps_growth, double revenue_growth) {
  require_operating_model(model);
  std::vector<BaseYear> path;
  path.reserve(model.years.size());
  PerShare eps{0};
  for (std::size_t i = 0; i < model.years.size(); ++i) {
    const bool has_consensus = i < model.consensus_eps.size();
    eps = has_consensus ? model.consensus_eps[i].value : eps * compound(eps_growth, Years{1});
    const Money revenue = model.revenue.value * compound(revenue_growth, Years(static_cast<double>(i)));
    path.push_back({.period = model.years[i],
                    .eps = require_result("base_path.eps", eps),
                    .net_income = require_result("base_path.net_income", eps * model.diluted_shares.value),
                    .revenue = require_result("base_path.revenue", revenue),
                    .ai_revenue = require_result("base_path.ai_revenue", revenue * model.ai_mix.value)});
  }
  return path;
}

}  // namespace fairvalue
