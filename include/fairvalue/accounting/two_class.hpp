/// \file accounting/two_class.hpp
/// EPS of shares that take part in distributions differently: the two-class method.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct ShareClass {
  std::string name;          ///< not empty
  Shares shares;             ///< weighted average; > 0
  PerShare distributed;      ///< declared for the period; >= 0
  double participation;      ///< share of one share in what is left, against the others; >= 0
  bool bears_losses = true;  ///< has a contractual obligation to share losses
};

struct ClassEps {
  std::string name;
  PerShare distributed;
  PerShare undistributed;
  PerShare eps;
};

/// EPS of a class = distributed + its part of income less all distributions, divided by participation x
/// shares. A negative rest is divided among the classes that bear losses. At least one takes part in what is
/// left. A vested warrant whose holder gets dividends with the shareholders, before exercise and without
/// giving them back, is such a class. Source: ASC 260-10-45-59A to -68; IAS 33.A14.
std::vector<ClassEps> two_class_eps(Money income, std::span<const ShareClass> classes);

}  // namespace fairvalue
