#include <fairvalue/pricing/claim_value.hpp>

namespace fairvalue {

std::string_view to_string(ValuationMethod method) {
  switch (method) {
    case ValuationMethod::closed_form: return "closed form";
    case ValuationMethod::quadrature: return "quadrature";
    case ValuationMethod::convolution: return "convolution";
    case ValuationMethod::shifted_hurdle: return "shifted hurdle";
    case ValuationMethod::simulation: return "simulation";
  }
  return "closed form";
}

}  // namespace fairvalue
