#include <fairvalue/book/shock.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "casefile/detail/csv_scan.hpp"
#include "items/plain_path.hpp"

namespace fairvalue {
namespace {

using detail::trimmed;

[[noreturn]] void refuse_shock(std::string_view text) {
  throw DomainError("shock", "PATH=-10%, PATH=+5 or PATH=VALUE, several with ; between them",
                    fmt::format("'{}'", text));
}

/// Where the name ends: at a colon before the first = and outside quotes.
std::size_t name_end(std::string_view text) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (text[at] == '=') return 0;
    if (text[at] == ':') return at;
  }
  return 0;
}

/// The parts between semicolons outside quotes.
std::vector<std::string_view> changes_in(std::string_view text) {
  std::vector<std::string_view> parts;
  bool is_quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') is_quoted = !is_quoted;
    if (is_quoted || text[at] != ';') continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::optional<double> signed_number(std::string_view text) {
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const auto value = detail::finite_decimal(digits);
  return text.starts_with('+') && digits.starts_with('-') ? std::nullopt : value;
}

void add_change(Shock& shock, std::string_view part) {
  if (part.find('=') == std::string_view::npos) refuse_shock(part);
  PathSetting setting = parse_setting(part);
  const std::string_view value = setting.value;
  if (value.empty()) refuse_shock(part);
  if (value.front() != '+' && value.front() != '-') {
    shock.settings.push_back(std::move(setting));
    return;
  }
  const bool is_relative = value.ends_with('%');
  const auto number = signed_number(trimmed(is_relative ? value.substr(0, value.size() - 1) : value));
  if (!number) refuse_shock(part);
  if (is_relative && !(*number > -100.0))
    throw DomainError("shock", "a change by more than -100 %", fmt::format("'{}'", trimmed(part)));
  PathShift shift{.path = std::move(setting.path)};
  (is_relative ? shift.times : shift.plus) = is_relative ? 1.0 + *number / 100.0 : *number;
  shock.shifts.push_back(std::move(shift));
}

void require_inputs_once(const Shock& shock) {
  std::vector<KeyPath> seen;
  const auto add = [&](const KeyPath& path) {
    KeyPath plain = detail::plain_path(path);
    if (std::ranges::find(seen, plain) != seen.end())
      throw DomainError(fmt::format("shock '{}'", shock.name), "unique in its inputs",
                        fmt::format("{} twice", to_string(plain)));
    seen.push_back(std::move(plain));
  };
  for (const PathSetting& one : shock.settings) add(one.path);
  for (const PathShift& one : shock.shifts) add(one.path);
}

}  // namespace

Shock parse_shock(std::string_view text) {
  const std::size_t colon = name_end(text);
  Shock shock{.name = std::string{trimmed(colon > 0 ? text.substr(0, colon) : text)}};
  for (const std::string_view part : changes_in(colon > 0 ? text.substr(colon + 1) : text)) {
    if (trimmed(part).empty()) refuse_shock(text);
    add_change(shock, part);
  }
  if (shock.name.empty()) refuse_shock(text);
  if (shock.name == "none")
    throw DomainError("shock", "named otherwise, for tables call the case as it is none", "'none'");
  require_inputs_once(shock);
  return shock;
}

std::vector<Shock> parse_shocks(const std::vector<std::string>& texts) {
  std::vector<Shock> shocks;
  for (const std::string& text : texts) {
    Shock shock = parse_shock(text);
    if (std::ranges::find(shocks, shock.name, &Shock::name) != shocks.end())
      throw DomainError("shock", "named once", fmt::format("'{}' twice", shock.name));
    shocks.push_back(std::move(shock));
  }
  return shocks;
}

}  // namespace fairvalue
