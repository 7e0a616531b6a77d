#include "draw_jumps.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/core/require.hpp>

#include "normal_table.hpp"
#include "path_words.hpp"

namespace fairvalue::detail {
namespace {

constexpr double largest_mean = 8.0;  ///< expected jumps per part
constexpr double max_jumps = 1e4;     ///< of a path over its life: each takes about a microsecond

/// floor(2^32 P(at most k)) of a Poisson distribution, while that is below 2^32.
std::vector<std::uint32_t> poisson_thresholds(double mean) {
  std::vector<std::uint32_t> thresholds;
  double probability = std::exp(-mean);
  double at_most = probability;
  for (int k = 1; at_most < 1.0 - 0x1p-32 && probability > 0x1p-64; ++k) {
    thresholds.push_back(static_cast<std::uint32_t>(at_most * 0x1p32));
    probability *= mean / k;
    at_most += probability;
  }
  return thresholds;
}

/// The words of one path, one after another.
class WordSequence {
 public:
  WordSequence(std::uint64_t seed, std::uint64_t path) : seed_(seed), path_(path) {}
  std::uint32_t next() { return path_word(seed_, stream::jumps, path_, step_++); }

 private:
  std::uint64_t seed_;
  std::uint64_t path_;
  std::uint32_t step_ = 0;
};

std::ptrdiff_t number_of_jumps(const JumpLaw& law, WordSequence& words) {
  std::ptrdiff_t number = 0;
  for (int part = 0; part < law.parts; ++part) {
    number += std::ranges::upper_bound(law.thresholds, words.next()) - law.thresholds.begin();
  }
  return number;
}

/// A whole number in [0, count), uniform.
std::size_t pick(std::uint32_t word, int count) {
  return static_cast<std::size_t>((std::uint64_t{word} * static_cast<std::uint64_t>(count)) >> 32);
}

}  // namespace

JumpLaw jump_law(const Jumps& jumps, Years years) {
  const double expected = jumps.intensity * years.value;
  require(expected <= max_jumps, "model.jumps.intensity x life", "at most 10000", expected);
  const int parts = std::max(1, static_cast<int>(std::ceil(expected / largest_mean)));
  return {.thresholds = poisson_thresholds(expected / parts),
          .parts = parts,
          .mean = static_cast<float>(jumps.mean),
          .deviation = static_cast<float>(jumps.deviation)};
}

JumpBatch::JumpBatch(int days)
    : days_(days), sizes_(static_cast<std::size_t>(drawn_days(days)) * batch_paths) {}

void JumpBatch::draw(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path) {
  for (const std::size_t place : placed_) sizes_[place] = 0.0F;
  placed_.clear();
  for (std::size_t column = 0; column < batch_paths; ++column) draw_path(law, seed, first_path, column);
}

void JumpBatch::draw_path(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path,
                          std::size_t column) {
  WordSequence words(seed, first_path + column);
  for (auto left = number_of_jumps(law, words); left > 0; --left) {
    const std::size_t place = pick(words.next(), days_) * batch_paths + column;
    sizes_[place] += law.mean + law.deviation * table_normal(words.next());
    placed_.push_back(place);
  }
}

}  // namespace fairvalue::detail
