#include "cross_checks.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/casefile/account_needs.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

#include "key_advice.hpp"
#include "member_place.hpp"

namespace fairvalue::detail {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;
constexpr double model_volatility = 100;  // a year, as require_model
constexpr double model_rate = 10;
constexpr int most_days_before_grant = 31;

class CrossChecks {
 public:
  CrossChecks(const CaseFile& file, const Node& root, Findings& findings)
      : file_{file}, root_{root}, findings_{findings} {}

  void check() const {
    check_names();
    check_customers();
    check_securities();
    if (file_.market) check_market(*file_.market);
    for (std::size_t i = 0; i < file_.awards.size(); ++i) {
      const Award& award = file_.awards[i];
      const std::string at = fmt::format("awards[{}].", i);
      check_grant(award.facts, award.warrant.value, at);
      check_granted(award.name, award.warrant.value, at);
    }
    for (std::size_t i = 0; i < file_.deals.size(); ++i) {
      const CaseDeal& deal = file_.deals[i];
      const std::string at = fmt::format("deals[{}].", i);
      if (deal.terms.warrant) {
        check_grant(deal.facts, deal.terms.warrant->value, at);
        check_granted(deal.terms.name, deal.terms.warrant->value, at);
      }
      if (deal.facts.accounts) check_accounts(deal, at);
    }
  }

 private:
  /// At the key of a member: "customers[0].years[1].year".
  void refuse(const std::string& field, std::string message, std::string advice) const {
    const MemberPlace found = place_of_member(root_, "", field);
    findings_.error(found.node->place, with_missing_key(found), std::move(message), std::move(advice));
  }

  /// Whether all of these could be read; what could not has its own error, and no rule is held against it.
  bool are_sound(std::initializer_list<std::string> fields) const {
    if (findings_.failures() == 0) return true;
    return std::ranges::all_of(fields, [&](const std::string& field) {
      const MemberPlace found = place_of_member(root_, "", field);
      return findings_.is_sound(field) && findings_.is_sound(with_missing_key(found)) &&
             findings_.is_sound(whole_path(found));
    });
  }

  void check_name(const std::string& field, const std::string& name, std::set<std::string>& seen) const {
    if (!are_sound({field})) return;
    if (name.empty()) {
      refuse(field, "must be a name, got an empty text", "Write its name in double quotes.");
    } else if (!seen.insert(name).second) {
      refuse(field, fmt::format("must be unique, got '{}'", name),
             "Give each its own name, or leave one out.");
    }
  }

  void check_names() const {
    std::set<std::string> company, positions, scenarios;
    check_name("company.name", file_.company.name, company);
    for (std::size_t i = 0; i < file_.deals.size(); ++i)
      check_name(fmt::format("deals[{}].name", i), file_.deals[i].terms.name, positions);
    for (std::size_t i = 0; i < file_.awards.size(); ++i)
      check_name(fmt::format("awards[{}].name", i), file_.awards[i].name, positions);
    std::set<std::string> businesses;
    for (std::size_t i = 0; file_.sum_of_the_parts && i < file_.sum_of_the_parts->businesses.size(); ++i)
      check_name(fmt::format("sum_of_the_parts.business[{}].name", i),
                 file_.sum_of_the_parts->businesses[i].name, businesses);
    for (std::size_t i = 0; i < file_.scenarios.size(); ++i) {
      const std::string& name = file_.scenarios[i].name;
      const std::string field = fmt::format("scenarios[{}].name", i);
      check_name(field, name, scenarios);
      if (name == "weighted")
        refuse(field, "must be another name than that of the total, got 'weighted'",
               "Give the scenario another name.");
    }
  }

  // --- markets ---

