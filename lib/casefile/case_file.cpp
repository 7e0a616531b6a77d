#include <fairvalue/casefile/case_file.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include <fairvalue/core/checksum.hpp>
#include <fairvalue/core/outcome.hpp>

#include "casefile/toml/parse_toml.hpp"
#include "read/case_reader.hpp"
#include "read/cross_checks.hpp"
#include "read/data_files.hpp"
#include "read/doubtful_warrants.hpp"
#include "read/fingerprint.hpp"
#include "read/history_checks.hpp"
#include "read/load_tree.hpp"
#include "read/path_settings.hpp"
#include "read/plausible.hpp"
#include "read/readings.hpp"
#include "read/whole_case.hpp"
#include "write/case_writer.hpp"
#include "write/toml_text.hpp"

namespace fairvalue {
namespace {

using detail::Findings;
using detail::Node;
using detail::ReadTree;
using detail::SetAgain;

constexpr std::size_t most_readings = 16;

/// One reading of a tree; empty where errors were found. All are told in one go: each rule is held against
/// what could be read.
std::optional<CaseFile> read_tree(const Node& root, Findings& findings) {
  detail::CaseReader reader{findings};
  CaseFile file = reader.file(root);
  if (file.name.empty()) file.name = file.company.name;
  detail::read_data_files(file, root, findings);
  detail::check_across(file, root, findings);
  detail::check_histories(file, root, findings);
  detail::check_whole(file, root, findings);
  detail::warn_of_warrants(file, root, findings);
  if (findings.errors() > 0) return std::nullopt;
  detail::warn_of_implausible(file, root, findings);
  return file;
}

/// The ways to read a loaded tree, after the settings and then the shifts.
std::vector<ReadTree> read_trees(std::optional<Node> root, const std::vector<PathSetting>& set,
                                 Findings& findings, SetAgain again,
                                 const std::vector<PathShift>& shifts = {}) {
  if (!root) return {};
  const std::size_t before = findings.errors();
  for (const PathSetting& setting : set) detail::apply(*root, setting, findings, again);
  for (const PathShift& shift : shifts) detail::apply(*root, shift, findings);
  if (findings.errors() > before) return {};  // of another file than the one that was meant
  return detail::all_readings(std::move(*root), findings);
}

/// Adds those that are not there yet: several readings have most of a file in common.
void add_new(std::vector<CaseFileFinding>& all, std::vector<CaseFileFinding> found) {
  for (CaseFileFinding& one : found) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
  }
}

/// By their places, file after file as they first appear; what has no line comes last in its file.
std::vector<CaseFileFinding> in_order(std::vector<CaseFileFinding> found) {
  std::map<std::string, std::size_t> files;
  for (const CaseFileFinding& one : found) files.emplace(one.position.file, files.size());
  const auto place = [&](const CaseFileFinding& one) {
    return std::tuple{files[one.position.file], one.position.line == 0, one.position.line,
                      one.position.column};
  };
  std::ranges::stable_sort(found, {}, place);
  return found;
}

[[noreturn]] void refuse(std::vector<CaseFileFinding> found) {
  std::erase_if(found, [](const CaseFileFinding& one) { return one.kind == FindingKind::warning; });
  throw CaseFileErrors{std::move(found)};
}

/// Reads the first `most` readings; throws with the errors of all of them.
std::vector<CaseReading> read_all(std::optional<Node> root, const std::vector<PathSetting>& set,
                                  Findings& findings, std::size_t most, SetAgain again = SetAgain::refused,
                                  const std::vector<PathShift>& shifts = {}) {
  std::vector<ReadTree> trees = read_trees(std::move(root), set, findings, again, shifts);
  bool is_sound = findings.errors() == 0;
  if (!is_sound && trees.empty()) refuse(findings.take());
  std::vector<CaseFileFinding> refused = is_sound ? std::vector<CaseFileFinding>{} : findings.take();
  if (trees.size() > most) trees.resize(most);
  std::vector<CaseReading> readings;
  for (const ReadTree& tree : trees) {
    auto file = read_tree(tree.root, findings);
    std::vector<CaseFileFinding> found = detail::in_readings(findings.take(), tree);
    is_sound = is_sound && file.has_value();
    if (!is_sound) add_new(refused, std::move(found));
    if (!is_sound) continue;
    file->warnings = std::move(found);
    file->readings = tree.clauses;
    readings.push_back({tree.label, std::move(*file)});
  }
  if (!is_sound) refuse(in_order(std::move(refused)));
  return readings;
}

}  // namespace

