#include <fairvalue/core/interval.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

void refuse_interval(double low, double high) {
  throw DomainError("interval.low", fmt::format("<= interval.high ({})", high), low);
}

}  // namespace fairvalue::detail
