#include "quantity_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

constexpr std::size_t code_length = 3;  ///< of a currency

struct NamedPower {
  std::string_view name;
  int power;
};

constexpr NamedPower scales[] = {{"k", 3},  {"thousand", 3}, {"m", 6},   {"mn", 6},       {"million", 6},
                                 {"bn", 9}, {"billion", 9},  {"tn", 12}, {"trillion", 12}};

/// A unit that is a power of ten of the base unit. {} stands for the currency.
struct DecimalUnit {
  Dimension dimension;
  std::string_view name;
  int power;
};

constexpr DecimalUnit decimal_units[] = {{Dimension::percent, "%", -2},
                                         {Dimension::percent, "percent", -2},
                                         {Dimension::percent, "bp", -4},
                                         {Dimension::money, "{}", 0},
                                         {Dimension::per_share, "{}", 0},
                                         {Dimension::per_share, "{}/share", 0},
                                         {Dimension::per_share, "{} a share", 0},
                                         {Dimension::per_share, "{} per share", 0},
                                         {Dimension::per_gigawatt, "{}", 0},
                                         {Dimension::per_gigawatt, "{}/GW", 0},
                                         {Dimension::per_gigawatt, "{} a GW", 0},
                                         {Dimension::per_gigawatt, "{} per GW", 0},
                                         {Dimension::shares, "shares", 0},
                                         {Dimension::multiple, "x", 0},
                                         {Dimension::years, "years", 0},
                                         {Dimension::years, "year", 0},
                                         {Dimension::months, "months", 0},
                                         {Dimension::months, "month", 0},
                                         {Dimension::days, "days", 0},
                                         {Dimension::days, "day", 0},
                                         {Dimension::gigawatts, "GW", 0},
                                         {Dimension::gigawatts, "MW", -3},
                                         {Dimension::volume, "GW", 0},
                                         {Dimension::volume, "MW", -3},
                                         {Dimension::volume, "{}", 0},
                                         {Dimension::bytes, "B", 0},
                                         {Dimension::bytes, "MB", 6},
                                         {Dimension::bytes, "GB", 9},
                                         {Dimension::bytes, "TB", 12},
                                         {Dimension::bytes_per_second, "GB/s", 9},
                                         {Dimension::bytes_per_second, "TB/s", 12},
                                         {Dimension::operations_per_second, "TFLOP/s", 12},
                                         {Dimension::operations_per_second, "PFLOP/s", 15},
                                         {Dimension::watts, "W", 0},
                                         {Dimension::watts, "kW", 3}};

/// Units of time of another length, by what they are multiplied with.
struct OtherUnit {
  Dimension dimension;
  std::string_view name;
  double over;   ///< the value is divided by it
  double times;  ///< and multiplied by it
};

constexpr OtherUnit other_units[] = {{Dimension::years, "months", 12, 1}, {Dimension::years, "month", 12, 1},
                                     {Dimension::years, "days", 365, 1},  {Dimension::years, "day", 365, 1},
                                     {Dimension::months, "years", 1, 12}, {Dimension::months, "year", 1, 12},
                                     {Dimension::days, "weeks", 1, 7},    {Dimension::days, "week", 1, 7}};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// How long the decimal number at the beginning is; 0 for none.
std::size_t number_length(std::string_view text) {
  std::size_t i = text.starts_with('-') ? 1 : 0;
  const std::size_t first = i;
  const auto digits = [&] {
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  };
  digits();
  const bool whole = i > first;
  if (i < text.size() && text[i] == '.') {
    ++i;
    const std::size_t fraction = i;
    digits();
    if (i == fraction && !whole) return 0;
  } else if (!whole) {
    return 0;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    std::size_t exponent = i + 1;
    if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
    if (exponent < text.size() && text[exponent] >= '0' && text[exponent] <= '9') {
      i = exponent;
      digits();
    }
  }
  return i;
}

