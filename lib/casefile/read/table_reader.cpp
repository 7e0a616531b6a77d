#include "table_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/utf8.hpp>

#include "key_advice.hpp"
#include "member_place.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::size_t most_told = 1'000;

std::string advice_for(const KeyInfo& info, std::string_view form) {
  return fmt::format("Write {} as {}. {}", info.name, form, info.meaning);
}

/// What is wrong with the spelling of a quantity, by what people type most; empty where nothing of it stands
/// out.
std::string_view advice_on_spelling(std::string_view text) {
  if (text.find(',') != std::string_view::npos)
    return "Leave commas out of numbers and write decimals with a point. ";
  for (const std::string_view sign : {"$", "€", "£", "¥"}) {
    if (text.find(sign) != std::string_view::npos)
      return "Write the currency's three-letter code after the number, not its symbol. ";
  }
  for (const std::string_view blank : {"\u00a0", "\u2007", "\u2009", "\u202f", "\u3000"}) {
    if (text.find(blank) != std::string_view::npos)
      return "The space in it is a no-break, thin or wide one: write an ordinary space. ";
  }
  return "";
}

/// Whether it has control characters, ends of lines among them, or others that are not shown and move text.
bool steers(const std::string& text) {
  const auto is_plain = [](char c) { return ' ' <= c && c <= '~'; };
  return !std::all_of(text.begin(), text.end(), is_plain) && printable(text) != text;
}

/// The amount behind the " to " of a range; the text itself without one.
std::string_view high_end(std::string_view text) {
  constexpr std::string_view between = " to ";
  const std::size_t range = text.find(between);
  return range == std::string_view::npos ? text : text.substr(range + between.size());
}

/// A source that is still to be written: "replace: the last close", "TODO", "TBD: page", "?".
bool is_placeholder(std::string_view text) {
  std::string low;
  for (const char c : text) low += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  low.erase(0, std::min(low.find_first_not_of(' '), low.size()));
  if (low.starts_with("replace:")) return true;
  if (!low.empty() && low.find_first_not_of("? ") == std::string::npos) return true;
  const bool is_word = low.starts_with("todo") || low.starts_with("tbd");
  const std::size_t end = low.starts_with("todo") ? 4 : 3;
  const auto is_letter = [](char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'); };
  return is_word && (low.size() == end || !is_letter(low[end]));
}

}  // namespace

// --- scopes ---

TableReader::Step::Step(TableReader& reader, std::string_view key)
    : reader_(reader), size_(reader.path_.size()) {
  if (!reader.path_.empty()) reader.path_ += '.';
  constexpr std::string_view bare = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  if (!key.empty() && key.find_first_not_of(bare) == std::string_view::npos) {
    reader.path_ += key;
  } else {
    reader.path_ += to_string(KeyPath{std::string{key}});
  }
}

TableReader::Step::Step(TableReader& reader, std::size_t index)
    : reader_(reader), size_(reader.path_.size()) {
  reader.path_ += fmt::format("[{}]", index);
}

TableReader::Scope::Scope(TableReader& reader, const Node& table, bool keeps)
    : reader_(reader),
      table_(table),
      keeps_(keeps),
      before_(reader.given_),
      outer_(reader.scope_),
      failures_before_(reader.findings_.failures()) {
  reader.scope_ = this;
  read_given();
}

void TableReader::Scope::read_given() {
  reader_.given_.quote.clear();
  const Node* const standing = reader_.entry("standing");
  const Node* const source = reader_.entry("source");
  const Node* const quote = reader_.entry("quote");
  states_ = standing != nullptr || source != nullptr || quote != nullptr;
  constexpr KeyInfo source_key{"source", "Article, filing or page; the reason of what is assumed."};
  constexpr KeyInfo quote_key{"quote", "The source's own words."};
  if (source != nullptr) {
    const Step step{reader_, "source"};
    stated_source_ = reader_.text(*source, source_key).value_or("");
    reader_.given_.source = stated_source_;
    reader_.given_.has_source = source->kind != NodeKind::text || !source->text.empty();
    reader_.given_.standing = Standing::stated;
    reader_.ask_to_replace(*source);
  }
  if (standing != nullptr) {
    const Step step{reader_, "standing"};
    if (const auto value = reader_.standing(*standing)) reader_.given_.standing = *value;
  }
  if (quote != nullptr) {
    const Step step{reader_, "quote"};
    reader_.given_.quote = reader_.text(*quote, quote_key).value_or("");
  }
}

