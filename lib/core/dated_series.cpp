#include <fairvalue/core/dated_series.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

void require_later(std::size_t index, Date previous, Date date) {
  require(previous < date, fmt::format("series[{}].date", index),
          fmt::format("after the row before it ({})", to_string(previous)), to_string(date));
}

}  // namespace fairvalue::detail
