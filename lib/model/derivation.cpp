#include <fairvalue/model/derivation.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void add_lines(std::vector<std::string>& lines, std::vector<bool>& shown, const Derivation& all,
               std::size_t at, int level, int depth) {
  const DerivedNumber& one = all[at];
  const std::string indent(static_cast<std::size_t>(2 * level), ' ');
  const std::string name = one.name.empty() ? "" : one.name + " = ";
  const std::string source = one.source.empty() ? "" : ": " + one.source;
  lines.push_back(fmt::format("{}{}{:g} ({}, {}{})", indent, name, one.value, one.operation,
                              to_string(one.standing), source));
  if (shown[at] || level >= depth) return;
  shown[at] = true;
  for (const std::size_t operand : one.operands) add_lines(lines, shown, all, operand, level + 1, depth);
}

}  // namespace

std::vector<std::size_t> inputs_of(const Derivation& derivation) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < derivation.size(); ++i) {
    if (derivation[i].operation == "input") inputs.push_back(i);
  }
  return inputs;
}

std::vector<std::string> explained(const Derivation& derivation, std::size_t number, int depth) {
  require(number < derivation.size(), "number", "one of the derivation", static_cast<double>(number));
  require(depth >= 0, "depth", ">= 0", depth);
  std::vector<std::string> lines;
  std::vector<bool> shown(derivation.size(), false);
  add_lines(lines, shown, derivation, number, 0, depth);
  return lines;
}

}  // namespace fairvalue
