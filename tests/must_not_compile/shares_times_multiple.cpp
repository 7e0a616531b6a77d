// expect: (operand types are 'fairvalue::Shares' {aka 'fairvalue::Quantity<fairvalue::SharesUnit>'} and 'fairvalue::Multiple'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
auto nothing = Shares{1'622e6} * Multiple{30};
#else
auto shares = Shares{1'622e6} * 30.0;
#endif
