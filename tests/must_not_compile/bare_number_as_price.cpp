// expect: from 'double' to 'fairvalue::PerShare'
#include <fairvalue/equity/price_target.hpp>
using namespace fairvalue;
#ifdef WRONG
PerShare eps() { return implied_eps(130.0, Multiple{23}); }
#else
PerShare eps() { return implied_eps(PerShare{130.0}, Multiple{23}); }
#endif
