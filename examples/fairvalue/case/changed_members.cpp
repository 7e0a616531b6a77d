#include "fairvalue/case/changed_members.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "fairvalue/case/gate_words.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A member with its value in words.
struct Member {
  std::string name;
  std::string words;

  friend bool operator==(const Member&, const Member&) = default;
};
using Members = std::vector<Member>;

/// Those of the first that the second does not have as they are.
std::string only_in(const Members& of, const Members& other) {
  std::string words;
  for (const Member& one : of) {
    if (std::ranges::find(other, one) != other.end()) continue;
    words += (words.empty() ? "" : "; ") + one.name + ": " + one.words;
  }
  return words;
}

ChangedMembers difference(const Members& before, const Members& after) {
  return {only_in(before, after), only_in(after, before)};
}

Members members_of(const Warrant& warrant, const Units& units) {
  Members all{{"holder", warrant.holder},
              {"shares", words_of(warrant.shares.value, "shares")},
              {"strike", strike_words(warrant, units)},
              {"granted", to_string(warrant.granted)},
              {"expiry", to_string(warrant.expiry)}};
  for (const Tranche& tranche : warrant.tranches) {
    all.push_back({"tranche " + tranche.name, words_of(tranche.shares.value, "shares") + " shares"});
    all.push_back({"tranche " + tranche.name + " vests", gates_words(tranche, units)});
  }
  for (const Gate& gate : warrant.exercise_gates) all.push_back({"to exercise", gate_words(gate, units)});
  return all;
}

Members members_of(const DeploymentPlan& plan) {
  Members all{{"measure", std::string{to_string(plan.measure)}}, {"start", to_string(plan.start)}};
  for (const Milestone& one : plan.milestones)
    all.push_back({words_of(one.volume, "GW"), to_string(one.date)});
  return all;
}

Members eps_of(const OperatingModel& model, const Units& units) {
  Members all;
  for (std::size_t i = 0; i < model.consensus_eps.size() && i < model.years.size(); ++i)
    all.push_back(
        {"EPS " + label(model.years[i]), words_of(model.consensus_eps[i].value.value, units.a_share)});
  return all;
}

Members years_of(const OperatingModel& model) {
  Members all;
  for (const FiscalPeriod& year : model.years) all.push_back({label(year), "to " + to_string(year.end)});
  return all;
}

Members consideration_of(const Deal& deal, const Units& units) {
  Members all;
  for (const auto& one : deal.equity)
    all.push_back({"shares for", words_of(one.value.cash.value, units.money)});
  for (const auto& one : deal.loans)
    all.push_back({"loan of", words_of(one.value.principal.value, units.money)});
  return all;
}

Members members_of(const Deal& deal, const std::string& member, const Units& units) {
  if (member == "warrant" && deal.warrant) return members_of(deal.warrant->value, units);
  if (member == "plan") return members_of(deal.plan.value);
  if (member == "equity" || member == "loans") return consideration_of(deal, units);
  return {};
}

Members members_of(const Case& value, const std::string& step, const Units& units) {
  if (step == "operating_model.consensus_eps") return eps_of(value.company, units);
  if (step == "operating_model.years") return years_of(value.company);
  if (step == "operating_model.year_before" && value.company.year_before)
    return {{"EPS", words_of(value.company.year_before->value.eps.value, units.a_share)}};
  if (step == "spot")
    return {{"price", words_of(value.spot.value.price.value, units.a_share)},
            {"day", to_string(value.spot.value.as_of)}};
  for (const Deal& deal : value.deals) {
    const std::string prefix = "deal." + deal.name + ".";
    if (step.starts_with(prefix)) return members_of(deal, step.substr(prefix.size()), units);
  }
  return {};
}

}  // namespace

ChangedMembers changed_members(const Case& before, const Case& after, const std::string& step,
                               const Units& units) {
  return difference(members_of(before, step, units), members_of(after, step, units));
}

}  // namespace calculator
