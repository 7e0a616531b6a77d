// expect: invalid initialization of reference of type 'const fairvalue::PriceModel&' from expression of type 'const Heston'
#include <fairvalue/simulation/price_model.hpp>
using namespace fairvalue;
struct Heston {
  EquityMarket market;
  double volatility_of_variance;
};
#ifndef WRONG
PathTraits path_traits(const Heston&) { return {.has_continuous_paths = true}; }
#endif
bool strata(const Heston& model) { return path_traits(model).terminal_is_lognormal; }
