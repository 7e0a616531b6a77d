#include <fairvalue/pricing/control_variate.hpp>

namespace fairvalue {

std::string_view to_string(ControlVariate control) {
  switch (control) {
    case ControlVariate::automatic: return "automatic";
    case ControlVariate::none: return "none";
    case ControlVariate::martingale: return "martingale";
    case ControlVariate::crossing: return "crossing";
    case ControlVariate::crossing_and_streaks: return "crossing and streaks";
    case ControlVariate::post_stratified: return "post-stratified";
  }
  return "automatic";
}

}  // namespace fairvalue
