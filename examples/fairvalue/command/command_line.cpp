#include "fairvalue/command/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

using fairvalue::Error;

const std::map<std::string, Special> specials{{"--help", Special::help},
                                              {"-h", Special::help},
                                              {"--version", Special::version},
                                              {"--licenses", Special::licenses},
                                              {"--man", Special::man},
                                              {"--markdown", Special::markdown},
                                              {"--completion=bash", Special::bash},
                                              {"--completion=zsh", Special::zsh}};

template <class Number>
Number number_of(const std::string& option, const std::string& text, Number low, Number high) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, status] = std::from_chars(text.data(), end, number);
  if (status != std::errc{} || stop != end || !(low <= number && number <= high)) {
    throw Error{fmt::format("--{}: must be a {} from {} to {}, got '{}'", option,
                            std::is_integral_v<Number> ? "whole number" : "number", low, high, text)};
  }
  return number;
}

fairvalue::PathSetting setting_of(const std::string& words) {
  try {
    return fairvalue::parse_setting(words);
  } catch (const fairvalue::DomainError& error) {
    throw Error{fmt::format("--set: {} must be {}, got '{}'", error.field(), error.rule(), words)};
  }
}

/// CLI11 finds the options; what they hold is read here, for it would take 0x10 for 16.
class Parser {
 public:
  explicit Parser(const Verb& verb) : verb_{verb}, app_{verb.summary, verb.name} {
    app_.set_help_flag();
    app_.allow_extras(false);
    app_.prefix_command(false);
    for (const VerbOption& option : options_of(verb)) add(option);
    app_.add_option("words", words_)->expected(-1);
  }

  Request parsed(std::vector<std::string> words) {
    refuse_values_of_flags(words);
    std::ranges::reverse(words);  // as CLI11 takes them
    try {
      app_.parse(std::move(words));
    } catch (const CLI::ExtrasError& error) {
      throw unknown(error.what());
    } catch (const CLI::ArgumentMismatch& error) {  // "--seed: 1 required TEXT missing"
      const std::string message = error.what();
      throw Error{message.substr(0, message.find(':')) + ": must be followed by a value"};
    } catch (const CLI::ParseError& error) {
      throw Error{fmt::format("{}: {} (fairvalue {} --help)", verb_.name, error.what(), verb_.name)};
    }
    return request();
  }

