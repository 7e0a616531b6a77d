#include <fairvalue/company/guidance.hpp>

#include <type_traits>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

template <class Amount>
void require_figure(std::string_view field, const Dated<Amount>& figure, Date last) {
  require_positive(field, figure.value);
  if (last < figure.date) {
    require(false, fmt::format("{}.date", field),
            fmt::format("on or before the period's last day {}", to_string(last)), to_string(figure.date));
  }
}

template <class Amount>
const GuidancePathOf<Amount>& require_path(const GuidancePathOf<Amount>& path) {
  require_period("guidance.period", path.period);
  require_not_empty("guidance.guided", path.guided.size());
  require_positive("guidance.hoped", path.hoped);
  for (std::size_t i = 0; i < path.guided.size(); ++i) {
    require_figure(fmt::format("guidance.guided[{}]", i), path.guided[i], path.period.end);
  }
  require(std::is_same_v<Amount, PerShare> || !path.share_basis, "guidance.share_basis",
          "empty unless the guidance is per share", to_string(path.share_basis));
  require_share_basis("guidance.share_basis", path.share_basis);
  return path;
}

template <class Amount>
std::vector<GuidanceStepOf<Amount>> steps_of(const GuidancePathOf<Amount>& path) {
  std::vector<GuidanceStepOf<Amount>> steps;
  for (const auto& [given, guided] : require_path(path).guided) {
    const auto revision = steps.empty() ? std::nullopt : std::optional{growth(steps.back().guided, guided)};
    steps.push_back({.given = given,
                     .guided = guided,
                     .revision = revision,
                     .share_of_hope = require_finite("guidance.share_of_hope", guided / path.hoped),
                     .raise_to_hope = growth(guided, path.hoped)});
  }
  return steps;
}

}  // namespace

std::vector<GuidanceStep> guidance_steps(const GuidancePath& path) { return steps_of(path); }
std::vector<EpsGuidanceStep> guidance_steps(const EpsGuidancePath& path) { return steps_of(path); }

EpsGuidancePath on_share_basis(const EpsGuidancePath& path, std::span<const Split> splits,
                               const ShareBasis& to) {
  const Date first = require_path(path).guided[0].date;
  const double factor = share_factor("guidance.share_basis", path.share_basis, first, splits, to);
  EpsGuidancePath converted = path;
  converted.guided = path.guided.mapped([&](PerShare figure) { return split_adjusted(figure, factor); });
  converted.hoped = split_adjusted(path.hoped, factor);
  converted.share_basis = to;
  return converted;
}

}  // namespace fairvalue
