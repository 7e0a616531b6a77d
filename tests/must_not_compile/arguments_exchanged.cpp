// expect: from 'Quantity<fairvalue::PerShareUnit>' to 'Quantity<fairvalue::MoneyUnit>'
#include <fairvalue/equity/price_target.hpp>
using namespace fairvalue;
#ifdef WRONG
Shares count() { return implied_shares(PerShare{600}, Money{1e12}); }
#else
Shares count() { return implied_shares(Money{1e12}, PerShare{600}); }
#endif
