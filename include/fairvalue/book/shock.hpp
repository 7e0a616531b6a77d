/// \file book/shock.hpp
/// A shock: changes of a case's numbers that are valued beside it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue {

/// Values set, and numbers changed, all together.
struct Shock {
  std::string name;  ///< as rows and tables show it; not empty
  std::vector<PathSetting> settings{};
  std::vector<PathShift> shifts{};

  friend bool operator==(const Shock&, const Shock&) = default;
};

/// Reads "market.price=-10%"; several changes with ; between them, and a name with : before them:
/// "crash: market.price=-30%; market.volatility=+50%". A change that begins with + or - and ends with % is
/// relative to the case's number, one that only begins with a sign is added to it in the file's own unit, and
/// anything else takes its place. Without a name the text is the name. Throws DomainError naming "shock" on a
/// change that is none, or by -100 % or more, on two changes of one input, whichever of its names they use,
/// and on the name "none", which tables have for the case as it is.
Shock parse_shock(std::string_view text);

/// All of them. Throws DomainError naming "shock" if two have one name.
std::vector<Shock> parse_shocks(const std::vector<std::string>& texts);

}  // namespace fairvalue