/// The decimal number times 10^power, as one rounding to the nearest double.
std::optional<double> scaled(std::string_view decimal, int power) {
  std::string text{decimal};
  const std::size_t mark = text.find_first_of("eE");
  if (mark != std::string::npos) {
    int exponent = 0;
    const char* first = text.data() + mark + 1;
    if (*first == '+') ++first;
    if (std::from_chars(first, text.data() + text.size(), exponent).ec != std::errc{}) return std::nullopt;
    text.resize(mark);
    if (exponent > 400 || exponent < -400) return std::nullopt;
    power += exponent;
  }
  text += fmt::format("e{}", power);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value == 0.0 ? 0.0 : value;
}

std::string with_currency(std::string_view unit, std::string_view currency) {
  if (!unit.starts_with("{}")) return std::string{unit};
  return std::string{currency} + std::string{unit.substr(2)};
}

/// A text in its parts: number, power of its scale, and the unit that is left.
struct Parts {
  std::string_view number;
  int power = 0;
  std::string_view unit;
};

std::optional<Parts> parts_of(std::string_view text) {
  text = trimmed(text);
  const std::size_t length = number_length(text);
  if (length == 0) return std::nullopt;
  Parts parts{.number = text.substr(0, length), .unit = trimmed(text.substr(length))};
  const std::string_view word = parts.unit.substr(0, parts.unit.find(' '));
  const auto scale = std::find_if(std::begin(scales), std::end(scales),
                                  [word](const NamedPower& one) { return one.name == word; });
  if (scale != std::end(scales)) {
    parts.power = scale->power;
    parts.unit = trimmed(parts.unit.substr(word.size()));
  }
  return parts;
}

std::optional<double> value_of(const Parts& parts, Dimension dimension, std::string_view currency) {
  if (parts.unit.empty()) return scaled(parts.number, parts.power);
  for (const DecimalUnit& unit : decimal_units) {
    if (unit.dimension == dimension && with_currency(unit.name, currency) == parts.unit)
      return scaled(parts.number, parts.power + unit.power);
  }
  for (const OtherUnit& unit : other_units) {
    if (unit.dimension != dimension || unit.name != parts.unit) continue;
    const auto value = scaled(parts.number, parts.power);
    return value ? std::optional{*value * unit.times / unit.over} : std::nullopt;
  }
  return std::nullopt;
}

/// What scenarios may set: inputs of the case, then those of each deal.
struct ScenarioInput {
  std::string_view name;
  Dimension dimension;
  std::string_view file_key;  ///< of the file, or behind its deal; empty for what only a scenario sets
};
constexpr std::size_t inputs_of_the_case = 6;
constexpr ScenarioInput scenario_inputs[] = {
    {"multiple", Dimension::multiple, "valuation.multiple"},
    {"deal_discount", Dimension::percent, "valuation.deal_discount"},
    {"required_return", Dimension::percent, "valuation.required_return"},
    {"eps_growth", Dimension::percent, "operating_model.eps_growth"},
    {"revenue_growth", Dimension::percent, "operating_model.revenue_growth"},
    {"tax_rate", Dimension::percent, "operating_model.tax_rate"},
    {"delay_months", Dimension::months, ""},
    {"gigawatts", Dimension::gigawatts, ""},
    {"interval_factor", Dimension::multiple, ""},
    {"revenue_per_gigawatt", Dimension::per_gigawatt, "revenue_per_gigawatt"},
    {"margin", Dimension::percent, "margin"},
    {"incremental", Dimension::percent, "incremental"},
    {"capital_spending", Dimension::per_gigawatt, "capital_spending"},
    {"receipt_lag_days", Dimension::days, "receipt_lag_days"},
    {"haircut", Dimension::percent, "haircut"},
    {"follow_on_share", Dimension::percent, "follow_on.share"},
    {"rate", Dimension::percent, "rate"}};

}  // namespace

