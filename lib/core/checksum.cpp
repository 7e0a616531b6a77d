#include <fairvalue/core/checksum.hpp>

#include <array>
#include <cstddef>

namespace fairvalue {
namespace {

constexpr std::uint64_t reflected_polynomial = 0xC96C5795D7870F42U;

/// What eight bits of the state become, by byte: one table a byte of a word, so that eight bytes go at once.
constexpr auto byte_tables() {
  std::array<std::array<std::uint64_t, 256>, 8> tables{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    std::uint64_t state = byte;
    for (int bit = 0; bit < 8; ++bit) {
      const std::uint64_t carry = (state & 1U) != 0 ? reflected_polynomial : std::uint64_t{0};
      state = (state >> 1) ^ carry;
    }
    tables[0][byte] = state;
  }
  for (std::size_t table = 1; table < tables.size(); ++table) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint64_t before = tables[table - 1][byte];
      tables[table][byte] = tables[0][before & 0xFFU] ^ (before >> 8);
    }
  }
  return tables;
}

constexpr auto tables_of_bytes = byte_tables();

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return word;
}

}  // namespace

void Checksum::add(std::string_view bytes) {
  const auto& tables = tables_of_bytes;
  std::uint64_t state = state_;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    const std::uint64_t word = state ^ word_at(bytes, at);
    state = 0;
    for (std::size_t i = 0; i < 8; ++i) state ^= tables[7 - i][(word >> (8 * i)) & 0xFFU];
  }
  for (; at < bytes.size(); ++at) {
    state = tables[0][(state ^ static_cast<unsigned char>(bytes[at])) & 0xFFU] ^ (state >> 8);
  }
  state_ = state;
}

void Checksum::add_number(std::uint64_t number) {
  char bytes[8];
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>((number >> (8 * i)) & 0xFFU);
  add({bytes, sizeof bytes});
}

void Checksum::add_text(std::string_view text) {
  add_number(text.size());
  add(text);
}

std::uint64_t checksum(std::string_view bytes) {
  Checksum sum;
  sum.add(bytes);
  return sum.value();
}

}  // namespace fairvalue