  /// The levels with which prices can be simulated.
  template <class T>
  void check_levels(const std::string& field, const Stepped<T>& levels, double most, const char* rule) const {
    const auto check = [&](const std::string& of, double level) {
      if (are_sound({of}) && std::abs(level) > most)
        refuse(of, fmt::format("must be {} {:g}, got {:g}", rule, most, level),
               "Write it as \"12 %\" or as 0.12.");
    };
    check(field + ".value", number_of(levels.value));
    for (std::size_t i = 0; i < levels.later.size(); ++i)
      check(fmt::format("{}.later[{}].value", field, i), number_of(levels.later[i].value));
  }
  static double number_of(double level) { return level; }
  static double number_of(Rate level) { return level.value; }

  /// Those of the table `at`, "market." or "deals[0].grant.".
  void check_levels_of(const std::string& at, const auto& market) const {
    if (market.volatility)
      check_levels(at + "volatility", market.volatility->value, model_volatility, "at most");
    if (market.risk_free_rate)
      check_levels(at + "risk_free_rate", market.risk_free_rate->value, model_rate, "within");
  }

  /// One of the two would be passed over in silence.
  void refuse_curve(const char* key) const {
    refuse(key, "must be left out beside market.risk_free_rate, got both",
           "Keep one of the two: a rate for all terms, or rates by term.");
  }

  void check_market(const CaseMarket& market) const {
    check_levels_of("market.", market);
    check_levels("market.dividend_yield", market.dividend_yield.value, model_rate, "within");
    if (market.risk_free_rate) {
      if (market.curve) refuse_curve("market.curve");
      if (!file_.data_files.curve.empty()) refuse_curve("data.curve");
    }
    if (!market.curve || !are_sound({"market.as_of", "market.curve"})) return;
    const Date day = market.spot.value.as_of;
    if (market.curve->value.as_of > day)
      refuse("market.curve.as_of",
             fmt::format("must be on or before market.as_of {}, got {}", to_string(day),
                         to_string(market.curve->value.as_of)),
             "Give the rates known on the day of the price.");
  }

  /// Nobody knew the terms before they were granted.
  void check_granted(const std::string& name, const Warrant& warrant, const std::string& at) const {
    if (!file_.market || !are_sound({"market.as_of", at + "warrant", at + "name"})) return;
    const Date day = file_.market->spot.value.as_of;
    if (day < warrant.granted)
      refuse("market.as_of",
             fmt::format("must be on or after {}, the grant of the warrant of {}, got {}",
                         to_string(warrant.granted), name, to_string(day)),
             "Give a price of that day or later, or leave the warrant out.");
  }

  /// A grant-date value takes the price of the day of the grant or a little before.
  void check_grant(const PositionFacts& facts, const Warrant& warrant, const std::string& at) const {
    if (!facts.grant) return;
    check_levels_of(at + "grant.", facts.grant->value);
    if (facts.grant->value.dividend_yield)
      check_levels(at + "grant.dividend_yield", facts.grant->value.dividend_yield->value, model_rate,
                   "within");
    if (!are_sound({at + "grant.as_of", at + "warrant"})) return;
    const Date day = facts.grant->value.spot.as_of;
    const int days = days_between(day, warrant.granted);
    if (days < 0 || days > most_days_before_grant)
      refuse(at + "grant.as_of",
             fmt::format("must be within the {} days before the grant {}, got {}", most_days_before_grant,
                         to_string(warrant.granted), to_string(day)),
             "Give the last price before the grant, and its day.");
  }

  // --- customers ---

  void check_customers() const {
    std::set<std::string> names;
    for (std::size_t i = 0; i < file_.customers.size(); ++i) {
      const std::string field = fmt::format("customers[{}]", i);
      check_name(field + ".name", file_.customers[i].name, names);
      if (are_sound({field + ".years"})) check_years(file_.customers[i].years, field);
    }
  }