CaseFile read_case_file(const std::string& path, const std::vector<PathSetting>& set) {
  Findings findings;
  return std::move(read_all(detail::load_file(path, findings), set, findings, most_readings).front().file);
}

struct CaseSource::Loaded {
  Findings findings{};
  std::optional<Node> root{};
  detail::FileFingerprints files{};
  std::uint64_t fingerprint = 0;
};

CaseSource::CaseSource(const std::string& path) {
  auto loaded = std::make_unique<Loaded>();
  loaded->root = detail::load_file(path, loaded->findings);
  Checksum sum;
  sum.add_text(path);
  if (loaded->root) detail::add_tree(sum, *loaded->root, loaded->findings, loaded->files);
  for (const CaseFileFinding& one : Findings{loaded->findings}.take()) sum.add_text(to_string(one));
  loaded->fingerprint = sum.value();
  loaded_ = std::move(loaded);
}

CaseSource::~CaseSource() = default;
CaseSource::CaseSource(CaseSource&&) noexcept = default;
CaseSource& CaseSource::operator=(CaseSource&&) noexcept = default;

CaseFile CaseSource::read(const std::vector<PathSetting>& set, const std::vector<PathShift>& shifts) const {
  Findings findings = loaded_->findings;
  return std::move(read_all(loaded_->root, set, findings, 1, SetAgain::replaces, shifts).front().file);
}

std::uint64_t CaseSource::fingerprint(const std::vector<PathSetting>& set) const {
  Checksum sum;
  sum.add_number(loaded_->fingerprint);
  for (const PathSetting& setting : set) {
    sum.add_text(to_string(setting.path));
    sum.add_text(setting.value);
    if (setting.path.front() != PathStep{"data"}) continue;
    sum.add_number(
        loaded_->files.of(loaded_->findings.name_of(0), detail::parse_toml_value(setting.value).text));
  }
  return sum.value();
}

CaseFile read_case_text(std::string_view text, const std::string& name, const std::vector<PathSetting>& set) {
  Findings findings;
  return std::move(
      read_all(detail::load_text(text, name, findings), set, findings, most_readings).front().file);
}

std::vector<CaseReading> read_case_readings(const std::string& path, const std::vector<PathSetting>& set) {
  Findings findings;
  return read_all(detail::load_file(path, findings), set, findings, most_readings);
}

std::vector<std::string> files_of_case(const std::string& path, const std::vector<PathSetting>& set) {
  Findings findings;
  std::optional<Node> root;
  const auto loaded = attempt([&] { return detail::load_file(path, findings); });
  if (loaded.has_value()) root = loaded.value();
  std::vector<std::string> files = findings.names();
  if (files.empty()) files.push_back(path);
  if (!root) return files;
  for (const PathSetting& setting : set) detail::apply(*root, setting, findings);
  for (std::string& one : detail::paths_of_data(*root, findings)) files.push_back(std::move(one));
  return files;
}

std::vector<CaseFileFinding> check_case_file(const std::string& path, bool strict,
                                             const std::vector<PathSetting>& set) {
  Findings findings;
  if (strict) findings.ask_every_source();
  const auto trees = read_trees(detail::load_file(path, findings), set, findings, SetAgain::refused);
  std::vector<CaseFileFinding> found = findings.take();
  for (const ReadTree& tree : trees) {
    read_tree(tree.root, findings);
    add_new(found, detail::in_readings(findings.take(), tree));
  }
  if (strict) {
    for (CaseFileFinding& one : found) one.kind = FindingKind::error;
  }
  return in_order(std::move(found));
}

std::string case_text(const CaseFile& file) {
  CaseFile copy = file;
  return detail::toml_text(detail::CaseWriter{file.provenance}.file(copy));
}

}  // namespace fairvalue