TableReader::Scope::~Scope() {
  refuse_unknown_keys();
  if (!keeps_ && states_) {
    const Given& given = reader_.given_;
    const bool source_only =
        own_source_ && find(table_, "standing") == nullptr && find(table_, "quote") == nullptr;
    if (!source_only) {
      reader_.provenance_.push_back({reader_.path_with_indices(), given.standing, given.source, given.quote});
    }
  }
  reader_.given_ = std::move(before_);
  reader_.scope_ = outer_;
}

bool TableReader::Scope::is_sound() const { return reader_.findings_.failures() == failures_before_; }

void TableReader::Scope::refuse_unknown_keys() {
  for (const Entry& entry : table_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    if (reader_.findings_.errors() > most_told) {  // it would not be listed, and is only counted
      reader_.findings_.error(entry.place, "", "", "");
      continue;
    }
    std::vector<std::string> names(known_.begin(), known_.end());
    std::rotate(names.begin(), names.begin() + 3, names.end());  // standing, source and quote of every table
    const Step step{reader_, entry.key};
    reader_.findings_.error(
        entry.place, reader_.path_,
        fmt::format("must be a key of this table ({}), got '{}'", name_hint(entry.key, names), entry.key),
        advice_for_unknown(entry.key, names, reader_.kind_ == FileKind::company_case));
  }
}

const Node* TableReader::entry(const char* key) {
  scope_->known_.emplace_back(key);
  return find(scope_->table_, key);
}

const Node* TableReader::entry_around(std::string_view key) const {
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer_) {
    if (const Node* const found = find(scope->table_, key)) return found;
  }
  return nullptr;
}

// --- refusals ---

void TableReader::refuse(const Node& node, std::string_view rule, std::string advice) {
  findings_.error(node.place, path_, fmt::format("must be {}, got {}", rule, got(node)), std::move(advice));
}

void TableReader::refuse_missing(const KeyInfo& info) {
  const Step step{*this, info.name};
  findings_.error(scope_->table_.place, path_, "must be given, got none",
                  fmt::format("Add {} to this table. {}", info.name, info.meaning));
}

bool TableReader::require_table(const Node& node, const KeyInfo& info) {
  if (node.kind == NodeKind::table) return true;
  refuse(node, "a table", advice_for(info, "a table"));
  return false;
}

void TableReader::require_count(const Node& list, const KeyInfo& info) {
  const std::size_t count = list.items.size();
  if (info.least <= count && count <= info.most) return;
  const char* const bound = info.least == info.most ? "" : count < info.least ? "at least " : "at most ";
  findings_.error(list.place, path_,
                  fmt::format("must have {}{} elements, got {}", bound,
                              count < info.least ? info.least : info.most, count),
                  info.meaning);
}

void TableReader::refuse_domain(const DomainError& error, std::string_view prefix, const Node& from) {
  std::string_view field = error.field();
  if (field.starts_with(prefix) &&
      (field.size() == prefix.size() || field[prefix.size()] == '.' || field[prefix.size()] == '[')) {
    field.remove_prefix(prefix.size());
    if (field.starts_with('.')) field.remove_prefix(1);
  }
  const MemberPlace found = place_of_member(from, path_, field);
  const bool is_case = kind_ == FileKind::company_case;
  const std::string path = is_case ? with_missing_key(found) : found.path;
  const std::string meaning = is_case ? meaning_of(path) : "";
  findings_.error(found.node->place, path, fmt::format("must be {}, got {}", error.rule(), error.got()),
                  meaning.empty() ? "Change it, or what it is held against."
                                  : fmt::format("Change it, or what it is held against. {}", meaning));
}

