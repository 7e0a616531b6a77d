#include <fairvalue/pricing/claim_methods.hpp>

namespace fairvalue {

std::string_view to_string(ExercisePolicy policy) {
  switch (policy) {
    case ExercisePolicy::hold_to_expiry: return "hold_to_expiry";
    case ExercisePolicy::on_vesting: return "on_vesting";
  }
  return "hold_to_expiry";
}

std::string_view to_string(ClosesMethod method) {
  switch (method) {
    case ClosesMethod::convolution: return "convolution";
    case ClosesMethod::shifted_hurdle: return "shifted_hurdle";
  }
  return "convolution";
}

}  // namespace fairvalue
