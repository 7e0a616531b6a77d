#include "doubtful_warrants.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "key_advice.hpp"
#include "member_place.hpp"
#include "unknown_conditions.hpp"

namespace fairvalue::detail {
namespace {

/// A warrant with where it stands: "deals[0]".
struct Placed {
  const std::string& name;
  const Warrant& warrant;
  const PositionFacts& facts;
  const DeploymentPlan* plan;  ///< of a deal
  std::string at;
};

class DoubtfulWarrants {
 public:
  DoubtfulWarrants(const CaseFile& file, const Node& root, Findings& findings)
      : file_{file}, root_{root}, findings_{findings} {}

  void look() {
    for (std::size_t i = 0; i < file_.deals.size(); ++i) {
      const CaseDeal& deal = file_.deals[i];
      if (deal.terms.warrant)
        look_at({deal.terms.name, deal.terms.warrant->value, deal.facts, &deal.terms.plan.value,
                 fmt::format("deals[{}]", i)});
    }
    for (std::size_t i = 0; i < file_.awards.size(); ++i) {
      const Award& award = file_.awards[i];
      look_at({award.name, award.warrant.value, award.facts, nullptr, fmt::format("awards[{}]", i)});
    }
  }

 private:
  bool is_sound(const std::string& field) const {
    return findings_.is_sound(whole_path(place_of_member(root_, "", field)));
  }

  void warn(const std::string& field, std::string message, std::string advice) {
    const MemberPlace found = place_of_member(root_, "", field);
    const std::string path = with_missing_key(found);
    if (!warned_.insert(path).second) return;  // one for all of the tranches that one line makes
    findings_.warning(found.node->place, path, std::move(message), std::move(advice));
  }

  void look_at(const Placed& one) {
    if (!is_sound(one.at + ".warrant") || !is_sound(one.at + ".name")) return;
    look_at_conditions(one);
    look_at_market(one);
    if (one.plan == nullptr || !is_sound(one.at + ".plan")) return;
    for (std::size_t i = 0; i < one.warrant.tranches.size(); ++i)
      look_at_tranche(one, one.warrant.tranches[i], fmt::format("{}.warrant.tranches[{}]", one.at, i));
  }

  /// A warrant with a condition of which nothing is known has no value.
  void look_at_conditions(const Placed& one) {
    for (const char* facts : {".outlook", ".paces", ".history", ".taken_as_met", ".deployment"}) {
      if (!is_sound(one.at + facts)) return;
    }
    const auto day = file_.market ? std::optional{file_.market->spot.value.as_of} : std::nullopt;
    for (const UnknownCondition& each :
         unknown_conditions(one.warrant, one.facts, one.plan != nullptr, day)) {
      const MemberPlace found = place_of_member(root_, "", one.at);
      findings_.warrant_error(found.node->place, found.path + "." + each.key,
                              each.message + "; without it the warrant has no value", each.advice);
    }
  }

  /// Once for all warrants of the file.
  void look_at_market(const Placed& one) {
    if (std::exchange(has_looked_at_market_, true) || !is_sound("market") || !is_sound("data")) return;
    if (!file_.market) {
      warn("",
           fmt::format("should have a table market, which the value of the warrant of {} needs, got none",
                       one.name),
           "Add [market] with price, as_of, volatility and risk_free_rate.");
      return;
    }
    const CaseMarket& market = *file_.market;
    if (!market.volatility && !file_.data.prices)
      warn("market.volatility",
           fmt::format("should be given for the value of the warrant of {}, got none", one.name),
           "Add volatility, or a file of closes as data.prices.");
    if (!market.risk_free_rate && !market.curve && !file_.data.curve)
      warn("market.risk_free_rate",
           fmt::format("should be given for the value of the warrant of {}, got none", one.name),
           "Add risk_free_rate, or a curve.");
  }

  // --- tranches that cannot vest as planned ---

  void look_at_tranche(const Placed& one, const Tranche& tranche, const std::string& at) {
    const Date expiry = tranche.own.expiry.value_or(one.warrant.expiry);
    for (std::size_t i = 0; i < tranche.gates.size(); ++i) {
      const auto* const volume = std::get_if<VolumeGate>(&tranche.gates[i]);
      if (volume == nullptr || volume->measure == VolumeMeasure::paid) continue;
      look_at_volume(*one.plan, volume->volume, std::min(volume->by.value_or(expiry), expiry),
                     field_of_gate(at, i, volume->measure), "can never vest under it");
    }
    if (tranche.linear && tranche.linear->measure != VolumeMeasure::paid)
      look_at_volume(*one.plan, tranche.linear->to, expiry, at + ".linear.to",
                     "can never vest in full under it");
  }

  /// A gate among the keys of its tranche has the measure's key, one of a list its place there.
  std::string field_of_gate(const std::string& at, std::size_t gate, VolumeMeasure measure) const {
    const std::string key = at + "." + std::string{key_of(measure)};
    const MemberPlace found = place_of_member(root_, "", key);
    return found.missing.empty() ? key : fmt::format("{}.gates[{}]", at, gate);
  }

  void look_at_volume(const DeploymentPlan& plan, double volume, Date last, const std::string& field,
                      const char* consequence) {
    const Milestone& end = plan.milestones.back();
    if (volume > end.volume * (1 + 1e-12)) {
      warn(field,
           fmt::format("should be at most the {:g} GW of the plan, got {:g}: it {}", end.volume, volume,
                       consequence),
           "Correct the volume, or plan more gigawatts.");
    } else if (planned_volume(plan, last) < volume * (1 - 1e-12)) {
      warn(
          field,
          fmt::format("should be planned by {}, the last day that counts, got {:g} GW of {:g} by then: it {}",
                      to_string(last), planned_volume(plan, last), volume, consequence),
          "Correct the day, or plan the gigawatts sooner.");
    }
  }

  const CaseFile& file_;
  const Node& root_;
  Findings& findings_;
  bool has_looked_at_market_ = false;
  std::set<std::string> warned_{};
};

}  // namespace

void warn_of_warrants(const CaseFile& file, const Node& root, Findings& findings) {
  DoubtfulWarrants{file, root, findings}.look();
}

}  // namespace fairvalue::detail
