// expect: no matching function for call to 'fairvalue::Quantity<fairvalue::PerShareUnit>::Quantity()'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
PerShare price;
#else
PerShare price{600};
#endif
