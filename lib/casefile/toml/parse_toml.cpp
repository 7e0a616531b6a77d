#include "parse_toml.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/impl/preprocessor.h>
// Some of toml++'s assertions fail on text that it then refuses soundly: "[<" would end a program, or in an
// optimized one be assumed never to come.
#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

#include <fmt/core.h>

#include "key_depth.hpp"

namespace fairvalue::detail {
namespace {

bool is_ascii(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80u; });
}

/// Turns toml++'s tree into ours.
class Converter {
 public:
  Converter(std::string_view text, std::uint32_t file) : lines_(lines_of(text)), file_(file) {}

  Place place(const toml::source_position& at) const {
    const std::size_t line = at.line;
    if (line == 0 || line > lines_.size()) return {file_, at.line, at.column};
    if (!columns_ || line != columns_line_) {  // many places lie on one line
      columns_.emplace(lines_[line - 1]);
      columns_line_ = line;
    }
    return {file_, at.line, columns_->byte_of(at.column)};
  }

  Place place_of_byte(std::string_view text, std::size_t at) const {
    const std::string_view before = text.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file_, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(at - start + 1)};
  }

  Node node(const toml::node& from) const {
    Node result;
    result.place = place(from.source().begin);
    from.visit([&](const auto& value) { fill(result, value); });
    return result;
  }

 private:
  void fill(Node& result, const toml::table& table) const {
    result.kind = NodeKind::table;
    result.entries.reserve(table.size());
    for (auto&& [key, value] : table) {
      result.entries.push_back({std::string{key.str()}, place(key.source().begin), node(value)});
    }
    std::stable_sort(result.entries.begin(), result.entries.end(),
                     [](const Entry& a, const Entry& b) { return is_before(a.place, b.place); });
  }
  void fill(Node& result, const toml::array& array) const {
    result.kind = NodeKind::list;
    result.items.reserve(array.size());
    for (const toml::node& item : array) result.items.push_back(node(item));
    result.of_tables = !array.empty() && array.is_array_of_tables() && !array.front().as_table()->is_inline();
  }
  void fill(Node& result, const toml::value<std::string>& value) const {
    result.kind = NodeKind::text;
    result.text = value.get();
  }
  void fill(Node& result, const toml::value<std::int64_t>& value) const {
    result.kind = NodeKind::number;
    result.number = static_cast<double>(value.get());
    result.is_whole = true;
  }
  void fill(Node& result, const toml::value<double>& value) const {
    result.kind = NodeKind::number;
    result.number = value.get();
  }
  void fill(Node& result, const toml::value<bool>& value) const {
    result.kind = NodeKind::boolean;
    result.boolean = value.get();
  }
  void fill(Node& result, const toml::value<toml::date>& value) const {
    result.kind = NodeKind::date;
    result.date = Date{std::chrono::year{value.get().year}, std::chrono::month{value.get().month},
                       std::chrono::day{value.get().day}};
  }
  template <class Time>
  void fill(Node& result, const Time&) const {  // times of a day, which no case file has
    result.kind = NodeKind::other;
    result.text = "a time of day";
  }

  std::vector<std::string_view> lines_;
  std::uint32_t file_;
  mutable std::optional<LineColumns> columns_{};  ///< of the line asked for last
  mutable std::size_t columns_line_ = 0;
};

/// toml++ stops behind a date that does not exist; its place is where it begins.
Place begin_of_date(Place place, std::string_view line) {
  const auto is_of_date = [](char c) { return ('0' <= c && c <= '9') || c == '-'; };
  while (place.column > 1 && place.column - 2 < line.size() && is_of_date(line[place.column - 2]))
    --place.column;
  return place;
}

/// toml++ stops behind a number that it cannot hold; its place is where it begins.
Place begin_of_number(Place place, std::string_view line) {
  const auto is_of_number = [](char c) {
    return ('0' <= c && c <= '9') || std::string_view{"+-._eE"}.find(c) != std::string_view::npos;
  };
  while (place.column > 1 && place.column - 2 < line.size() && is_of_number(line[place.column - 2]))
    --place.column;
  return place;
}

std::string without_lead(std::string_view text) {
  constexpr std::string_view lead = "Error while parsing ";
  if (text.starts_with(lead)) text.remove_prefix(lead.size());
  return std::string{text};
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

LineColumns::LineColumns(std::string_view line) : size_(static_cast<std::uint32_t>(line.size())) {
  if (is_ascii(line)) return;
  for (std::uint32_t i = 0; i < size_; ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0u) != 0x80u) starts_.push_back(i + 1);
  }
}

std::uint32_t LineColumns::byte_of(std::uint32_t column) const {
  if (starts_.empty() || column == 0) return column;
  const auto characters = static_cast<std::uint32_t>(starts_.size());
  return column <= characters ? starts_[column - 1] : size_ + column - characters;
}

ParsedToml parse_toml(std::string_view text, std::uint32_t file) {
  const Converter converter{text, file};
  if (const auto deep = first_deep_key(text)) {
    return {{},
            SyntaxError{converter.place_of_byte(text, *deep),
                        fmt::format("a key has at most {} parts joined by dots", most_key_parts)}};
  }
  const toml::parse_result parsed = toml::parse(text);
  if (parsed.failed()) {
    const toml::parse_error& error = parsed.error();
    Place place = converter.place(error.source().begin);
    std::string what = without_lead(error.description());
    const auto lines = lines_of(text);
    if (what.starts_with("date: ") && place.line > 0 && place.line <= lines.size())
      place = begin_of_date(place, lines[place.line - 1]);
    const bool is_large = what.find("could not be interpreted") != std::string::npos ||
                          what.find("not representable") != std::string::npos;
    if (is_large && place.line > 0 && place.line <= lines.size())
      place = begin_of_number(place, lines[place.line - 1]);
    return {{}, SyntaxError{place, std::move(what)}};
  }
  return {converter.node(parsed.table()), {}};
}

namespace {

/// Digits and perhaps a fraction, as TOML writes a number of at most 15 digits; empty for any other text.
std::optional<Node> short_decimal(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const bool has_lead = point > 0 && (point == 1 || digits.front() != '0');
  const bool ends_in_digit = !digits.empty() && digits.back() != '.';
  const auto is_part = [](char c) { return c == '.' || ('0' <= c && c <= '9'); };
  const auto points = std::ranges::count(digits, '.');
  if (!has_lead || !ends_in_digit || points > 1 || digits.size() > 16 ||
      !std::ranges::all_of(digits, is_part))
    return std::nullopt;
  double number = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  Node node = number_node(number + 0.0);  // TOML has no negative zero among whole numbers
  node.is_whole = points == 0;
  return node;
}

}  // namespace

Node parse_toml_value(std::string_view text) {
  if (auto number = short_decimal(text)) return std::move(*number);  // a book has millions of them
  const std::string line = fmt::format("value = {}", text);
  if (line.find('\n') == std::string::npos) {
    ParsedToml parsed = parse_toml(line, 0);
    if (!parsed.error && parsed.root.entries.size() == 1) return std::move(parsed.root.entries.front().value);
  }
  return text_node(std::string{text});
}

}  // namespace fairvalue::detail
