// expect: from 'Quantity<fairvalue::RateUnit>' to 'Quantity<fairvalue::YearsUnit>'
#include <fairvalue/core/growth.hpp>
using namespace fairvalue;
#ifdef WRONG
double factor() { return compound(0.6, Rate{5}); }
#else
double factor() { return compound(0.6, Years{5}); }
#endif
