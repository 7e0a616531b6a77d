#include "variance_rows.hpp"

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

void require_variance_settings(const VarianceSettings& settings) {
  const std::uint64_t samples = settings.samples;
  require(samples >= 64 && samples <= (std::uint64_t{1} << 32), "settings.samples", "from 64 to 2^32",
          fmt::format("{}", samples));
}

OutputAt::OutputAt(const CallableModel& model, const InputLaw& law, std::size_t output)
    : law_(law), output_(output), run_(model), values_(base_values(model)) {}

std::optional<double> OutputAt::operator()(std::span<const double> normals) {
  law_.place(normals, values_);
  ++evaluations_;
  return run_.value(values_, output_);
}

}  // namespace fairvalue::detail
