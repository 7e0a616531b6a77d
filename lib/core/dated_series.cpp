#include <fairvalue/core/dated_series.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

void require_row_date(std::size_t index, std::optional<Date> previous, Date date) {
  if (date.ok() && (!previous || *previous < date)) return;
  const std::string field = fmt::format("series[{}].date", index);
  require_date(field, date);
  throw DomainError(field, fmt::format("after the row before it ({})", to_string(*previous)),
                    to_string(date));
}

}  // namespace fairvalue::detail
