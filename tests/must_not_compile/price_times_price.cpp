// expect: (operand types are 'fairvalue::PerShare' {aka 'fairvalue::Quantity<fairvalue::PerShareUnit>'} and 'fairvalue::PerShare'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
auto square = PerShare{5.79} * PerShare{30};
#else
auto price = PerShare{5.79} * Multiple{30};
#endif
