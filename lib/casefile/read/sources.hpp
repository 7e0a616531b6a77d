/// \file casefile/read/sources.hpp
/// The files a case was read from, and the findings about them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/case_findings.hpp>

#include "casefile/toml/node.hpp"

namespace fairvalue::detail {

/// A file, or a setting from outside, which has no lines.
struct Source {
  std::string name;
  std::string text{};     ///< empty where it must not be shown: that of an extended file
  bool is_quoted = true;  ///< whether a finding may say what stands there; of an extended file only the rule
};

/// Whether a path is that of the table or of something in it: "deal[0].plan.start" is inside "deal[0].plan".
bool is_inside(std::string_view path, std::string_view table);

/// Collects findings. Beyond 100 errors only their number is kept.
class Findings {
 public:
  std::uint32_t add_source(Source source);
  const std::string& name_of(std::uint32_t source) const { return sources_[source].name; }
  /// The names of all sources, in the order in which they were added.
  std::vector<std::string> names() const;

  void error(const Place& place, std::string key, std::string message, std::string advice);
  void warning(const Place& place, std::string key, std::string message, std::string advice);
  /// A warning that a valuation refuses: see CaseFileFinding.
  void valuation_error(const Place& place, std::string key, std::string message, std::string advice);
  /// A warning that no value of the warrant gets past.
  void warrant_error(const Place& place, std::string key, std::string message, std::string advice);
  std::size_t errors() const { return errors_; }

  /// Notes without a message that the value at a path could not be read, for what it rests on has an error.
  void unread(std::string path);
  /// How many values could not be read, for an error or for what they rest on.
  std::size_t failures() const { return errors_ + unread_; }
  /// Whether no error is at the path, inside it, or at a table that holds it. Never beyond 100 errors.
  bool is_sound(std::string_view path) const;

  /// Strict: every number without a source is told, not one of each table and list.
  void ask_every_source() { asks_every_source_ = true; }
  bool asks_every_source() const { return asks_every_source_; }

  /// In the order of their places; the first file is the case itself. Empties the collection.
  std::vector<CaseFileFinding> take();

 private:
  struct Found {
    Place place;
    CaseFileFinding finding;
  };
  void add(FindingKind kind, const Place& place, std::string key, std::string message, std::string advice);

  std::vector<Source> sources_;
  std::vector<Found> found_;
  std::size_t errors_ = 0;
  std::size_t unread_ = 0;
  std::vector<std::string> failed_{};  ///< paths of the errors kept and of what is unread
  bool asks_every_source_ = false;
};

}  // namespace fairvalue::detail
