#include <fairvalue/deal/follow_on.hpp>

#include <string>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

const FollowOn& require_follow_on(std::string_view field, const FollowOn& follow_on) {
  const std::string name{field};
  require_fraction(name + ".share", follow_on.share);
  require_finite(name + ".life", follow_on.life);
  require(follow_on.life.value >= 0.25, name + ".life", "at least a quarter of a year", follow_on.life.value);
  require_date(name + ".ends_on", follow_on.ends_on);
  require_non_negative(name + ".consideration", follow_on.consideration);
  return follow_on;
}

}  // namespace fairvalue
