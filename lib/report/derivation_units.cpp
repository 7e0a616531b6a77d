#include <fairvalue/report/derivation_units.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace fairvalue {
namespace {

/// Powers of what amounts are counted in.
struct Dimension {
  int money = 0;
  int shares = 0;
  int gigawatts = 0;

  friend bool operator==(const Dimension&, const Dimension&) = default;
  friend Dimension operator+(Dimension a, Dimension b) {
    return {a.money + b.money, a.shares + b.shares, a.gigawatts + b.gigawatts};
  }
  friend Dimension operator-(Dimension a, Dimension b) {
    return {a.money - b.money, a.shares - b.shares, a.gigawatts - b.gigawatts};
  }
};

constexpr Dimension money{.money = 1};
constexpr Dimension a_share{.money = 1, .shares = -1};
constexpr Dimension shares{.shares = 1};
constexpr Dimension gigawatts{.gigawatts = 1};
constexpr Dimension a_gigawatt{.money = 1, .gigawatts = -1};

struct KnownName {
  std::string_view ends_with;
  Dimension dimension;
};
constexpr KnownName known_names[] = {{"share of revenue", {}},
                                     {"contra_revenue", a_gigawatt},
                                     {"own_funds", money},
                                     {"revenue", money},
                                     {"price", a_share},
                                     {"strike of the tranche", a_share},
                                     {"strike of the tranches", a_share},
                                     {"hurdle of the tranches", a_share},
                                     {"EPS as given", a_share},
                                     {"net income as given", money},
                                     {"diluted_shares", shares},
                                     {".plan", gigawatts},
                                     {".warrant", shares},
                                     {"follow_on.consideration", a_gigawatt},
                                     {"equity, cost", money},
                                     {"loan, cost", money},
                                     {"net new shares", shares},
                                     {"gigawatts that the tranche rewards", gigawatts}};

std::optional<Dimension> dimension_of_unit(std::string_view unit, std::string_view code) {
  if (unit == "shares") return shares;
  if (unit == "GW") return gigawatts;
  const bool is_money = unit.starts_with(code) || unit.starts_with("currency");
  if (!is_money) return std::nullopt;
  if (unit.ends_with("/share")) return a_share;
  if (unit.ends_with("/GW")) return a_gigawatt;
  return money;
}

std::optional<Dimension> known_by_name(std::string_view name) {
  for (const KnownName& one : known_names) {
    if (name.ends_with(one.ends_with)) return one.dimension;
  }
  return std::nullopt;
}

/// Of a result, from its operands.
Dimension dimension_of_result(const DerivedNumber& one, const std::vector<Dimension>& known) {
  if (one.operands.empty()) return {};
  const Dimension first = known[one.operands.front()];
  if (one.operation == "gigawatts by the plan") return gigawatts;
  constexpr std::string_view of_shares[] = {"by the warrant's terms",
                                            "by the plan and the terms",
                                            "worth taking up",
                                            "with the part",
                                            "greater of",
                                            "if met",
                                            "sum"};
  if (std::ranges::find(of_shares, one.operation) != std::end(of_shares)) return shares;
  if (one.operation == "shared with those who gain") return a_share;
  if (one.operation == "paid to take up") return money;
  if (one.operation == "compounded" || one.operation == "mean discount factor" ||
      one.operation == "hurdle met" || one.operation == "part that vests" ||
      one.operation == "place in the range")
    return {};
  if (one.operation == "square root") return {first.money / 2, first.shares / 2, first.gigawatts / 2};
  if (one.operation == "x") return first + known[one.operands.back()];
  if (one.operation == "/") return first - known[one.operands.back()];
  if (one.operation.starts_with("ln")) return {};
  if (one.operation == "+" || one.operation == "-") {  // a constant has no dimension of its own
    return first == Dimension{} ? known[one.operands.back()] : first;
  }
  return first;
}

std::string unit_of_dimension(const Dimension& dimension, const std::string& code) {
  if (dimension == money) return code;
  if (dimension == a_share) return code + "/share";
  if (dimension == shares) return "shares";
  if (dimension == gigawatts) return "GW";
  if (dimension == a_gigawatt) return code + "/GW";
  return "";
}

std::string in_currency(std::string unit, const std::string& code) {
  constexpr std::string_view placeholder = "currency";
  if (unit.starts_with(placeholder)) unit.replace(0, placeholder.size(), code);
  return unit;
}

}  // namespace

std::vector<std::string> derivation_units(const CaseDerivation& derivation,
                                          std::span<const NamedInput> inputs, const Currency& currency) {
  std::vector<Dimension> dimensions;
  std::vector<std::string> units;
  const std::string& code = currency.code();
  for (const DerivedNumber& one : derivation.numbers) {
    const auto input = std::ranges::find(inputs, one.name, &NamedInput::name);
    const bool is_named = one.operation == "input" && input != inputs.end();
    const auto by_unit = is_named ? dimension_of_unit(input->unit, code) : std::nullopt;
    const auto by_name = known_by_name(one.name);
    dimensions.push_back(by_unit ? *by_unit : by_name ? *by_name : dimension_of_result(one, dimensions));
    units.push_back(is_named ? input->unit : unit_of_dimension(dimensions.back(), code));
    const bool is_sum = one.operation == "+" || one.operation == "-";
    if (is_sum && units[one.operands.front()] == "%" && units[one.operands.back()] == "%") units.back() = "%";
    const bool is_part =
        one.name.ends_with(": weight") || one.name.ends_with(".haircut") || one.name.starts_with("market.");
    if (one.operation == "input" && is_part) units.back() = "%";
  }
  for (const DerivedOutput& output : derivation.outputs) {
    if (derivation.numbers[output.number].operation != "input")
      units[output.number] = in_currency(output.unit, code);
  }
  return units;
}

}  // namespace fairvalue
