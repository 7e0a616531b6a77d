#include "suitable.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/book/book_file.hpp>
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>

#include "plain_path.hpp"

namespace fairvalue::detail {
namespace {

/// A setting or a shock, until a case is found that it suits.
struct Candidate {
  std::string option;  ///< "set", "shock"
  std::string words{};
  std::vector<PathSetting> settings{};
  std::vector<PathShift> shifts{};
  bool suits = false;
  std::string reason{};  ///< what the first case says that it does not suit
};

std::vector<Candidate> candidates_of(const BookRequest& request) {
  std::vector<Candidate> all;
  for (const PathSetting& one : request.settings)
    all.push_back({.option = "set", .words = to_string(one.path) + "=" + one.value, .settings = {one}});
  if (all.size() > 1) {  // each may suit a case, and all of them none
    Candidate together{.option = "set", .settings = request.settings};
    for (const Candidate& one : all) together.words += (together.words.empty() ? "" : "; ") + one.words;
    all.push_back(std::move(together));
  }
  for (const Shock& one : request.shocks)
    all.push_back({.option = "shock", .words = one.name, .settings = one.settings, .shifts = one.shifts});
  return all;
}

std::vector<PathSetting> joined(std::vector<PathSetting> first, const std::vector<PathSetting>& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

/// Why a case cannot be read so; empty where it can.
std::string fault_of(const CaseSource& source, const std::vector<PathSetting>& settings,
                     const std::vector<PathShift>& shifts = {}) {
  return attempt([&] { return source.read(settings, shifts); }).reason();
}

/// The case with all settings is the base of shocks; without any, that of a setting. A case that is unsound
/// by itself says nothing of either, unless all settings together make it whole.
void try_on(const BookRequest& request, const BookPosition& position, const CaseSource& source,
            std::vector<Candidate>& candidates) {
  const auto all = joined(request.settings, position.settings);
  const bool is_sound_with_all = fault_of(source, all).empty();
  const bool is_sound = is_sound_with_all || fault_of(source, position.settings).empty();
  if (!is_sound) return;
  for (Candidate& one : candidates) {
    if (one.suits || (one.option == "shock" && !is_sound_with_all)) continue;
    const bool is_known = one.option == "set" && is_sound_with_all;
    const std::string fault = is_known
                                  ? ""
                                  : fault_of(source,
                                             one.option == "set" ? joined(one.settings, position.settings)
                                                                 : joined(all, one.settings),
                                             one.shifts);
    one.suits = fault.empty();
    if (one.reason.empty()) one.reason = fault;
  }
}

void refuse_unsuitable(const std::vector<Candidate>& candidates) {
  for (const Candidate& one : candidates) {
    if (!one.suits && !one.reason.empty())
      throw DomainError(one.option, "one that suits a case of the book",
                        fmt::format("'{}', of which the first says: {}", one.words, one.reason));
  }
}

/// The settings of the whole book, each of another input; rows and shocks may replace them.
void require_settings_once(const std::vector<PathSetting>& settings) {
  std::vector<KeyPath> seen;
  for (const PathSetting& one : settings) {
    KeyPath plain = plain_path(one.path);
    if (std::ranges::find(seen, plain) != seen.end())
      throw DomainError("set", "of another input each", fmt::format("{} twice", to_string(plain)));
    seen.push_back(std::move(plain));
  }
}

}  // namespace

void require_suitable(const BookRequest& request) {
  require_settings_once(request.settings);
  std::vector<Candidate> candidates = candidates_of(request);
  BookReader reader{request.inputs};
  std::string path;
  std::string first_fault;
  std::shared_ptr<const CaseSource> source;  // rows of one case stand together as a rule
  bool has_case = false;
  while (const auto position = reader.next()) {
    if (path != position->case_path || !source) {
      path = position->case_path;
      const auto read = attempt([&] {
        if (!position->fault.empty()) throw Error{position->fault};
        return std::make_shared<const CaseSource>(path);
      });
      source = read.has_value() ? read.value() : nullptr;
      if (first_fault.empty()) first_fault = read.reason();
    }
    if (!source) continue;
    has_case = true;
    try_on(request, *position, *source, candidates);
    if (std::ranges::all_of(candidates, &Candidate::suits)) return;
  }
  if (!has_case) throw Error{"no case of the book can be read: " + first_fault};
  refuse_unsuitable(candidates);
}

}  // namespace fairvalue::detail