  void check_years(const std::vector<CaseCustomerYear>& years, const std::string& customer) const {
    for (std::size_t i = 0; i < years.size(); ++i) {
      const int year = years[i].year;
      const std::string field = fmt::format("{}.years[{}].year", customer, i);
      if (year < first_year || year > last_year) {
        refuse(field, fmt::format("must be from {} to {}, got {}", first_year, last_year, year),
               "Write a calendar year such as 2027.");
      } else if (i > 0 && year != years[i - 1].year + 1) {
        refuse(field,
               fmt::format("must be {}, the year after the one before, got {}", years[i - 1].year + 1, year),
               "List the customer's years one after the other, none left out.");
      }
    }
  }

  // --- accounts ---

  void check_accounts(const CaseDeal& deal, const std::string& at) const {
    if (!deal.terms.warrant) {
      refuse(at + "accounts", "must stand beside a warrant, got none",
             "Add the table deal.warrant, or leave the accounts out.");
      return;
    }
    if (!are_sound({at + "warrant"})) return;
    if (are_sound({at + "accounts"})) {
      check_award(deal, at);
      check_measurement(*deal.facts.accounts, at + "accounts.");
    }
    check_fair_values(deal, at + "accounts.fair_values");
    if (!are_sound({"company.fiscal_years", "operating_model.years"})) return;
    const auto quarters = account_quarters(file_);
    if (quarters.empty()) return;  // asked for by who needs them
    check_quarters(deal, quarters, at + "accounts.quarters");
    if (are_sound({at + "plan", at + "name"})) check_reach(deal, quarters);
  }

  /// What the library refuses of terms and policy, whatever the fair values are.
  void check_award(const CaseDeal& deal, const std::string& at) const {
    const AccountFacts& accounts = *deal.facts.accounts;
    const Warrant& warrant = deal.terms.warrant->value;
    const std::vector<PerShare> any(warrant.tranches.size(), PerShare{0.0});
    try {
      customer_award(warrant, any, accounts.policy, accounts.named_conditions);
    } catch (const DomainError& error) {
      constexpr std::string_view policy = "policy.";
      const std::string field{error.field()};
      const std::string own = field.starts_with(policy) ? "accounts." + field.substr(policy.size()) : field;
      refuse(at + own, fmt::format("must be {}, got {}", error.rule(), error.got()),
             "Change the terms, or what deal.accounts says of them: its policy and named_conditions.");
    }
  }

  void check_tranche(const std::string& field, const std::string& name, const Warrant& warrant) const {
    std::vector<std::string> names;
    for (const Tranche& one : warrant.tranches) names.push_back(one.name);
    if (std::ranges::find(names, name) != names.end()) return;
    refuse(field,
           fmt::format("must be a tranche of the warrant ({}), got '{}'", name_hint(name, names), name),
           "Write the tranche's name as the terms have it.");
  }

  void check_fair_values(const CaseDeal& deal, const std::string& field) const {
    const auto& given = deal.facts.accounts->fair_values;
    if (given.empty() || !are_sound({field})) return;
    const Warrant& warrant = deal.terms.warrant->value;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < given.size(); ++i) {
      const std::string name = fmt::format("{}[{}].tranche", field, i);
      check_tranche(name, given[i].tranche, warrant);
      check_name(name, given[i].tranche, seen);
    }
    for (const Tranche& one : warrant.tranches) {
      if (!seen.contains(one.name))
        refuse(field, fmt::format("must have all tranches or none, got none for '{}'", one.name),
               "Add its fair value, or leave all of them out: they are then valued.");
    }
  }

