// expect: (operand types are 'fairvalue::Money' {aka 'fairvalue::Quantity<fairvalue::MoneyUnit>'} and 'fairvalue::PerShare'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
auto sum = Money{36.22e9} + PerShare{226.36};
#else
auto sum = Money{36.22e9} + Money{226.36};
#endif
