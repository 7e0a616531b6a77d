// expect: from '<brace-enclosed initializer list>' to 'fairvalue::PerShare'
#include <fairvalue/equity/price_target.hpp>
using namespace fairvalue;
using namespace std::chrono_literals;
const PeriodEps fy2026{.period = calendar_year(2026),
                       .eps = PerShare{5.79},
                       .basis = EarningsBasis::non_gaap,
                       .currency = Currency{"USD"}};
#ifdef WRONG
PriceTarget target{.multiple = Multiple{30}, .holds_on = 2026y / 6 / 19};
#else
PriceTarget target{.multiple = Multiple{30}, .earnings = fy2026, .holds_on = 2026y / 6 / 19};
#endif
