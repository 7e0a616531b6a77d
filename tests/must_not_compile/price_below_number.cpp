// expect: (operand types are 'fairvalue::PerShare' {aka 'fairvalue::Quantity<fairvalue::PerShareUnit>'} and 'double')
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
bool below = PerShare{203.71} < 600.0;
#else
bool below = PerShare{203.71} < PerShare{600.0};
#endif
