#include "load_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/core/utf8.hpp>

#include "casefile/detail/whole_file.hpp"
#include "casefile/toml/parse_toml.hpp"
#include "path_inside.hpp"
#include "plain_syntax.hpp"

namespace fairvalue::detail {
namespace {

namespace fs = std::filesystem;

constexpr SizeLimit tree_limit{case_file_limit, "16 MB"};
constexpr std::size_t most_extended = 16;

/// Where the first bytes stand that are not UTF-8.
std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80u) {
      ++at;
      continue;
    }
    const auto character = first_character(text.substr(at));
    if (!character) return at;
    at += character->bytes;
  }
  return std::nullopt;
}

Place place_of(std::string_view text, std::size_t at, std::uint32_t file) {
  const std::string_view before = text.substr(0, at);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, line, static_cast<std::uint32_t>(at - start + 1)};
}

/// One case with all that it extends.
class TreeLoader {
 public:
  explicit TreeLoader(Findings& findings) : findings_(findings) {}

  /// `chain`: the files that led here, the case itself first.
  std::optional<Node> load(std::string_view text, const std::string& name, std::vector<fs::path> chain) {
    const bool is_case = chain.size() == 1;
    Source source{.name = name, .is_quoted = is_case};
    if (is_case) source.text = text;
    const std::uint32_t file = findings_.add_source(std::move(source));
    if (const auto bad = first_bad_byte(text)) {
      findings_.error(place_of(text, *bad, file), "", "must be UTF-8, got other bytes",
                      "Save the file as UTF-8 text.");
      return std::nullopt;
    }
    ParsedToml parsed = parse_toml(text, file);
    if (parsed.error) {
      refuse_syntax(*parsed.error, is_case);
      return std::nullopt;
    }
    if (!has_known_schema(parsed.root, file, findings_)) return std::nullopt;
    return extended(std::move(parsed.root), name, std::move(chain));
  }

 private:
  void refuse_syntax(const SyntaxError& error, bool is_case) {
    const PlainSyntax plain = plain_syntax(error.what);
    findings_.error(error.place, "", is_case ? fmt::format("must be TOML: {}", plain.what) : "must be TOML",
                    fmt::format("{} A syntax error stops the reading at its line.", plain.advice));
  }

  std::optional<Node> extended(Node root, const std::string& name, std::vector<fs::path> chain) {
    const auto extend = std::find_if(root.entries.begin(), root.entries.end(),
                                     [](const Entry& entry) { return entry.key == "extend"; });
    if (extend == root.entries.end()) return root;
    const Node target = std::move(extend->value);
    root.entries.erase(extend);
    const auto path = base_path(target, name, chain);
    if (!path) return std::nullopt;
    LargeText text;
    try {
      text = whole_file(path->string(), tree_limit);
    } catch (const Error&) {
      findings_.add_source({.name = path->string(), .is_quoted = false});  // it may come later
      findings_.error(target.place, "extend",
                      fmt::format("must be a file that can be read, got {}", got(target)),
                      "Write the name of a case file in this folder or below.");
      return std::nullopt;
    }
    std::error_code error;
    chain.push_back(fs::weakly_canonical(fs::absolute(*path, error), error));
    auto base = load(std::string_view{text.data(), text.size()}, path->string(), std::move(chain));
    if (!base) return std::nullopt;
    return joined(std::move(*base), root);
  }

  /// The file that `extend` names, if it lies in the folder or below and does not lead in a circle.
  std::optional<fs::path> base_path(const Node& target, const std::string& name,
                                    const std::vector<fs::path>& chain) {
    const auto refuse = [&](std::string_view rule, const char* advice) {
      findings_.error(target.place, "extend", fmt::format("must be {}, got {}", rule, got(target)), advice);
      return std::nullopt;
    };
    const char* const where = "Write the name of a case file in this folder or below.";
    if (target.kind != NodeKind::text || target.text.empty()) return refuse("the name of a file", where);
    if (printable(target.text) != target.text)
      return refuse("text without control characters", "Write it on one line without control characters.");
    const auto path = path_inside(name, target.text);
    if (!path) return refuse("a file in the folder of the case or below", where);
    std::error_code error;
    const fs::path full = fs::weakly_canonical(fs::absolute(*path, error), error);
    if (std::find(chain.begin(), chain.end(), full) != chain.end()) {
      return refuse("a file that does not lead back here", "Remove one extend of the circle.");
    }
    if (chain.size() >= most_extended) {
      return refuse("one of at most 16 files in a row", "Join some of the files.");
    }
    return *path;
  }

  Findings& findings_;
};

}  // namespace

bool has_known_schema(const Node& root, std::uint32_t file, Findings& findings) {
  const Node* const schema = find(root, "schema");
  if (schema == nullptr) {
    findings.error({file, 1, 1}, "schema", "must be given, got none",
                   fmt::format("Begin the file with schema = {}.", case_schema_version));
    return true;
  }
  const bool is_number = schema->kind == NodeKind::number && schema->is_whole && schema->number >= 1.0;
  if (!is_number) {
    findings.error(schema->place, "schema",
                   fmt::format("must be a whole number from 1, got {}", got_as_written(*schema)),
                   fmt::format("Write schema = {}.", case_schema_version));
    return true;
  }
  if (schema->number <= case_schema_version) return true;
  findings.error(schema->place, "schema",
                 fmt::format("must be at most {}, the newest this program reads, got {}", case_schema_version,
                             got(*schema)),
                 "Use a newer fairvalue for this file.");
  return false;
}

std::optional<Node> load_text(std::string_view text, const std::string& name, Findings& findings) {
  if (text.size() > case_file_limit) throw Error{fmt::format("{}: must be at most 16 MB, got more", name)};
  std::error_code error;  // a text has a name that need not be a file's
  const fs::path full = fs::weakly_canonical(fs::absolute(name, error), error);
  return TreeLoader{findings}.load(text, name, {full});
}

std::optional<Node> load_file(const std::string& path, Findings& findings) {
  const LargeText text = whole_file(path, tree_limit);
  return load_text(std::string_view{text.data(), text.size()}, path, findings);
}

}  // namespace fairvalue::detail
