#include <fairvalue/accounting/two_class.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_class(std::size_t i, const ShareClass& one) {
  const std::string field = fmt::format("classes[{}]", i);
  require(!one.name.empty(), field + ".name", "given", "none");
  require_positive(field + ".shares", one.shares);
  require_non_negative(field + ".distributed", one.distributed);
  require_non_negative(field + ".participation", one.participation);
}

}  // namespace

std::vector<ClassEps> two_class_eps(Money income, std::span<const ShareClass> classes) {
  require_finite("income", income);
  require_not_empty("classes", classes.size());
  Money left = income;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    require_class(i, classes[i]);
    left -= classes[i].distributed * classes[i].shares;
  }
  const auto part_of = [&](const ShareClass& one) {
    return left.value < 0.0 && !one.bears_losses ? 0.0 : one.participation;
  };
  Shares parts{0.0};
  for (const ShareClass& one : classes) parts += part_of(one) * one.shares;
  require(parts.value > 0.0, "classes.participation", "> 0 for one class at least", parts.value);
  std::vector<ClassEps> result;
  for (const ShareClass& one : classes) {
    const PerShare undistributed = require_result("undistributed", part_of(one) * (left / parts));
    result.push_back({.name = one.name,
                      .distributed = require_result("distributed", one.distributed),
                      .undistributed = undistributed,
                      .eps = require_result("eps", one.distributed + undistributed)});
  }
  return result;
}

}  // namespace fairvalue
