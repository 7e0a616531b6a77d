#include "plausible.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/casefile/input_text.hpp>
#include <fairvalue/math/distribution.hpp>

#include "casefile/quantity/quantity_text.hpp"
#include "member_place.hpp"

namespace fairvalue::detail {
namespace {

constexpr double fewest_shares = 10'000;
constexpr double least_volatility = 0.05;
constexpr double most_volatility = 3.0;
constexpr double most_rate = 0.3;
constexpr double most_growth = 1.0;
constexpr double most_apart = 0.25;

constexpr const char* as_percent = "Write it as \"12 %\" or as a decimal such as 0.12.";

class Plausibility {
 public:
  Plausibility(const CaseFile& file, const Node& root, Findings& findings)
      : file_(file), root_(root), findings_(findings) {}

  void look() const {
    look_at_shares();
    look_at_market();
    look_at_grants();
    look_at_growth();
    look_at_earnings();
    look_at_uncertain();
    look_at_years_of("data.estimates", file_.data.estimates,
                     [](const Estimate& one) -> const FiscalPeriod& { return one.period; });
    look_at_years_of("data.price_targets", file_.data.price_targets,
                     [](const auto& one) -> const FiscalPeriod& { return one.value.period; });
    look_at_years_of(
        "data.actuals", file_.data.actuals,
        [](const ReportedEps& one) -> const FiscalPeriod& { return one.eps.period; }, false);
  }

 private:
  void warn(const std::string& field, std::string message, std::string advice) const {
    const MemberPlace found = place_of_member(root_, "", field);
    findings_.warning(found.node->place, found.path, std::move(message), std::move(advice));
  }

  void look_at_shares() const {
    const auto& outstanding = file_.company.shares_outstanding;
    const auto few = [&](const std::string& field, double shares) {
      if (shares >= fewest_shares) return false;
      warn(field, fmt::format("should be a count of shares, got {:.10g}", shares),
           "Write the count with its scale, such as \"500 m\".");
      return true;
    };
    if (outstanding && few("company.shares_outstanding", outstanding->value.value)) return;
    if (!file_.operating_model) return;
    const double diluted = file_.operating_model->diluted_shares.value.value;
    if (few("operating_model.diluted_shares", diluted) || !outstanding) return;
    const double ratio = diluted / outstanding->value.value;
    if (ratio >= 0.5 && ratio <= 2.0) return;
    warn(
        "operating_model.diluted_shares",
        fmt::format("should be near the {:.10g} outstanding, got {:.10g}", outstanding->value.value, diluted),
        "Are both in the same scale, and on the same side of a split?");
  }

  void look_at_rate(const std::string& field, double level) const {
    if (std::abs(level) <= most_rate) return;
    warn(field, fmt::format("should be a decimal within 0.3 (30 % a year), got {:.10g}", level), as_percent);
  }

  void look_at_volatility(const std::string& field, double level) const {
    if (level < least_volatility || level > most_volatility)
      warn(field, fmt::format("should be a decimal from 0.05 to 3 (5 to 300 % a year), got {:.10g}", level),
           as_percent);
  }

  void look_at_market() const {
    if (!file_.market) return;
    const CaseMarket& market = *file_.market;
    if (market.volatility) look_at_volatility("market.volatility", market.volatility->value.value);
    if (market.risk_free_rate)
      look_at_rate("market.risk_free_rate", market.risk_free_rate->value.value.value);
    look_at_rate("market.dividend_yield", market.dividend_yield.value.value.value);
  }

  void look_at_grants() const {
    for (std::size_t i = 0; i < file_.deals.size(); ++i)
      look_at_grant(fmt::format("deals[{}].grant.", i), file_.deals[i].facts);
    for (std::size_t i = 0; i < file_.awards.size(); ++i)
      look_at_grant(fmt::format("awards[{}].grant.", i), file_.awards[i].facts);
  }

  void look_at_grant(const std::string& at, const PositionFacts& facts) const {
    if (!facts.grant) return;
    const auto& [spot, volatility, rate, yield] = facts.grant->value;
    if (volatility) look_at_volatility(at + "volatility", volatility->value.value);
    if (rate) look_at_rate(at + "risk_free_rate", rate->value.value.value);
    if (yield) look_at_rate(at + "dividend_yield", yield->value.value.value);
  }

  void look_at_percent(const std::string& table, const std::string& input, double value) const {
    if (auto doubt = doubt_of_input(input, value)) warn(table + input, std::move(*doubt), as_percent);
  }

  void look_at_growth() const {
    if (file_.operating_model) {
      look_at_percent("operating_model.", "eps_growth", file_.operating_model->eps_growth.value);
      look_at_percent("operating_model.", "revenue_growth", file_.operating_model->revenue_growth.value);
    }
    if (file_.valuation)
      look_at_percent("valuation.", "required_return", file_.valuation->required_return.value);
  }

