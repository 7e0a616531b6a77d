// expect: invalid initialization of reference of type 'const fairvalue::RollingMultiple&' from expression of type 'const fairvalue::DefinedMultiple'
#include <fairvalue/equity/rolling_multiple.hpp>
using namespace fairvalue;
std::optional<PerShare> later(const DefinedMultiple& of_fy2026, const EpsPath& path, Date quoted, Date day) {
#ifdef WRONG
  return price_on(of_fy2026, path, day);
#else
  return price_on(*converted(of_fy2026, path, quoted, RollingWindow::next_twelve_months), path, day);
#endif
}
