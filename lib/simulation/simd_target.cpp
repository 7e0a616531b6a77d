#include <fairvalue/simulation/simd_target.hpp>

#include <hwy/highway.h>
#include <hwy/targets.h>

namespace fairvalue {

std::string simd_target() {
  const auto usable = hwy::SupportedTargets() & HWY_TARGETS;
  return hwy::TargetName(usable & -usable);  // better targets have lower bits
}

}  // namespace fairvalue
