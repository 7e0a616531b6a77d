#include "sources.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

constexpr std::size_t most_errors = 100;

/// A line of the text, counted from 1; empty where it has none.
std::string line_of(std::string_view text, std::uint32_t line) {
  for (std::uint32_t i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return std::string{text};
}

/// "must be > 0" of "must be > 0, got -4".
std::string rule_of(const std::string& message) { return message.substr(0, message.find(", got ")); }

}  // namespace

bool is_inside(std::string_view path, std::string_view table) {
  if (table.empty()) return true;
  if (!path.starts_with(table)) return false;
  return path.size() == table.size() || path[table.size()] == '.' || path[table.size()] == '[';
}

std::uint32_t Findings::add_source(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::vector<std::string> Findings::names() const {
  std::vector<std::string> names;
  for (const Source& one : sources_) names.push_back(one.name);
  return names;
}

void Findings::add(FindingKind kind, const Place& place, std::string key, std::string message,
                   std::string advice) {
  const Source& source = sources_[place.file];
  found_.push_back({place,
                    {.kind = kind,
                     .position = {source.name, static_cast<int>(place.line), static_cast<int>(place.column)},
                     .key = std::move(key),
                     .message = source.is_quoted ? std::move(message) : rule_of(message),
                     .line = place.line > 0 ? line_of(source.text, place.line) : "",
                     .advice = std::move(advice)}});
}

void Findings::error(const Place& place, std::string key, std::string message, std::string advice) {
  if (++errors_ > most_errors) return;
  failed_.push_back(key);
  add(FindingKind::error, place, std::move(key), std::move(message), std::move(advice));
}

void Findings::warning(const Place& place, std::string key, std::string message, std::string advice) {
  if (found_.size() > 2 * most_errors) return;
  add(FindingKind::warning, place, std::move(key), std::move(message), std::move(advice));
}

void Findings::valuation_error(const Place& place, std::string key, std::string message, std::string advice) {
  add(FindingKind::warning, place, std::move(key), std::move(message), std::move(advice));
  found_.back().finding.stops_valuation = true;
}

void Findings::warrant_error(const Place& place, std::string key, std::string message, std::string advice) {
  add(FindingKind::warning, place, std::move(key), std::move(message), std::move(advice));
  found_.back().finding.stops_warrant = true;
}

void Findings::unread(std::string path) {
  ++unread_;
  failed_.push_back(std::move(path));
}

bool Findings::is_sound(std::string_view path) const {
  if (errors_ > most_errors) return false;
  return std::ranges::none_of(
      failed_, [&](const std::string& failed) { return is_inside(failed, path) || is_inside(path, failed); });
}

std::vector<CaseFileFinding> Findings::take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Found& a, const Found& b) { return is_before(a.place, b.place); });
  std::vector<CaseFileFinding> findings;
  for (Found& one : found_) findings.push_back(std::move(one.finding));
  if (errors_ > most_errors) {
    CaseFileFinding rest;
    rest.position.file = sources_.front().name;
    rest.message = fmt::format("{} further errors are not listed", errors_ - most_errors);
    rest.advice = "Correct those above first.";
    rest.count = errors_ - most_errors;
    findings.push_back(std::move(rest));
  }
  found_.clear();
  failed_.clear();
  errors_ = 0;
  unread_ = 0;
  return findings;
}

}  // namespace fairvalue::detail
