#include <fairvalue/core/interval.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

void refuse_interval(double low, double high) {
  require_finite("interval.low", low);
  require_finite("interval.high", high);
  throw DomainError("interval.low", fmt::format("<= interval.high ({})", high), low);
}

}  // namespace fairvalue::detail
