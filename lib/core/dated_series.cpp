#include <fairvalue/core/dated_series.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

void require_row_date(std::size_t index, std::optional<Date> previous, Date date) {
  const std::string field = fmt::format("series[{}].date", index);
  require_date(field, date);
  if (!previous) return;
  require(*previous < date, field, fmt::format("after the row before it ({})", to_string(*previous)),
          to_string(date));
}

}  // namespace fairvalue::detail