std::string form_of(Dimension dimension, std::string_view currency) {
  switch (dimension) {
    case Dimension::number: return "a number";
    case Dimension::percent: return "a decimal or a percentage such as 0.12 or \"12 %\"";
    case Dimension::money: return fmt::format("an amount such as \"15 bn {}\"", currency);
    case Dimension::per_share: return fmt::format("an amount a share such as \"203.71 {}\"", currency);
    case Dimension::per_gigawatt:
      return fmt::format("an amount a gigawatt such as \"15 bn {}/GW\"", currency);
    case Dimension::shares: return "a count of shares such as \"160 m\"";
    case Dimension::multiple: return "a multiple such as \"22x\"";
    case Dimension::years: return "a number of years such as \"5 years\" or \"9 months\"";
    case Dimension::months: return "a number of months such as \"9 months\"";
    case Dimension::days: return "a number of days such as \"90 days\"";
    case Dimension::gigawatts: return "a number of gigawatts such as \"6 GW\"";
    case Dimension::volume: return fmt::format("a volume such as \"6 GW\" or \"500 m {}\"", currency);
    case Dimension::bytes: return "a number of bytes such as \"288 GB\"";
    case Dimension::bytes_per_second: return "a bandwidth such as \"8 TB/s\"";
    case Dimension::operations_per_second: return "a number of operations a second such as \"1979 TFLOP/s\"";
    case Dimension::watts: return "a power such as \"1300 W\"";
  }
  return "a number";
}

ParsedQuantity parse_quantity(std::string_view text, Dimension dimension, std::string_view currency) {
  const auto parts = parts_of(text);
  if (parts) {
    if (const auto value = value_of(*parts, dimension, currency)) return {.value = value};
  }
  return {.rule = form_of(dimension, currency)};
}

std::optional<std::string> currency_of(std::string_view text, Dimension dimension) {
  const auto parts = parts_of(text);
  if (!parts || parts->unit.size() < code_length) return std::nullopt;
  std::string code{parts->unit.substr(0, code_length)};
  const bool is_code = std::ranges::all_of(code, [](char c) { return 'A' <= c && c <= 'Z'; });
  if (!is_code || !value_of(*parts, dimension, code)) return std::nullopt;
  return code;
}

std::string pattern_of(Dimension dimension) {
  std::string words, units;
  const auto add = [](std::string& to, std::string_view one) { (to += to.empty() ? "" : "|") += one; };
  for (const NamedPower& scale : scales) add(words, scale.name);
  for (const DecimalUnit& unit : decimal_units) {
    if (unit.dimension == dimension) add(units, with_currency(unit.name, "[A-Z]{3}"));
  }
  for (const OtherUnit& unit : other_units) {
    if (unit.dimension == dimension) add(units, unit.name);
  }
  const std::string number = R"(^[ \t]*-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?[ \t]*)";
  if (units.empty()) return number + fmt::format(R"(({})?[ \t]*$)", words);
  return number + fmt::format(R"((({0})([ \t]+({1}))?|({1}))?[ \t]*$)", words, units);
}

std::optional<ParsedRange> parse_range(std::string_view text, Dimension dimension,
                                       std::string_view currency) {
  constexpr std::string_view between = " to ";
  const std::size_t middle = text.find(between);
  if (middle == std::string_view::npos) return std::nullopt;
  auto low = parts_of(text.substr(0, middle));
  const auto high = parts_of(text.substr(middle + between.size()));
  ParsedRange range{
      .rule = fmt::format("a range such as \"22 to 43\", its ends {}", form_of(dimension, currency))};
  if (!low || !high) return range;
  if (low->unit.empty()) {
    low->unit = high->unit;
    if (low->power == 0) low->power = high->power;
  }
  range.low = value_of(*low, dimension, currency);
  range.high = value_of(*high, dimension, currency);
  return range;
}

double most_in_size(Dimension dimension) { return dimension == Dimension::per_share ? 1e9 : 1e24; }

std::optional<Dimension> dimension_of_input(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? name : name.substr(dot + 1);
  for (const ScenarioInput& input : scenario_inputs) {
    if (input.name == last) return input.dimension;
  }
  return std::nullopt;
}

std::optional<std::string> file_key_of_input(std::string_view name, bool of_deal) {
  for (std::size_t i = 0; i < std::size(scenario_inputs); ++i) {
    const ScenarioInput& input = scenario_inputs[i];
    if ((i >= inputs_of_the_case) == of_deal && input.name == name && !input.file_key.empty())
      return std::string{input.file_key};
  }
  return std::nullopt;
}

std::vector<std::string> names_of_inputs(bool of_deal) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::size(scenario_inputs); ++i) {
    if ((i >= inputs_of_the_case) == of_deal) names.emplace_back(scenario_inputs[i].name);
  }
  return names;
}

}  // namespace fairvalue::detail
