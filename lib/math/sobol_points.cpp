#include <fairvalue/math/sobol_points.hpp>

#include <bit>

#include <fmt/core.h>
#include <boost/random/sobol.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/philox.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t bits = 32;
constexpr std::size_t most_dimensions = 1024;
constexpr std::uint32_t scramble_stream = 0x50B01;

/// Point 2^(k + 1) - 1 of the sequence in Gray order is direction number k itself; the engine starts at 1.
std::vector<std::uint32_t> direction_numbers(std::size_t dimensions) {
  std::vector<std::uint32_t> directions(bits * dimensions);
  boost::random::sobol_engine<std::uint32_t, bits> engine{dimensions};
  for (std::size_t k = 0; k < bits; ++k) {
    engine.seed();
    engine.discard(dimensions * ((std::uint64_t{2} << k) - 2));
    for (std::size_t d = 0; d < dimensions; ++d) directions[bits * d + k] = engine();
  }
  return directions;
}

std::uint32_t reversed(std::uint32_t word) {
  word = (word >> 16) | (word << 16);
  word = ((word & 0xFF00FF00U) >> 8) | ((word & 0x00FF00FFU) << 8);
  word = ((word & 0xF0F0F0F0U) >> 4) | ((word & 0x0F0F0F0FU) << 4);
  word = ((word & 0xCCCCCCCCU) >> 2) | ((word & 0x33333333U) << 2);
  return ((word & 0xAAAAAAAAU) >> 1) | ((word & 0x55555555U) << 1);
}

/// Flips each bit of the reversed word by a hash of the key and the bits below: in the word itself, of those
/// above, which is Owen's nested scrambling. The form is Laine's and Karras's, the constants Vegdahl's.
std::uint32_t scrambled(std::uint32_t word, std::uint32_t key) {
  word = reversed(word);
  word ^= word * 0x3D20ADEAU;
  word += key;
  word *= (key >> 16) | 1U;
  word ^= word * 0x05526C56U;
  word ^= word * 0x53A22864U;
  return reversed(word);
}

void require_inside(std::string_view name, std::size_t value, std::size_t least, std::size_t most) {
  if (least <= value && value <= most) return;
  throw DomainError(name, fmt::format("in [{}, {}]", least, most), fmt::format("{}", value));
}

}  // namespace

SobolPoints::SobolPoints(std::size_t dimensions, std::uint64_t seed, std::uint64_t replicate)
    : dimensions_(dimensions) {
  require_inside("dimensions", dimensions, 1, most_dimensions);
  directions_ = direction_numbers(dimensions);
  for (std::size_t d = 0; d < dimensions; ++d) {
    const auto [low, high] = philox_key(replicate);
    scrambles_.push_back(
        philox4x32({static_cast<std::uint32_t>(d), low, high, scramble_stream}, philox_key(seed))[0]);
  }
}

double SobolPoints::at(std::uint32_t index, std::size_t dimension) const {
  if (dimension >= dimensions_) require_inside("dimension", dimension, 0, dimensions_ - 1);
  const std::uint32_t* direction = directions_.data() + bits * dimension;
  std::uint32_t word = 0;
  for (; index != 0; index &= index - 1) word ^= direction[std::countr_zero(index)];
  return uniform(scrambled(word, scrambles_[dimension]));
}

}  // namespace fairvalue
