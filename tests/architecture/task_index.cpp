// task_index: holds docs/reference/index.md against the public headers.
//   task_index ROOT
// Each row of a table there names functions or types in its second cell and links their header in the third.
// Every name must stand in that header, every header of ROOT/include/fairvalue must have a row, and so must
// every free function outside namespace detail but operators, to_string and require..., under its own header.
// Prints a line for each fault; exit status 0 without one, 1 with some, 2 when there is nothing to read.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

std::string content(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Bytes of the comment, directive or literal at `at`; 0 where another token stands.
std::size_t skipped(const std::string& code, std::size_t at) {
  const auto until = [&](const char* end, std::size_t from) {
    const std::size_t place = code.find(end, from);
    return place == code.npos ? code.size() - at : place - at + std::string{end}.size();
  };
  if (code.compare(at, 2, "//") == 0 || code[at] == '#') return until("\n", at) - 1;
  if (code.compare(at, 2, "/*") == 0) return until("*/", at + 2);
  const bool digit_separator = code[at] == '\'' && at > 0 && std::isalnum(code[at - 1]) != 0;
  if ((code[at] != '"' && code[at] != '\'') || digit_separator) return 0;
  std::size_t end = at + 1;
  while (end < code.size() && code[end] != code[at]) end += code[end] == '\\' ? 2 : 1;
  return end + 1 - at;
}

/// The code without comments, directives and literals.
std::string bare(const std::string& code) {
  std::string left;
  for (std::size_t i = 0; i < code.size();) {
    const std::size_t bytes = skipped(code, i);
    left += bytes > 0 ? ' ' : code[i];
    i += bytes > 0 ? bytes : 1;
  }
  return left;
}

/// The place behind the bracket that closes the one at `open`.
std::size_t behind(const std::string& code, std::size_t open) {
  const char opening = code[open], closing = opening == '(' ? ')' : opening == '{' ? '}' : '>';
  int depth = 0;
  for (std::size_t i = open; i < code.size(); ++i) {
    if (code[i] == opening) ++depth;
    if (code[i] == closing && --depth == 0) return i + 1;
  }
  return code.size();
}

/// The name of the function that a declaration at namespace scope declares, its parentheses empty; else "".
std::string function_name(std::string declaration) {
  static const std::regex other{R"(^\s*(?:using|typedef|static_assert|struct|class|enum|friend)\b)"};
  for (std::size_t at; (at = declaration.find("template")) != declaration.npos;) {
    const std::size_t open = declaration.find('<', at);
    declaration.erase(at, open == declaration.npos ? open : behind(declaration, open) - at);
  }
  const std::size_t open = declaration.find('(');
  if (open == declaration.npos || declaration.find('=') < open || std::regex_search(declaration, other))
    return "";
  std::smatch name;
  const std::string before = declaration.substr(0, open);
  static const std::regex last_word{R"((::)?\b(\w+)\s*$)"};
  const bool found = std::regex_search(before, name, last_word) && !name[1].matched;
  return found && before.find("operator") == before.npos ? name[2].str() : "";
}

/// Every free function of a header outside namespace detail. Bodies, types and parentheses are stepped over.
Names functions(const std::string& code) {
  static const std::regex space{R"(^\s*(?:inline\s+)?namespace\b)"};
  Names names;
  std::string statement;
  const auto end = [&] {
    names.insert(function_name(statement));
    statement.clear();
  };
  for (std::size_t i = 0; i < code.size();) {
    const char c = code[i];
    if (c == '(') {
      statement += "()";
      i = behind(code, i);
    } else if (c == '{') {
      const bool is_space = std::regex_search(statement, space);
      const bool opened = is_space && statement.find("detail") == statement.npos;
      const bool is_body = is_space || !function_name(statement).empty();
      if (is_body) end();
      i = opened ? i + 1 : behind(code, i);
    } else {
      if (c == ';' || c == '}')
        end();
      else
        statement += c;
      ++i;
    }
  }
  names.erase("");
  return names;
}

struct Row {
  std::size_t line;
  std::string header;
  std::vector<std::string> names;
};

/// The rows of the page that link a header.
std::vector<Row> rows(const std::string& page) {
  static const std::regex link{R"(\]\(\.\./\.\./include/fairvalue/([^)]+)\) \|$)"}, code{"`([^`]+)`"};
  std::vector<Row> found;
  std::istringstream lines{page};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::smatch header;
    if (!std::regex_search(line, header, link)) continue;
    Row row{number, header[1], {}};
    for (std::sregex_iterator at{line.begin(), line.end(), code}; at != std::sregex_iterator{}; ++at)
      row.names.push_back((*at)[1]);
    found.push_back(std::move(row));
  }
  return found;
}

bool is_exempt(const std::string& function) {
  return function == "to_string" || function.starts_with("require");
}

bool holds_word(const std::string& code, const std::string& word) {
  return std::regex_search(code, std::regex{"\\b" + word + "\\b"});
}

/// The public headers by their path below include/fairvalue, with their bare code.
std::map<std::string, std::string> headers(const fs::path& folder) {
  std::map<std::string, std::string> found;
  if (!fs::exists(folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() == ".hpp")
      found[entry.path().lexically_relative(folder).string()] = bare(content(entry.path()));
  }
  return found;
}

const char* const index_name = "docs/reference/index.md";

/// Prints what the rows name that is not there, and collects the names of each header; returns how often.
int faults_of_rows(const std::vector<Row>& rows, const std::map<std::string, std::string>& headers,
                   std::map<std::string, Names>& indexed) {
  int count = 0;
  for (const Row& row : rows) {
    const auto header = headers.find(row.header);
    const auto refuse = [&](const std::string& fault) {
      std::cout << index_name << ':' << row.line << ": " << fault << '\n';
      ++count;
    };
    if (header == headers.end()) {
      refuse("include/fairvalue/" + row.header + " does not exist");
      continue;
    }
    if (row.names.empty()) refuse("names nothing of " + row.header);
    for (const std::string& name : row.names) {
      if (!holds_word(header->second, name)) refuse(name + " is not in " + row.header);
      indexed[row.header].insert(name);
    }
  }
  return count;
}

/// Prints which headers and functions have no row; returns how many.
int faults_of_headers(const std::map<std::string, std::string>& headers,
                      const std::map<std::string, Names>& indexed) {
  int count = 0;
  for (const auto& [header, code] : headers) {
    const auto names = indexed.find(header);
    if (names == indexed.end()) {
      std::cout << "include/fairvalue/" << header << ": is not in " << index_name << '\n';
      ++count;
      continue;
    }
    for (const std::string& function : functions(code)) {
      if (is_exempt(function) || names->second.contains(function)) continue;
      std::cout << "include/fairvalue/" << header << ": " << function << " is not in " << index_name << '\n';
      ++count;
    }
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path root{argv[1]};
  const auto all = headers(root / "include/fairvalue");
  const auto listed = rows(content(root / index_name));
  std::map<std::string, Names> indexed;
  int count = faults_of_rows(listed, all, indexed);
  count += faults_of_headers(all, indexed);
  std::cout << listed.size() << " rows and " << all.size() << " headers read\n";
  if (listed.empty() || all.empty()) return 2;
  return count == 0 ? 0 : 1;
}