 private:
  void add(const VerbOption& option) {
    const std::string name = std::string{"--"} + option.name;
    if (*option.takes == '\0') {
      app_.add_flag(name, flags_[option.name]);
    } else {
      app_.add_option(name, values_[option.name])
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }

  /// CLI11 takes --json=no for a flag that is set off.
  void refuse_values_of_flags(const std::vector<std::string>& words) const {
    for (const std::string& word : words) {
      if (word == "--") return;
      const auto equals = word.find('=');
      if (!word.starts_with("--") || equals == std::string::npos) continue;
      if (flags_.contains(word.substr(2, equals - 2)))
        throw Error{
            fmt::format("{}: takes no value, got '{}'", word.substr(0, equals), word.substr(equals + 1))};
    }
  }

  Error unknown(const std::string& message) const {
    const auto dash = message.find("--");
    const std::string option =
        dash == std::string::npos ? message : message.substr(dash, message.find_first_of(" ]=", dash) - dash);
    if (option == "--watch") {
      const char* const why = verb_.most == 0 ? " reads no file that could be saved again"
                                              : " answers once; start it again to see a change";
      return Error{fmt::format("--watch: {}{}", verb_.name, why)};
    }
    std::vector<std::string> names;
    for (const VerbOption& one : options_of(verb_)) names.push_back(std::string{"--"} + one.name);
    return Error{fmt::format("{}: is not an option of {}; the nearest is {} (fairvalue {} --help lists them)",
                             option, verb_.name, fairvalue::nearest_name(option, names), verb_.name)};
  }

  bool is_set(const std::string& flag) const {
    const auto found = flags_.find(flag);
    return found != flags_.end() && found->second;
  }

  /// The value of an option that may be given once; none if it is the verb's own or was not given.
  std::optional<std::string> once(const std::string& option) const {
    const auto found = values_.find(option);
    if (found == values_.end() || found->second.empty()) return std::nullopt;
    if (found->second.size() > 1)
      throw Error{fmt::format("--{}: must be given once, got '{}' and '{}'", option, found->second.front(),
                              found->second.back())};
    if (found->second.front().empty()) throw Error{"--" + option + ": must be followed by a value"};
    return found->second.front();
  }

  void require_words() const {
    if (words_.size() < verb_.least)
      throw Error{fmt::format("{}: must be followed by {} (fairvalue {} --help)", verb_.name, verb_.words,
                              verb_.name)};
    if (words_.size() > verb_.most)
      throw Error{fmt::format("{}: takes {}, got '{}' too many", verb_.name,
                              *verb_.words == '\0' ? "options only" : verb_.words, words_[verb_.most])};
  }

  Request request() const {
    require_words();
    Request asked{.verb = verb_.name, .words = words_, .workbook = once("xlsx"), .page = once("html")};
    if (is_set("json") && is_set("csv")) throw Error{"--csv: cannot be together with --json"};
    asked.format = is_set("json") ? Format::json : is_set("csv") ? Format::csv : Format::text;
    asked.plots = is_set("plot");
    asked.charts = once("charts");
    if (asked.plots && asked.format != Format::text)
      throw Error{"--plot: cannot be together with --json or --csv"};
    asked.simulates = !is_set("no-simulation");
    asked.watches = is_set("watch");
    if (const auto found = values_.find("set"); found != values_.end()) {
      for (const std::string& one : found->second) asked.settings.push_back(setting_of(one));
    }
    if (const auto text = once("seed"))
      asked.seed = number_of<std::uint64_t>("seed", *text, 0, 1'000'000'000'000'000'000U);
    if (const auto text = once("paths"))
      asked.paths = number_of<std::uint64_t>("paths", *text, 1, std::uint64_t{1} << 33);
    if (const auto text = once("error")) asked.error = number_of<double>("error", *text, 1e-9, 1.0);
    if (const auto text = once("threads")) asked.threads = number_of<int>("threads", *text, 0, 1024);
    for (const VerbOption& option : verb_.options) keep_own(asked, option);
    return asked;
  }

  void keep_own(Request& asked, const VerbOption& option) const {
    const std::string name = option.name;
    if (is_set(name)) asked.own[name] = {};
    if (!option.repeats) {
      if (const auto value = once(name)) asked.own[name] = {*value};
      return;
    }
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return;
    for (const std::string& value : found->second) {
      if (value.empty()) throw Error{"--" + name + ": must be followed by a value"};
    }
    asked.own[name] = found->second;
  }

  const Verb& verb_;
  CLI::App app_;
  std::vector<std::string> words_;
  std::map<std::string, bool> flags_;
  std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& words) {
  if (words.empty()) return {.special = Special::help};
  if (const auto special = specials.find(words.front()); special != specials.end()) {
    return {.special = special->second};
  }
  if (words.front().starts_with("-")) {
    throw Error{words.front() + ": must follow a verb, or be one of --help, --version, --licenses"};
  }
  const Verb& verb = find_verb(words.front());
  std::vector<std::string> rest(words.begin() + 1, words.end());
  const auto asks_help = [](const std::string& word) { return word == "--help" || word == "-h"; };
  if (std::ranges::any_of(rest, asks_help)) return {.special = Special::help, .request = {.verb = verb.name}};
  for (const auto& [word, special] : specials) {
    const bool is_of_any_verb = special == Special::version || special == Special::licenses;
    if (is_of_any_verb && std::ranges::find(rest, word) != rest.end()) return {.special = special};
  }
  return {.request = Parser{verb}.parsed(std::move(rest))};
}

}  // namespace calculator
