// expect: invalid initialization of reference of type 'const fairvalue::RollingMultiple&' from expression of type 'fairvalue::Multiple'
#include <fairvalue/equity/rolling_multiple.hpp>
using namespace fairvalue;
std::optional<PerShare> later(const EpsPath& path, Date day) {
#ifdef WRONG
  return price_on(Multiple{30}, path, day);
#else
  return price_on(RollingMultiple{.value = Multiple{30},
                                  .window = RollingWindow::next_twelve_months,
                                  .earnings = EarningsBasis::non_gaap},
                  path, day);
#endif
}
