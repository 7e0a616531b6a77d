// expect: no match for 'operator*'
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
auto nothing = Shares{1'622e6} * Multiple{30};
#else
auto shares = Shares{1'622e6} * 30.0;
#endif
