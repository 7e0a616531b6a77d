#include "book_item.hpp"

#include <fairvalue/book/book_request.hpp>
#include <fairvalue/core/checksum.hpp>

#include "core/detail/byte_stream.hpp"

namespace fairvalue::detail {
std::string bytes_of(const BookItem& item) {
  ByteWriter to;
  to.number(item.number);
  to.number(static_cast<std::uint8_t>(item.known ? 1 : 0));
  to.number(item.known.value_or(0));
  to.text(item.position.case_path);
  to.text(item.position.fault);
  to.list(item.position.settings, [&](const PathSetting& one) {
    to.text(to_string(one.path));
    to.text(one.value);
  });
  return to.take();
}

BookItem item_from(std::string_view bytes) {
  ByteReader from{bytes};
  BookItem item{.number = from.number<std::uint64_t>(), .position = {}};
  const bool is_known = from.number<std::uint8_t>() != 0;
  const auto known = from.number<std::uint64_t>();
  if (is_known) item.known = known;
  item.position.case_path = from.text();
  item.position.fault = from.text();
  item.position.settings = from.list([&] {
    PathSetting one{.path = parse_key_path(from.text()), .value = {}};
    one.value = from.text();
    return one;
  });
  return item;
}

std::string bytes_of(const ItemResult& result) {
  ByteWriter to;
  to.number(result.number);
  to.number(result.fingerprint);
  to.text(result.rows);
  return to.take();
}

ItemResult result_from(std::string_view bytes) {
  ByteReader from{bytes};
  ItemResult result{.number = from.number<std::uint64_t>()};
  result.fingerprint = from.number<std::uint64_t>();
  result.rows = from.text();
  return result;
}

std::string bytes_of(const BookRecord& record) {
  ByteWriter to;
  to.number(record.fingerprint);
  to.text(record.rows);
  return to.take();
}

BookRecord record_from(std::string_view bytes) {
  ByteReader from{bytes};
  BookRecord record{.fingerprint = from.number<std::uint64_t>(), .rows = {}};
  record.rows = from.text();
  return record;
}

std::uint64_t id_of_position(std::uint64_t id_of_book, const BookPosition& position) {
  Checksum sum;
  sum.add_number(id_of_book);
  sum.add_text(position.case_path);
  sum.add_text(position.fault);
  add_settings(sum, position.settings);
  return sum.value();
}

}  // namespace fairvalue::detail
