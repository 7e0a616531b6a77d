#include <fairvalue/deal/weakest_link.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_components(std::span<const Component> components) {
  require_not_empty("components", components.size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const auto& [name, ready] = components[i];
    const std::string field = fmt::format("components[{}]", i);
    require(!name.empty(), field + ".name", "a name", "none");
    require(names.insert(name).second, field + ".name", "unique", name);
    require_date(field + ".ready", ready);
  }
}

}  // namespace

WeakestLink weakest_link(std::span<const Component> components) {
  require_components(components);
  WeakestLink link{
      .ready = std::ranges::max(components, {}, &Component::ready).ready, .names = {}, .days_of_slack = 0};
  std::optional<Date> others_ready;
  for (const auto& [name, ready] : components) {
    if (ready == link.ready) {
      link.names.push_back(name);
    } else {
      others_ready = std::max(others_ready, std::optional{ready});
    }
  }
  if (others_ready) link.days_of_slack = days_between(*others_ready, link.ready);
  return link;
}

}  // namespace fairvalue
