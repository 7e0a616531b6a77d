// document_links: follows every link of the documents inside the repository.
//   document_links ROOT
// Reads ROOT's *.md and those below docs and examples. A link to another address is not followed; any other
// must lead to a file or folder and, behind '#', to a heading of it. Code blocks are left out. Every page
// below docs is linked in docs/README.md; the decisions have a list of their own. Prints a line for each
// fault; exit status 0 without one, 1 with some, 2 when there is nothing to read.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// The lines of a document, those of code blocks empty.
std::vector<std::string> text_lines(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream stream{file};
  bool in_code = false;
  for (std::string line; std::getline(stream, line);) {
    const bool fence = line.starts_with("```");
    lines.push_back(fence || in_code ? "" : line);
    if (fence) in_code = !in_code;
  }
  return lines;
}

/// A heading as the part of an address: lower case, blanks as '-', punctuation left out.
std::string anchor(const std::string& heading) {
  std::string made;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ')
      made += '-';
    else if (std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 128)
      made += static_cast<char>(std::tolower(byte));
  }
  return made;
}

std::set<std::string> anchors(const fs::path& file) {
  static const std::regex heading{R"(^#+ +(.*\S)\s*$)"};
  std::set<std::string> found;
  for (const std::string& line : text_lines(file)) {
    std::smatch match;
    if (std::regex_match(line, match, heading)) found.insert(anchor(match[1]));
  }
  return found;
}

/// What is wrong with a link of a document; empty when nothing is.
std::string fault(const fs::path& file, const std::string& link) {
  if (link.starts_with("http://") || link.starts_with("https://") || link.starts_with("mailto:")) return "";
  const std::size_t hash = std::min(link.find('#'), link.size());
  const fs::path target = hash == 0 ? file : file.parent_path() / link.substr(0, hash);
  if (!fs::exists(target)) return link + " does not exist";
  if (hash == link.size() || anchors(target).contains(link.substr(hash + 1))) return "";
  return link + " is no heading there";
}

/// The documents of the root itself and those below docs and examples, in order.
std::vector<fs::path> documents(const fs::path& root) {
  std::vector<fs::path> files;
  const auto add = [&](const fs::directory_entry& entry) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  };
  for (const auto& entry : fs::directory_iterator{root}) add(entry);
  for (const char* folder : {"docs", "examples"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator{root / folder}) add(entry);
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What the links of a line lead to, in their order.
std::vector<std::string> links_of(const std::string& line) {
  static const std::regex link{R"(\]\(([^)\s]+)\))"};
  std::vector<std::string> found;
  for (std::sregex_iterator at{line.begin(), line.end(), link}; at != std::sregex_iterator{}; ++at)
    found.push_back((*at)[1]);
  return found;
}

/// Prints what is wrong in a document; returns how often.
int faults(const fs::path& root, const fs::path& file) {
  int count = 0;
  const auto lines = text_lines(file);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& link : links_of(lines[i])) {
      const std::string wrong = fault(file, link);
      if (wrong.empty()) continue;
      std::cout << file.lexically_relative(root).string() << ':' << i + 1 << ": " << wrong << '\n';
      ++count;
    }
  }
  return count;
}

/// Prints the pages below docs that docs/README.md does not lead to; returns how many.
int unlisted(const fs::path& root, const std::vector<fs::path>& files) {
  const fs::path docs = root / "docs";
  std::set<fs::path> listed{(docs / "README.md").lexically_normal()};
  for (const std::string& line : text_lines(docs / "README.md"))
    for (const std::string& link : links_of(line)) listed.insert((docs / link).lexically_normal());
  int count = 0;
  for (const fs::path& file : files) {
    const std::string name = file.lexically_relative(docs).string();
    if (name.starts_with("..") || name.starts_with("decisions/") || listed.contains(file.lexically_normal()))
      continue;
    std::cout << file.lexically_relative(root).string() << ": is not in docs/README.md\n";
    ++count;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path root{argv[1]};
  int count = 0;
  const auto files = documents(root);
  for (const fs::path& file : files) count += faults(root, file);
  count += unlisted(root, files);
  std::cout << files.size() << " documents read\n";
  if (files.empty()) return 2;
  return count == 0 ? 0 : 1;
}