  /// The years that the file states, the company's and those of its model.
  std::vector<FiscalPeriod> stated_years() const {
    std::vector<FiscalPeriod> years = file_.company.fiscal_years;
    if (!file_.operating_model || years.empty()) return years;
    const auto& own = file_.operating_model->years;
    years.insert(years.end(), own.begin(), own.end());
    if (const auto& before = file_.operating_model->year_before) years.push_back(before->value.period);
    return years;
  }

  /// The first row of a year that the file does not state, or that ends on another day there. Quarters and
  /// halves are parts of a year and are not listed.
  template <class Row, class Period>
  void look_at_years_of(const char* field, const std::vector<Row>& rows, Period period_of,
                        bool is_forecast = true) const {
    const std::vector<FiscalPeriod> years = stated_years();
    if (years.empty()) return;
    for (const Row& row : rows) {
      const FiscalPeriod& period = period_of(row);
      const std::string name = label(period);
      if (period.quarter || period.half) continue;
      const auto own =
          std::ranges::find_if(years, [&](const FiscalPeriod& one) { return label(one) == name; });
      if (own == years.end() && !is_forecast) continue;  // reported years go further back
      if (own == years.end()) {
        warn(field,
             fmt::format(
                 "{}, which ends on {}, should be a year of company.fiscal_year, got none of that label",
                 name, to_string(period.end)),
             "Add the year to company.fiscal_year, or correct the file's period.");
        return;
      }
      if (own->end == period.end) continue;
      warn(field,
           fmt::format("{} should end on {}, as of company.fiscal_year, got {}", name, to_string(own->end),
                       to_string(period.end)),
           "Correct the file's period_end, or the year in company.fiscal_year.");
      return;
    }
  }

  // --- earnings against what analysts expect ---

  struct Expected {
    double eps;
    const char* by;
  };

  /// Whether a row of that day was known on the day of the price.
  bool is_known(Date day) const { return !file_.market || day <= file_.market->spot.value.as_of; }

  /// The vendors' figure for the year, else the mean of the analysts' latest.
  std::optional<Expected> expected_for(const FiscalPeriod& year) const {
    for (const Consensus& one : file_.consensus) {
      if (one.measure == EstimateMeasure::eps && one.basis == EarningsBasis::non_gaap && one.period == year &&
          is_known(one.as_of))
        return Expected{one.mean, "consensus"};
    }
    double sum = 0.0;
    int count = 0;
    for (const Estimate& one : all_estimates(file_)) {
      if (one.measure != EstimateMeasure::eps || one.basis != EarningsBasis::non_gaap || one.withdrawn ||
          !is_known(one.known_at) || one.period.year != year.year || one.period.quarter || one.period.half)
        continue;
      sum += one.value;
      ++count;
    }
    return count == 0 ? std::nullopt : std::optional{Expected{sum / count, "mean of the estimates"}};
  }

  void look_at_earnings() const {
    if (!file_.operating_model) return;
    const OperatingModel& model = *file_.operating_model;
    for (std::size_t i = 0; i < std::min(model.consensus_eps.size(), model.years.size()); ++i) {
      const auto expected = expected_for(model.years[i]);
      const double eps = model.consensus_eps[i].value.value;
      if (!expected || std::abs(eps - expected->eps) <= most_apart * std::abs(expected->eps)) continue;
      warn(fmt::format("operating_model.consensus_eps[{}]", i),
           fmt::format("should be near the {} of {}, {:.4g}, got {:.4g}", expected->by, label(model.years[i]),
                       expected->eps, eps),
           "Are both of the same year, basis and shares?");
    }
  }

  // --- uncertain inputs ---

  void look_at_uncertain() const {
    if (!file_.uncertain) return;
    for (std::size_t i = 0; i < file_.uncertain->inputs.size(); ++i) {
      const UncertainInput& input = file_.uncertain->inputs[i];
      if (dimension_of_input(input.name) != Dimension::percent) continue;
      const double middle = quantile(input.distribution, 0.5);
      if (middle <= most_growth) continue;
      warn(fmt::format("uncertain[{}].range", i),
           fmt::format("should have its middle below 1 (100 %), got {:.4g}", middle),
           "Write percentages with their sign: \"5 to 15 %\".");
    }
  }

  const CaseFile& file_;
  const Node& root_;
  Findings& findings_;
};

}  // namespace

void warn_of_implausible(const CaseFile& file, const Node& root, Findings& findings) {
  Plausibility{file, root, findings}.look();
}

}  // namespace fairvalue::detail
