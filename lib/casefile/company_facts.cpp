#include <fairvalue/casefile/company_facts.hpp>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "detail/fact_tags.hpp"
#include "detail/whole_file.hpp"

namespace fairvalue {
namespace {

using nlohmann::json;

/// The byte at which the parser stands.
class CountedByte {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountedByte(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}

  reference operator*() const { return *at_; }
  CountedByte& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  friend bool operator==(const CountedByte& a, const CountedByte& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// One value that is neither object nor array.
struct Scalar {
  std::optional<double> number{};
  std::optional<std::string> text{};
  const char* other = "";  // null, true, false, {...} or [...]

  bool is_null() const { return !number && !text && std::string_view{other} == "null"; }
  std::string shown() const { return number ? fmt::format("{}", *number) : text ? *text : other; }
};

/// An object or array that is open, and where in it the parser is.
struct Level {
  bool is_array;
  std::string key{};
  int index = -1;
};

/// The members of a fact read so far.
struct FactDraft {
  std::optional<Date> start{};
  std::optional<Date> end{};
  std::optional<Date> filed{};
  std::optional<double> value{};
  std::string form{};
  std::string accession{};
};

/// Receives the parser's events. The facts are at facts.TAXONOMY.TAG.units.UNIT[i].
class FactHandler {
 public:
  FactHandler(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  const char** furthest() { return &furthest_; }
  CompanyFacts result() {
    if (!has_facts_) refuse("facts", "given", "");
    return std::move(result_);
  }

  bool null() { return take({.other = "null"}); }
  bool boolean(bool value) { return take({.other = value ? "true" : "false"}); }
  bool number_integer(json::number_integer_t value) { return take({.number = static_cast<double>(value)}); }
  bool number_unsigned(json::number_unsigned_t value) { return take({.number = static_cast<double>(value)}); }
  bool number_float(double value, const std::string&) { return take({.number = value}); }
  bool string(std::string& value) { return take({.text = std::move(value)}); }
  bool binary(json::binary_t&) { return true; }  // JSON text has none
  bool key(std::string& key) {
    levels_.back().key = std::move(key);
    return true;
  }
  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }
  bool end_object() {
    if (is_in_fact()) finish_fact();
    return close();
  }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string& token, const json::exception&) {
    const bool ended = position > text_.size();
    throw ParseError(place(std::min(position, text_.size() + 1) - (position > 0 ? 1 : 0)), "", "valid JSON",
                     ended ? "" : token);
  }

 private:
  static constexpr std::size_t most_levels = 64;
  static constexpr std::size_t fact_level = 7;

  FilePosition place(std::size_t offset) const {
    const std::string_view before = text_.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file_, static_cast<int>(line), static_cast<int>(offset - start) + 1};
  }
  [[noreturn]] void refuse(std::string key, std::string rule, std::string got) const {
    const std::size_t offset = furthest_ == nullptr ? 0 : static_cast<std::size_t>(furthest_ - text_.data());
    throw ParseError(place(offset > 0 ? offset - 1 : 0), std::move(key), std::move(rule), std::move(got));
  }

  std::string path() const {
    std::string path;
    for (const Level& level : levels_) {
      if (level.is_array) {
        path += fmt::format("[{}]", level.index);
      } else {
        path += (path.empty() ? "" : ".") + level.key;
      }
    }
    return path;
  }

  bool is_in_fact() const {
    return tag_ != nullptr && levels_.size() == fact_level && levels_[3].key == "units" &&
           levels_[5].is_array;
  }
  /// What must be at the next place, by its level and name.
  const char* kind_due() const {
    if (levels_.empty()) return "an object";
    if (levels_.size() == 1) return levels_[0].key == "facts" ? "an object" : "";
    if (tag_ == nullptr || levels_[3].key != "units") return "";
    return levels_.size() == 5 ? "an array" : levels_.size() == 4 || levels_.size() == 6 ? "an object" : "";
  }
  void require_kind(const char* got, const std::string& shown) const {
    const std::string_view due = kind_due();
    if (!due.empty() && due != got) refuse(path(), std::string{due}, shown);
  }
  void count_element() {
    if (!levels_.empty() && levels_.back().is_array) ++levels_.back().index;
  }

