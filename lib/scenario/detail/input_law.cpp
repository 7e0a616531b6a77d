#include "input_law.hpp"

#include <algorithm>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

#include "random_streams.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::size_t words_a_call = 4;

bool is_identity(const std::vector<double>& factor, std::size_t size) {
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      if (factor[row * size + column] != 0.0) return false;
    }
  }
  return true;
}

}  // namespace

void NormalSource::draw(std::uint64_t index, std::span<double> out) const {
  const auto key = philox_key(seed);
  const auto low = static_cast<std::uint32_t>(index);
  const auto high = static_cast<std::uint32_t>(index >> 32) << 24;
  for (std::size_t d = 0; d < out.size(); d += words_a_call) {
    const auto call = static_cast<std::uint32_t>(d / words_a_call);
    const auto words = philox4x32({low, high | call, this->stream, detail::stream::normals}, key);
    const std::size_t count = std::min(words_a_call, out.size() - d);
    for (std::size_t i = 0; i < count; ++i) out[d + i] = normal_quantile(uniform(words[i]));
  }
}

InputLaw::InputLaw(const CallableModel& model, const UncertainInputs& uncertain)
    : factor_(cholesky_factor(normal_correlations(uncertain)).value()),
      independent_(is_identity(factor_, uncertain.inputs.size())) {
  for (const UncertainInput& input : uncertain.inputs) {
    slots_.push_back(input_slot(model, input.name));
    marginals_.emplace_back(input.distribution);
  }
}

void InputLaw::correlate(std::span<double> normals) const {
  if (independent_) return;
  for (std::size_t row = size();
       row-- > 0;) {  // from the last row up, because a row needs the old values of those above it
    const double* factor = factor_.data() + row * size();
    double sum = 0.0;
    for (std::size_t column = 0; column <= row; ++column) sum += factor[column] * normals[column];
    normals[row] = sum;
  }
}

void InputLaw::place(std::span<const double> normals, std::span<double> values) const {
  for (std::size_t i = 0; i < size(); ++i) values[slots_[i]] = marginals_[i].at(normals[i]);
}

}  // namespace fairvalue::detail
