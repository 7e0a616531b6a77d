#include <algorithm>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/model/named_inputs.hpp>

#include "fairvalue/command/help.hpp"

namespace calculator {
namespace {

using fairvalue::CaseKey;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string verb_names() {
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) names.emplace_back(verb.name);
  return joined(names);
}

std::string option_names(const Verb& verb) {
  std::vector<std::string> names;
  for (const VerbOption& option : options_of(verb)) names.push_back(std::string{"--"} + option.name);
  return joined(names);
}

bool takes_files(const Verb& verb) { return *verb.words != '\0'; }

// --- what may follow an option ---

bool is_list(const CaseKey& key) { return key.form.starts_with("a list"); }

/// Paths of the numbers and texts outside lists, made from the table of keys. An element of a list needs the
/// index or the name that the case gives it.
std::string paths_to_set() {
  std::vector<std::string> lists;
  std::vector<std::string> paths;
  for (const CaseKey& key : fairvalue::case_keys()) {
    const bool is_inside =
        std::ranges::any_of(lists, [&](const std::string& list) { return key.path.starts_with(list + "."); });
    if (is_inside) continue;
    if (is_list(key)) lists.push_back(key.path);
    if (!is_list(key) && !key.form.starts_with("a table")) paths.push_back(key.path + "=");
  }
  return joined(paths);
}

/// Inputs of the case itself. Those of a deal have the deal's name in theirs.
std::string inputs_of_any_case() {
  const auto value = fairvalue::model_case(
      fairvalue::read_case_text(fairvalue::new_case_text({.with_deal = false}), "template"));
  std::vector<std::string> names;
  for (const fairvalue::NamedInput& input : fairvalue::named_inputs(value)) names.push_back(input.name + "=");
  return joined(names);
}

/// Options that take a file have the name of its ending.
constexpr std::string_view file_endings[] = {"xlsx", "html"};

/// The option of `book`, beside those of the same name that take a word.
bool takes_file(const VerbOption& option) { return std::string_view{option.takes} == "FILE"; }

struct OptionWords {
  const char* options;  ///< "--range|--rows"
  std::string words;
};

std::vector<OptionWords> words_of_options() {
  return {{"--set", paths_to_set()},
          {"--range|--rows|--columns", inputs_of_any_case()},
          {"--output", "value by_earnings warrants"},
          {"--language", "en zh"},
          {"--article", "A0 A1 A2 A3 A4 AX"}};
}

/// The words after an option, for zsh; empty where any text or a file may follow.
std::string words_after(const VerbOption& option) {
  if (takes_file(option)) return {};
  for (const auto& [options, words] : words_of_options()) {
    if (fmt::format("|{}|", options).find(fmt::format("|--{}|", option.name)) != std::string::npos)
      return words;
  }
  return {};
}

/// Text inside single quotes of a shell, in a description of zsh: no quotes, brackets or colons.
std::string zsh_words(const std::string& words) {
  std::string text;
  for (const char c : words) {
    const bool is_special = c == '\'' || c == '[' || c == ']' || c == ':' || c == '`';
    text += is_special ? ' ' : c;
  }
  return text;
}

std::string zsh_option(const VerbOption& option) {
  const bool takes = *option.takes != '\0';
  std::string action;
  if (const std::string words = words_after(option); !words.empty()) action = "(" + words + ")";
  if (takes_file(option)) action = "_files";
  for (const std::string_view ending : file_endings) {
    if (std::string_view{option.name} == ending) action = fmt::format("_files -g \"*.{}\"", ending);
  }
  if (std::string_view{option.name} == "charts") action = "_files -/";
  return fmt::format("'--{}[{}]{}' ", option.name, zsh_words(option.meaning),
                     takes ? ":" + zsh_words(option.takes) + ":" + action : "");
}

}  // namespace

std::string bash_completion() {
  std::string script =
      "# bash completion for fairvalue\n"
      "_fairvalue() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} options= files=yes words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      verb_names() +
      " --help --version --licenses\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  if [ \"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}\" = 'book --output' ]; then\n"
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n";
  for (const auto& [option, words] : words_of_options())
    script += fmt::format("    {}) words=\"{}\" ;;\n", option, words);
  for (const std::string_view ending : file_endings) {
    script += fmt::format(
        "    --{0}) COMPREPLY=($(compgen -f -X '!*.{0}' -- \"$word\") $(compgen -d -- \"$word\")); return "
        ";;\n",
        ending);
  }
  script +=
      "    --charts) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"
      "  esac\n"
      "  if [ -n \"$words\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "    case \"${COMPREPLY[0]}\" in *=) compopt -o nospace 2>/dev/null ;; esac\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const Verb& verb : verbs())
    script += fmt::format("    {}) options=\"{}\"{} ;;\n", verb.name, option_names(verb),
                          takes_files(verb) ? "" : " files=");
  return script +
         "  esac\n"
         "  case \"$word\" in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) [ -z \"$files\" ] || COMPREPLY=($(compgen -f -X '!*.toml' -- \"$word\") $(compgen -d -- "
         "\"$word\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _fairvalue fairvalue\n";
}

std::string zsh_completion() {
  std::string script =
      "#compdef fairvalue\n"
      "# zsh completion for fairvalue\n"
      "_fairvalue() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a verbs\n"
      "    verbs=(\n";
  for (const Verb& verb : verbs())
    script += fmt::format("      '{}:{}'\n", verb.name, zsh_words(verb.summary));
  script +=
      "    )\n"
      "    _describe 'verb' verbs\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (const Verb& verb : verbs()) {
    script += fmt::format("    {}) _arguments '1:verb:' ", verb.name);
    for (const VerbOption& option : options_of(verb)) script += zsh_option(option);
    script += takes_files(verb) ? "'*:case:_files -g \"*.toml\"' ;;\n" : ";;\n";
  }
  return script +
         "  esac\n"
         "}\n"
         "_fairvalue \"$@\"\n";
}

}  // namespace calculator
