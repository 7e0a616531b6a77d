/// \file casefile/key_path.hpp
/// The one grammar of paths to what a case file holds: `deal[0].warrant.tranche[2].price_hurdle`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fairvalue {

/// A key or an element's place in a list, from 0.
using PathStep = std::variant<std::string, std::size_t>;
using KeyPath = std::vector<PathStep>;

/// Steps joined by dots; an index in brackets; a key that is not of letters, digits, - and _ alone in double
/// quotes, with \" and \\ inside: `scenario[1].set."deal.OpenAI 6 GW.margin"`.
std::string to_string(const KeyPath& path);

/// The inverse; blanks inside a key need no quotes. Throws DomainError naming "path" on an empty key, a
/// bracket or a quote that is not closed, or an index that is no whole number.
KeyPath parse_key_path(std::string_view text);

/// A value put in place of the file's: `--set market.price=180`.
struct PathSetting {
  KeyPath path;
  std::string value;  ///< as TOML has it; other text is taken as a string: 180, "22x", 22x, { value = 22 }

  friend bool operator==(const PathSetting&, const PathSetting&) = default;
};

/// A number of the file changed: times first, then plus. Both are in the file's own unit: of "203.71 USD" the
/// 203.71 is changed, and of "55 %" the 55.
struct PathShift {
  KeyPath path;
  double times = 1.0;
  double plus = 0.0;

  friend bool operator==(const PathShift&, const PathShift&) = default;
};

/// Reads "path=value", blanks around both dropped. The first = outside quotes ends the path. Throws
/// DomainError naming "setting", or as parse_key_path does.
PathSetting parse_setting(std::string_view text);

}  // namespace fairvalue
