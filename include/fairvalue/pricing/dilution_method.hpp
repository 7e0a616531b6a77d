/// \file pricing/dilution_method.hpp
/// How the dilution by a warrant's own shares enters its value.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

enum class DilutionMethod {
  none,            ///< the price includes the dilution, as after an announcement
  damodaran,       ///< W = V(S*), S* = (S n + W m) / (n + m): the diluted share
  galai_schneller  ///< W = n / (n + m) V(S + W m / n): the firm's total value per share
};
template <>
inline constexpr auto enum_names<DilutionMethod> = names_of("dilution",
                                                            {"none", "damodaran", "galai_schneller"});

struct Dilution {
  DilutionMethod method = DilutionMethod::none;
  Shares outstanding{0.0};  ///< n, before the new ones; > 0 unless the method is `none`
  Shares issued{0.0};       ///< m, >= 0
};

}  // namespace fairvalue