// --- values ---

std::string TableReader::currency_for(std::string_view text, Dimension dimension) const {
  if (currency_) return currency_->code();
  return currency_of(high_end(text), dimension).value_or("USD");
}

void TableReader::refuse_form(const Node& node, Dimension dimension, const KeyInfo& info) {
  const std::string form = form_of(dimension, currency_for(node.text, dimension));
  const auto other =
      node.kind == NodeKind::text && currency_ ? currency_of(high_end(node.text), dimension) : std::nullopt;
  if (!other)
    return refuse(node, form, fmt::format("{}{}", advice_on_spelling(node.text), advice_for(info, form)));
  if (kind_ == FileKind::numbers) {
    return refuse(node, fmt::format("in {}, as all amounts of this file", currency_->code()),
                  fmt::format("Convert it from {}.", *other));
  }
  refuse(node, fmt::format("in {}, the company's currency", currency_->code()),
         fmt::format("Convert it from {}: a case has one currency, that of company.currency.", *other));
}

bool TableReader::require_rule(const Node& node, double value, Dimension dimension, const KeyInfo& info) {
  const std::string form = form_of(dimension, currency_for(node.text, dimension));
  if (!(std::abs(value) <= most_in_size(dimension))) {
    refuse(node, fmt::format("at most {:g} in size", most_in_size(dimension)), advice_for(info, form));
    return false;
  }
  if (holds(info.rule, value)) return true;
  refuse(node, text_of(info.rule), fmt::format("Write {}, {}. {}", form, text_of(info.rule), info.meaning));
  return false;
}

std::optional<double> TableReader::number(const Node& node, Dimension dimension, const KeyInfo& info) {
  const std::string currency = currency_for(node.text, dimension);
  std::optional<double> value;
  if (node.kind == NodeKind::number) {
    value = node.number == 0.0 ? 0.0 : node.number;
    if (!std::isfinite(node.number)) {
      refuse(node, "a finite number", advice_for(info, form_of(dimension, currency)));
      return std::nullopt;
    }
  } else if (node.kind == NodeKind::text) {
    const ParsedQuantity parsed = parse_quantity(node.text, dimension, currency);
    value = parsed.value;
    if (!value && parse_range(node.text, dimension, currency)) {
      refuse(node, "one number",
             kind_ == FileKind::numbers
                 ? advice_for(info, form_of(dimension, currency))
                 : fmt::format("Write your middle estimate here and the range in [[uncertain]]: name = "
                               "\"...\", range = \"{}\".",
                               printable(node.text)));
      return std::nullopt;
    }
  }
  if (!value) {
    refuse_form(node, dimension, info);
    return std::nullopt;
  }
  return require_rule(node, *value, dimension, info) ? value : std::nullopt;
}

std::optional<Interval<double>> TableReader::interval(const Node& node, Dimension dimension,
                                                      const KeyInfo& info) {
  const auto range = node.kind == NodeKind::text
                         ? parse_range(node.text, dimension, currency_for(node.text, dimension))
                         : std::nullopt;
  if (!range) {
    const auto one = number(node, dimension, info);
    return one ? std::optional{Interval{*one, *one}} : std::nullopt;
  }
  if (!range->low || !range->high) {
    refuse_form(node, dimension, info);
  } else if (*range->low > *range->high) {
    refuse(node, "a low end and then a high one", std::string{"Write the lower end first. "} + info.meaning);
  } else if (require_rule(node, *range->low, dimension, info) &&
             require_rule(node, *range->high, dimension, info)) {
    return Interval{*range->low, *range->high};
  }
  return std::nullopt;
}

std::optional<int> TableReader::whole(const Node& node, const KeyInfo& info) {
  if (node.kind != NodeKind::number || !node.is_whole) {
    findings_.error(node.place, path_, fmt::format("must be a whole number, got {}", got_as_written(node)),
                    advice_for(info, "a whole number"));
    return std::nullopt;
  }
  if (std::abs(node.number) > 1e9) {
    refuse(node, "at most 1e+09 in size", advice_for(info, "a smaller whole number"));
    return std::nullopt;
  }
  if (!holds(info.rule, node.number)) {
    refuse(node, text_of(info.rule), fmt::format("Write a number {}. {}", text_of(info.rule), info.meaning));
    return std::nullopt;
  }
  return static_cast<int>(node.number);
}