  bool open(bool is_array) {
    count_element();
    require_kind(is_array ? "an array" : "an object", is_array ? "[...]" : "{...}");
    if (is_in_fact()) take_member({.other = is_array ? "[...]" : "{...}"});
    if (levels_.size() == most_levels)
      refuse(path(), fmt::format("at most {} levels deep", most_levels), "more");
    if (levels_.size() == 1 && levels_[0].key == "facts") has_facts_ = true;
    if (levels_.size() == 3 && levels_[0].key == "facts")
      tag_ = detail::find_tag(levels_[1].key, levels_[2].key);
    levels_.push_back({is_array});
    if (is_in_fact()) draft_ = {};
    return true;
  }
  bool close() {
    levels_.pop_back();
    if (levels_.size() == 3) tag_ = nullptr;
    return true;
  }

  bool take(Scalar value) {
    count_element();
    require_kind("a value", value.shown());
    if (levels_.size() == 1) take_root(value);
    if (is_in_fact()) take_member(value);
    return true;
  }
  void take_root(const Scalar& value) {
    if (levels_[0].key == "entityName" && value.text) result_.name = *value.text;
    if (levels_[0].key == "cik" && !value.is_null()) result_.cik = cik_of(value);
  }
  std::string cik_of(const Scalar& value) const {
    const std::string digits = value.shown();
    const bool good =
        !digits.empty() && digits.size() <= 10 &&
        std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isdigit(c); });
    if (!good) refuse("cik", "at most 10 digits", digits);
    return std::string(10 - digits.size(), '0') + digits;
  }

  void take_member(const Scalar& value) {
    const std::string& key = levels_.back().key;
    if (key == "start" && !value.is_null()) set_date(draft_.start, value);
    if (key == "end") set_date(draft_.end, value);
    if (key == "filed") set_date(draft_.filed, value);
    if (key == "val") set_number(value);
    if (key == "form" && value.text) draft_.form = *value.text;
    if (key == "accn" && value.text) draft_.accession = *value.text;
  }
  void set_date(std::optional<Date>& date, const Scalar& value) const {
    if (date) refuse(path(), "given once", value.shown());
    if (value.text) date = parse_date(*value.text);
    if (!date) refuse(path(), "a date YYYY-MM-DD", value.shown());
  }
  void set_number(const Scalar& value) {
    if (draft_.value) refuse(path(), "given once", value.shown());
    if (!value.number) refuse(path(), "a number", value.shown());
    draft_.value = *value.number + 0.0;  // -0 is 0
  }
  void finish_fact() {
    levels_.back().key = !draft_.end ? "end" : !draft_.value ? "val" : "filed";
    if (!draft_.end || !draft_.value || !draft_.filed) refuse(path(), "given", "");
    levels_.back().key = "start";
    if (draft_.start && *draft_.start > *draft_.end) {
      refuse(path(), "on or before end, " + to_string(*draft_.end), to_string(*draft_.start));
    }
    result_.facts.push_back({.measure = tag_->measure,
                             .tag = fmt::format("{}:{}", tag_->taxonomy, tag_->tag),
                             .rank = tag_->rank,
                             .unit = levels_[4].key,
                             .start = draft_.start,
                             .end = *draft_.end,
                             .value = *draft_.value,
                             .filed = *draft_.filed,
                             .form = std::move(draft_.form),
                             .accession = std::move(draft_.accession)});
  }

  std::string_view text_;
  const std::string& file_;
  const char* furthest_ = nullptr;
  std::vector<Level> levels_{};
  const detail::FactTag* tag_ = nullptr;  // of the facts being read; null if they are not wanted
  bool has_facts_ = false;
  FactDraft draft_{};
  CompanyFacts result_{};
};

}  // namespace

CompanyFacts parse_company_facts(std::string_view text, const std::string& file) {
  FactHandler handler{text, file};
  const CountedByte begin{text.data(), handler.furthest()};
  const CountedByte end{text.data() + text.size(), handler.furthest()};
  json::sax_parse(begin, end, &handler);
  return handler.result();
}

CompanyFacts read_company_facts(const std::string& path) {
  return parse_company_facts(detail::whole_file(path, {.bytes = company_facts_limit, .name = "100 MB"}),
                             path);
}

}  // namespace fairvalue
