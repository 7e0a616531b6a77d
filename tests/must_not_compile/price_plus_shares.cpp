// expect: (operand types are 'fairvalue::PerShare' {aka 'fairvalue::Quantity<fairvalue::PerShareUnit>'} and 'fairvalue::Shares'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
auto sum = PerShare{203.71} + Shares{1'622e6};
#else
auto product = PerShare{203.71} * Shares{1'622e6};
#endif
