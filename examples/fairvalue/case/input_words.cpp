#include "fairvalue/case/input_words.hpp"

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace calculator {
namespace {

using namespace fairvalue;

/// "[2]" at the beginning of the text, which goes on behind it; none where none is there.
std::optional<std::size_t> take_index(std::string_view& text) {
  std::size_t index = 0;
  if (!text.starts_with('[')) return std::nullopt;
  const auto [end, failure] = std::from_chars(text.data() + 1, text.data() + text.size(), index);
  if (failure != std::errc{} || end == text.data() + text.size() || *end != ']') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end + 1 - text.data()));
  return index;
}

/// A path as words: "warrant.tranche[5].price_hurdle" is "warrant tranche 6 price hurdle". A text with spaces
/// is one of words already.
std::string path_words(std::string_view path) {
  if (path.find(' ') != std::string_view::npos) return std::string{path};
  std::string words;
  while (!path.empty()) {
    if (const auto index = take_index(path)) {
      words += fmt::format(" {}", *index + 1);
      continue;
    }
    words += path.front() == '.' || path.front() == '_' ? ' ' : path.front();
    path.remove_prefix(1);
  }
  for (const auto& [small, large] : {std::pair{"eps ", "EPS "}, std::pair{"ai ", "AI "}}) {
    if (words.starts_with(small)) words.replace(0, std::string_view{large}.size(), large);
  }
  return words;
}

/// The rest of "deal.NAME.rest" and "deal[0].rest", with the name; none for what belongs to none of them.
std::optional<std::pair<std::string_view, std::string>> of_one(std::string_view input, std::string_view table,
                                                               const std::vector<std::string>& names) {
  if (!input.starts_with(table)) return std::nullopt;
  std::string_view rest = input.substr(table.size());
  if (const auto index = take_index(rest); index && *index < names.size() && rest.starts_with('.'))
    return std::pair{rest.substr(1), names[*index]};
  for (const std::string& name : names) {
    if (rest.starts_with("." + name + ".")) return std::pair{rest.substr(name.size() + 2), name};
  }
  return std::nullopt;
}

std::vector<std::string> deal_names(const CaseFile& file) {
  std::vector<std::string> names;
  for (const CaseDeal& one : file.deals) names.push_back(one.terms.name);
  return names;
}

std::vector<std::string> award_names(const CaseFile& file) {
  std::vector<std::string> names;
  for (const Award& one : file.awards) names.push_back(one.name);
  return names;
}

/// "range of eps_growth", "correlation of multiple and ai_mix": what tables call uncertain inputs; empty for
/// another.
std::string short_words(std::string_view input) {
  constexpr std::string_view range = "range of ", correlation = "correlation of ", between = " and ";
  if (input.starts_with(range)) return std::string{range} + path_words(input.substr(range.size()));
  if (!input.starts_with(correlation)) return "";
  const auto middle = input.find(between);
  if (middle == std::string_view::npos) return "";
  const auto first = input.substr(correlation.size(), middle - correlation.size());
  return fmt::format("rank correlation of {} and {}", path_words(first),
                     path_words(input.substr(middle + between.size())));
}

/// Of [[uncertain]] and [[correlation]]; empty for another.
std::string uncertain_words(const CaseFile& file, std::string_view input) {
  if (!file.uncertain) return "";
  if (auto words = short_words(input); !words.empty()) return words;
  for (std::size_t i = 0; i < file.uncertain->inputs.size(); ++i) {
    if (input == fmt::format("uncertain[{}]", i))
      return "range of " + input_words(file, file.uncertain->inputs[i].name);
  }
  for (std::size_t i = 0; i < file.uncertain->correlations.size(); ++i) {
    const RankCorrelation& one = file.uncertain->correlations[i];
    if (input == fmt::format("correlation[{}].rho", i))
      return fmt::format("rank correlation of {} and {}", input_words(file, one.first),
                         input_words(file, one.second));
  }
  return "";
}

}  // namespace

std::string input_words(const CaseFile& file, const std::string& input) {
  if (auto words = uncertain_words(file, input); !words.empty()) return words;
  for (const Scenario& one : file.scenarios) {
    if (input.starts_with(one.name + ": "))
      return one.name + ": " + input_words(file, input.substr(one.name.size() + 2));
  }
  for (const auto& found :
       {of_one(input, "deal", deal_names(file)), of_one(input, "award", award_names(file))}) {
    if (found) return path_words(found->first) + ", " + found->second;
  }
  return path_words(input);
}

}  // namespace calculator
