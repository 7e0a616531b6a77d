/// \file deal/weakest_link.hpp
/// A site is ready when its last part is: data centre, power, cooling, interconnect, chips.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>

namespace fairvalue {

struct Component {
  std::string name;  ///< not empty
  Date ready;
};

struct WeakestLink {
  Date ready;                      ///< the latest of the components
  std::vector<std::string> names;  ///< those that are ready only then, in the order given
  int days_of_slack;  ///< how much sooner all would be ready without them; 0 when they are all there is
};

/// Throws DomainError on no components, a name that is empty or repeats, or an impossible date.
WeakestLink weakest_link(std::span<const Component> components);

}  // namespace fairvalue