  /// What enters a valuation, and what no valuation takes.
  void check_measurement(const AccountFacts& accounts, const std::string& at) const {
    if (accounts.participating)
      refuse(at + "participating",
             "must be false, got true (a holder that shares in dividends is a participating security: EPS is "
             "then by the two-class method, ASC 260-10-45-59A to -68, which takes the dividends declared on "
             "each class)",
             "Leave it out where dividends are given back on forfeiture; else use two_class_eps of the "
             "library.");
    if (accounts.discount && accounts.discount->kind != RestrictionKind::post_exercise)
      refuse(at + "discount.kind",
             fmt::format("must be post_exercise (vesting conditions are no part of the value, ASC "
                         "718-10-30-10, and non-transferability shortens the expected term, 718-10-55-29), "
                         "got {}",
                         key_of(accounts.discount->kind)),
             "Leave the discount out: only restrictions on the shares after exercise lower their value.");
    if (accounts.fair_values.empty()) return;
    const char* const advice = "Leave it out, with its effect in the fair values; or leave those out.";
    const char* const rule = "must stand without given fair values, got both";
    if (accounts.price_adjustment) refuse(at + "price_adjustment", rule, advice);
    if (accounts.discount) refuse(at + "discount", rule, advice);
  }

  /// Securities beside the deals' warrants need the shares without them, and names of their own.
  void check_securities() const {
    const CompanyProfile& company = file_.company;
    std::set<std::string> names;
    for (const CaseDeal& deal : file_.deals) {
      if (!deal.terms.warrant) continue;
      for (const Tranche& one : deal.terms.warrant->value.tranches) names.insert(one.name);
    }
    for (std::size_t i = 0; i < company.convertibles.size(); ++i)
      check_name(fmt::format("company.convertibles[{}].name", i), company.convertibles[i].name, names);
    for (std::size_t i = 0; i < company.options.size(); ++i)
      check_name(fmt::format("company.options[{}].name", i), company.options[i].name, names);
    if (company.basic_shares || (company.convertibles.empty() && company.options.empty())) return;
    if (!are_sound({"company.basic_shares"})) return;  // given, but not read
    refuse("company.basic_shares", "must be given beside convertibles and options, got none",
           "Add the weighted average of the shares outstanding, without potential shares.");
  }

  void check_quarters(const CaseDeal& deal, const std::vector<FiscalPeriod>& quarters,
                      const std::string& field) const {
    const auto& given = deal.facts.accounts->quarters;
    if (!are_sound({field})) return;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < given.size(); ++i) {
      const std::string at = fmt::format("{}[{}]", field, i);
      const auto same = [&](const FiscalPeriod& one) { return label(one) == given[i].period; };
      if (std::ranges::none_of(quarters, same))
        refuse(at + ".period",
               fmt::format("must be a quarter of the fiscal years, {} to {}, got '{}'",
                           label(quarters.front()), label(quarters.back()), given[i].period),
               "Write a quarter such as FY2027Q2, or add its year to company.fiscal_year.");
      check_name(at + ".period", given[i].period, seen);
      for (std::size_t j = 0; j < given[i].judgements.size(); ++j)
        check_tranche(fmt::format("{}.judgements[{}].tranche", at, j), given[i].judgements[j].tranche,
                      deal.terms.warrant->value);
      for (std::size_t j = 0; j < given[i].exercises.size(); ++j)
        check_tranche(fmt::format("{}.exercises[{}].tranche", at, j), given[i].exercises[j].tranche,
                      deal.terms.warrant->value);
    }
  }

  /// The fiscal years begin before the plan delivers.
  void check_reach(const CaseDeal& deal, const std::vector<FiscalPeriod>& quarters) const {
    const Date first = quarters.front().start;
    if (!(planned_volume(deal.terms.plan.value, add_days(first, -1)) > 0.0)) return;
    const bool is_of_company = !file_.company.fiscal_years.empty();
    refuse(is_of_company ? "company.fiscal_years" : "operating_model.years",
           fmt::format("must begin by {}, when the plan of {} starts, got {}",
                       to_string(deal.terms.plan.value.start), deal.terms.name, to_string(first)),
           "Add the fiscal years since then: the schedule of the accounts needs all purchases.");
  }

  const CaseFile& file_;
  const Node& root_;
  Findings& findings_;
};

}  // namespace

void check_across(const CaseFile& file, const Node& root, Findings& findings) {
  CrossChecks{file, root, findings}.check();
}

}  // namespace fairvalue::detail
