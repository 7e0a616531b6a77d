#include <fairvalue/pricing/simulation_settings.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/simulation/path_engine.hpp>

namespace fairvalue {

const SimulationSettings& require_settings(const SimulationSettings& settings) {
  constexpr std::uint64_t max_paths = PathEngine::blocks * PathEngine::paths_per_block;
  require(1 <= settings.paths && settings.paths <= max_paths, "settings.paths",
          fmt::format("in [1, {}]", max_paths), fmt::format("{}", settings.paths));
  if (settings.target_error) require_positive("settings.target_error", *settings.target_error);
  require(settings.target_error || !settings.each_tranche, "settings.target_error", "given for each_tranche",
          "none");
  require(settings.run.threads >= 0, "settings.run.threads", ">= 0", settings.run.threads);
  require_enumerator("settings.control", settings.control);
  require_enumerator("settings.measure", settings.measure);
  return settings;
}

}  // namespace fairvalue
