#include "fairvalue/case/position_numbers.hpp"

#include <string>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/compared_deals.hpp>

#include "fairvalue/case/explained_inputs.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// What one share of a tranche is worth, and the shares that the value counts; none without a value.
struct ShareWorth {
  double a_share;
  double shares;
  double value;
  std::string method;
};

std::optional<ShareWorth> share_worth(const Priced& priced, std::size_t i) {
  if (priced.by_simulation) {
    const SimulatedTranche& one = priced.by_simulation->tranches[i];
    return ShareWorth{one.value.mean, one.shares.value, one.value.mean * one.shares.value,
                      one.lost.empty() ? "simulation" : one.lost};
  }
  if (!priced.by_formula || !priced.by_formula->tranches[i].outcome.has_value()) return std::nullopt;
  const TrancheValue& one = priced.by_formula->tranches[i].outcome.value();
  return ShareWorth{one.claim.value.value, one.shares.value, one.value.value,
                    one.lost.empty() ? std::string{to_string(one.claim.method)} : one.lost};
}

class PositionRecorder {
 public:
  PositionRecorder(LiveNumbers& to, const CaseFile& file, const PositionValues& of, ValueKind kind,
                   const LiveNumbers::InputForm& form, const LiveNumbers::Places& others)
      : to_{to},
        file_{file},
        of_{of},
        is_economic_{kind == ValueKind::economic},
        form_{form},
        inputs_{file, of},
        all_{add_terms(to, file, of.open, form)},
        shared_{others} {
    for (const Explained& one : is_economic_ ? inputs_.market() : inputs_.market_at_grant())
      add_number(shared_, one);
    shared_.push_back(all_.terms.strike);
  }

  PositionNumbers numbers() {
    const Priced& priced = is_economic_ ? of_.economic : of_.at_grant;
    LiveNumbers::Places values;
    for (std::size_t i = 0; i < terms().tranches.size(); ++i) {
      all_.tranches.push_back(tranche(priced, i));
      if (all_.tranches.back().value) values.push_back(*all_.tranches.back().value);
    }
    const auto total = priced.total();
    if (total && values.size() == terms().tranches.size())
      all_.total = to_.sum(values, total->value, money(), "value of " + of_.open.name);
    return std::move(all_);
  }

 private:
  const Warrant& terms() const { return *of_.open.terms; }
  std::string money() const { return Units{file_.company.currency}.money; }

  /// What is a number in an explanation too.
  void add_number(LiveNumbers::Places& places, const Explained& one) {
    if (!one.value.shown.number) return;
    places.push_back(to_.add(form_({one.path.empty() ? one.name : one.path,
                                    "input",
                                    {},
                                    *one.value.shown.number,
                                    one.standing,
                                    one.source}),
                             one.value.unit));
  }

  TrancheNumbers tranche(const Priced& priced, std::size_t i) {
    const Tranche& tranche = terms().tranches[i];
    const std::string a_share = Units{file_.company.currency}.a_share;
    const TrancheTerms& own = all_.terms.tranches[i];
    TrancheNumbers all{.terms = own, .of_today = own.shares};
    LiveNumbers::Places operands = shared_;
    for (const auto& one : {own.hurdle, own.strike}) {
      if (one) operands.push_back(*one);
    }
    for (const Explained& one : is_economic_ ? inputs_.terms(i) : inputs_.own_terms(i))
      add_number(operands, one);
    const auto worth = share_worth(priced, i);
    if (!worth) return all;
    if (worth->shares != tranche.shares.value) {
      const std::size_t split =
          to_.result("constant", {}, worth->shares / tranche.shares.value, "x", "split");
      all.of_today =
          to_.result("x", {own.shares, split}, worth->shares, "shares", tranche.name + " on today's shares");
    }
    all.a_share = to_.held(worth->method, operands, worth->a_share, a_share,
                           of_.open.name + ", " + tranche.name + ": a share");
    all.value = to_.result("x", {all.of_today, *all.a_share}, worth->value, money(),
                           of_.open.name + ", " + tranche.name);
    return all;
  }

  LiveNumbers& to_;
  const CaseFile& file_;
  const PositionValues& of_;
  bool is_economic_;
  const LiveNumbers::InputForm& form_;
  PositionInputs inputs_;
  PositionNumbers all_;
  LiveNumbers::Places shared_;  ///< what all tranches rest on
};

}  // namespace

TermNumbers add_terms(LiveNumbers& to, const CaseFile& file, const OpenPosition& open,
                      const LiveNumbers::InputForm& form) {
  const Warrant& terms = *open.terms;
  const std::string a_share = Units{file.company.currency}.a_share;
  TermNumbers numbers{};
  const auto add = [&](const std::string& key, double value, const std::string& unit) {
    const std::string path = open.path + "." + key;
    const KeyProvenance known = provenance_at(file, open, path);
    numbers.all.push_back(to.add(form({path, "input", {}, value, known.standing, known.source}), unit));
    return numbers.all.back();
  };
  numbers.strike = add("strike", terms.strike.value, a_share);
  for (std::size_t i = 0; i < terms.tranches.size(); ++i) {
    const Tranche& tranche = terms.tranches[i];
    const std::string own = fmt::format("tranche[{}].", i);
    TrancheTerms one{.shares = add(own + "shares", tranche.shares.value, "shares")};
    if (const auto hurdle = hurdle_of(tranche))
      one.hurdle = add(own + "price_hurdle", hurdle->value, a_share);
    const auto* const strike = tranche.own.strike ? std::get_if<PerShare>(&*tranche.own.strike) : nullptr;
    if (strike) one.strike = add(own + "strike", strike->value, a_share);
    numbers.tranches.push_back(one);
  }
  return numbers;
}

PositionNumbers add_position(LiveNumbers& to, const CaseFile& file, const PositionValues& of, ValueKind kind,
                             const LiveNumbers::InputForm& form, const LiveNumbers::Places& others) {
  return PositionRecorder{to, file, of, kind, form, others}.numbers();
}

LiveNumbers::Places add_plan(LiveNumbers& to, const CaseFile& file, std::size_t deal,
                             const LiveNumbers::InputForm& form) {
  const auto value = attempt([&] { return with_calibration(model_case(file)); });
  if (!value.has_value()) return {};
  const CaseDerivation all = compared_deal_derivation(value.value(), deal);
  LiveNumbers::Places needed;
  for (const DerivedNumber& one : all.numbers) {
    if (one.operation == "gigawatts by the plan")
      needed.insert(needed.end(), one.operands.begin(), one.operands.end());
  }
  const auto places = to.copy(all, value.value(), needed, form);
  LiveNumbers::Places plan;
  for (const auto& place : places) {
    if (place) plan.push_back(*place);
  }
  return plan;
}

std::optional<PerShare> hurdle_of(const Tranche& tranche) {
  std::optional<PerShare> hurdle;
  for (const Gate& gate : tranche.gates) {
    const auto* const one = std::get_if<PriceGate>(&gate);
    if (!one) continue;
    if (hurdle) return std::nullopt;
    hurdle = one->hurdle;
  }
  return hurdle;
}

}  // namespace calculator
