/// \file book/items/book_item.hpp
/// The items of a book, their results and their records, as bytes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/book/book_file.hpp>

namespace fairvalue::detail {

/// A position to be valued.
struct BookItem {
  std::uint64_t number;  ///< from 0, in the order of the inputs
  BookPosition position;
  std::optional<std::uint64_t> known{};  ///< fingerprint of the case for which the journal has rows
};
std::string bytes_of(const BookItem& item);
BookItem item_from(std::string_view bytes);

/// Rows of a position, as bytes; empty where the fingerprint is the known one.
struct ItemResult {
  std::uint64_t number;
  std::uint64_t fingerprint = 0;
  std::string rows{};
};
std::string bytes_of(const ItemResult& result);
ItemResult result_from(std::string_view bytes);

/// What the journal keeps of a position.
struct BookRecord {
  std::uint64_t fingerprint;
  std::string rows;
};
std::string bytes_of(const BookRecord& record);
BookRecord record_from(std::string_view bytes);

/// A checksum of the name of the case, of what is set in it, and of the id of the request.
std::uint64_t id_of_position(std::uint64_t id_of_book, const BookPosition& position);

}  // namespace fairvalue::detail