std::optional<Date> TableReader::date(const Node& node, const KeyInfo& info) {
  std::optional<Date> day;
  if (node.kind == NodeKind::date) day = node.date;
  if (node.kind == NodeKind::text) day = parse_date(node.text);
  using std::chrono::year;
  if (day && (day->year() < year{1900} || day->year() > year{2200})) {
    refuse(node, "a date from 1900 to 2200", advice_for(info, "a date such as 2026-12-31, without quotes"));
    return std::nullopt;
  }
  if (day) return day;
  refuse(node, "a date YYYY-MM-DD", advice_for(info, "a date such as 2026-12-31, without quotes"));
  return std::nullopt;
}

bool TableReader::is_plain_text(const Node& node) {
  if (!steers(node.text)) return true;
  findings_.error(node.place, path_,
                  fmt::format("must be text without control characters, got '{}'", printable(node.text)),
                  "Write it on one line and remove the control characters: nothing that a case prints may "
                  "steer a terminal.");
  return false;
}

std::optional<std::string> TableReader::text(const Node& node, const KeyInfo& info) {
  if (node.kind != NodeKind::text) {
    refuse(node, "text", advice_for(info, "text in double quotes"));
    return std::nullopt;
  }
  return is_plain_text(node) ? std::optional{node.text} : std::nullopt;
}

std::optional<bool> TableReader::boolean(const Node& node, const KeyInfo& info) {
  if (node.kind == NodeKind::boolean) return node.boolean;
  refuse(node, "true or false", advice_for(info, "true or false"));
  return std::nullopt;
}

std::optional<Standing> TableReader::standing(const Node& node) {
  if (node.kind == NodeKind::text) {
    if (const auto value = parse_key<Standing>(node.text)) return value;
  }
  refuse(node, node.kind == NodeKind::text ? choice_near<Standing>(node.text) : choice_near<Standing>(""),
         "Write stated for what the source prints, derived for arithmetic on it, assumed for your choice, "
         "redacted "
         "for what is blacked out.");
  return std::nullopt;
}

// --- sources ---

Given TableReader::given_for(const Node& node) const {
  if (node.place.line == 0) return {Standing::assumed, "set from outside the file", {}, true};
  Given given = given_;
  given.quote.clear();
  return given;
}

void TableReader::ask_for_source(const Node& node) {
  if (given_.has_source || node.place.line == 0 || scope_ == nullptr) return;
  if (!findings_.asks_every_source()) {
    const bool has_tables = kind_ == FileKind::numbers && scope_->outer_ == nullptr;  // one a number
    if (!has_tables && std::exchange(scope_->asked_, true)) return;
    if (!asked_.insert(without_indices(path_)).second) return;  // once for all elements of a list
  }
  const char* const advice = "Write { value = ..., source = \"...\" }, or give the table a source.";
  if (kind_ == FileKind::numbers)
    return findings_.error(node.place, path_, "must have a source, got none", advice);
  findings_.warning(node.place, path_, "should have a source, got none", advice);
}

void TableReader::ask_to_replace(const Node& source) {
  if (!findings_.asks_every_source() || source.kind != NodeKind::text || !is_placeholder(source.text)) return;
  findings_.warning(source.place, path_,
                    fmt::format("should say where the number is from, got '{}'", printable(source.text)),
                    "Name the article, filing or page, or the reason of what is assumed.");
}

std::string TableReader::path_with_indices() const {
  std::string path = path_;
  for (auto at = lists_of_one_.rbegin(); at != lists_of_one_.rend(); ++at) path.insert(*at, "[0]");
  return path;
}

std::vector<KeyProvenance> TableReader::take_provenance() { return std::move(provenance_); }

}  // namespace fairvalue::detail
