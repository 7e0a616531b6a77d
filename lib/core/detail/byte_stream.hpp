/// \file core/detail/byte_stream.hpp
/// Values as bytes, for a journal and for other processes of the same machine type.
#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// Numbers, and structures of numbers without padding, as they lie in memory; texts and lists with their
/// length before them.
class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    static_assert(std::is_trivially_copyable_v<Number>);
    char bytes[sizeof(Number)];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof bytes);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint64_t>(value.size()));
    bytes_.append(value);
  }
  void optional(const std::optional<double>& value) {
    number(static_cast<std::uint8_t>(value ? 1 : 0));
    if (value) number(*value);
  }
  /// Calls put(element) for each.
  template <class Element, class Put>
  void list(const std::vector<Element>& elements, const Put& put) {
    number(static_cast<std::uint64_t>(elements.size()));
    for (const Element& element : elements) put(element);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads them back in the same order. Throws Error where the bytes end too soon.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  Number number() {
    static_assert(std::is_trivially_copyable_v<Number>);
    Number value{};
    std::memcpy(&value, next(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() { return std::string{next(number<std::uint64_t>())}; }
  std::optional<double> optional() {
    return number<std::uint8_t>() != 0 ? std::optional{number<double>()} : std::nullopt;
  }
  /// Elements made by get(), as many as the list says.
  template <class Get>
  auto list(const Get& get) {
    std::vector<decltype(get())> elements;
    for (auto left = number<std::uint64_t>(); left > 0; --left) elements.push_back(get());
    return elements;
  }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view next(std::uint64_t size) {
    if (size > bytes_.size()) throw Error{"bytes: must be whole, got some that end too soon"};
    const std::string_view found = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return found;
  }

  std::string_view bytes_;
};

}  // namespace fairvalue::detail
