#include <fairvalue/simulation/measure.hpp>

namespace fairvalue {

std::string_view to_string(Measure measure) {
  switch (measure) {
    case Measure::risk_neutral: return "risk-neutral";
    case Measure::share: return "share";
  }
  return "unknown";
}

}  // namespace fairvalue
