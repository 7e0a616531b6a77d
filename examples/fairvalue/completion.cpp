#include <fmt/core.h>

#include "help.hpp"

namespace calculator {
namespace {

std::string verb_names() {
  std::string names;
  for (const Verb& verb : verbs()) names += (names.empty() ? "" : " ") + std::string{verb.name};
  return names;
}

std::string option_names(const Verb& verb) {
  std::string names;
  for (const VerbOption& option : options_of(verb))
    names += (names.empty() ? "--" : " --") + std::string{option.name};
  return names;
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

}  // namespace

std::string bash_completion() {
  std::string script =
      "# bash completion for fairvalue\n"
      "_fairvalue() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      verb_names() +
      " --help --version --licenses\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const Verb& verb : verbs())
    script += fmt::format("    {}) options=\"{}\" ;;\n", verb.name, option_names(verb));
  return script +
         "  esac\n"
         "  case \"$word\" in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -X '!*.toml' -- \"$word\") $(compgen -d -- \"$word\")) ;;\n"
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
    for (const VerbOption& option : options_of(verb)) {
      const bool takes = *option.takes != '\0';
      script += fmt::format("'--{}[{}]{}' ", option.name, zsh_words(option.meaning),
                            takes ? std::string{":"} + zsh_words(option.takes) + ":" : "");
    }
    script += "'*:case:_files -g \"*.toml\"' ;;\n";
  }
  return script +
         "  esac\n"
         "}\n"
         "_fairvalue \"$@\"\n";
}

}  // namespace calculator
