// format_arguments: refuses calls of fmt whose format string leaves arguments unused, which fmt itself
// accepts.
//   format_arguments ROOT
// Reads every .cpp and .hpp below ROOT's include, lib, examples and tests but the fixtures. Each call of
// fmt::format, fmt::format_to, fmt::format_to_n, fmt::formatted_size, fmt::print and fmt::println must have a
// string literal as its format and use all its arguments; `using fmt::` is refused, since the calls could not
// be found then. A comma between template arguments counts as one between arguments: such a call is refused
// without need and takes parentheses; none is let through. Prints a line for each fault; exit status 0
// without one, 1 with some, 2 when there is nothing to read.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Bytes of the comment, string or character literal at the start of `code`; 0 where another token stands.
std::size_t skipped(std::string_view code, bool in_name) {
  const auto until = [&](std::string_view end, std::size_t from) {
    const std::size_t at = code.find(end, from);
    return at == code.npos ? code.size() : at + end.size();
  };
  if (code.starts_with("//")) return std::min(code.find('\n'), code.size());
  if (code.starts_with("/*")) return until("*/", 2);
  if (!in_name && code.starts_with("R\"")) {
    return until(")" + std::string{code.substr(2, code.find('(') - 2)} + "\"", 2);
  }
  const bool digit_separator = code.front() == '\'' && in_name;
  if ((code.front() != '"' && code.front() != '\'') || digit_separator) return 0;
  std::size_t i = 1;
  while (i < code.size() && code[i] != code.front()) i += code[i] == '\\' ? 2 : 1;
  return std::min(i + 1, code.size());
}

/// The arguments of a call, from behind its opening parenthesis; none where it does not close.
std::optional<std::vector<std::string_view>> arguments(std::string_view code) {
  std::vector<std::string_view> found;
  int depth = 0;
  for (std::size_t i = 0, begin = 0; i < code.size();) {
    const std::size_t bytes = skipped(code.substr(i), i > 0 && is_name(code[i - 1]));
    const char c = code[i];
    if (bytes == 0 && depth == 0 && (c == ',' || c == ')')) {
      found.push_back(code.substr(begin, i - begin));
      if (c == ')') return found;
      begin = i + 1;
    }
    if (bytes == 0) depth += std::string_view{"([{"}.find(c) != code.npos ? 1 : 0;
    if (bytes == 0) depth -= std::string_view{")]}"}.find(c) != code.npos ? 1 : 0;
    i += std::max<std::size_t>(bytes, 1);
  }
  return std::nullopt;
}

/// What the literals of an argument hold, one after the other; none where anything else stands in it.
std::optional<std::string> literal(std::string_view argument) {
  std::string text;
  bool any = false;
  for (std::size_t i = 0; i < argument.size();) {
    const std::string_view rest = argument.substr(i);
    const std::size_t bytes = skipped(rest, false);
    const bool raw = rest.starts_with("R\""), string = raw || rest.front() == '"';
    if (bytes == 0 && std::isspace(static_cast<unsigned char>(rest.front())) == 0) return std::nullopt;
    if (bytes > 0 && rest.front() == '\'') return std::nullopt;
    if (raw) {
      const std::size_t open = rest.find('('), delimiter = open - 2;
      text += rest.substr(open + 1, bytes - open - delimiter - 3);
    } else if (string) {
      text += rest.substr(1, bytes - 2);
    }
    any = any || string;
    i += std::max<std::size_t>(bytes, 1);
  }
  return any ? std::optional{text} : std::nullopt;
}

/// How many arguments a format uses; empty where it names one or leaves one out.
std::optional<std::size_t> used(std::string_view format) {
  std::set<std::size_t> places;
  std::size_t next = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '{') continue;
    if (i + 1 < format.size() && format[i + 1] == '{') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(format.find_first_not_of("0123456789", i + 1), format.size());
    const std::string digits{format.substr(i + 1, end - i - 1)};
    if (end == format.size() || (format[end] != '}' && format[end] != ':')) return std::nullopt;
    places.insert(digits.empty() ? next++ : std::stoul(digits));
  }
  return places.empty() || *places.rbegin() + 1 == places.size() ? std::optional{places.size()}
                                                                 : std::nullopt;
}

/// What is wrong with a call of the function, given what stands behind its parenthesis; empty when nothing
/// is.
std::string fault(std::string_view function, std::string_view code) {
  const auto given = arguments(code);
  if (!given) return "does not close";
  std::size_t place = function == "format_to" ? 1 : function == "format_to_n" ? 2 : 0;
  if (function.starts_with("print") && given->size() > 1 && !literal(given->front())) place = 1;
  const auto format = place < given->size() ? literal((*given)[place]) : std::nullopt;
  if (!format) return "must have a string literal as its format";
  const auto count = used(*format);
  const std::size_t arguments = given->size() - place - 1;
  if (!count) return "must use its arguments without names and leave none out";
  if (*count == arguments) return "";
  return "uses " + std::to_string(*count) + " of its " + std::to_string(arguments) + " arguments";
}

bool formats(std::string_view function) {
  constexpr std::string_view names[] = {"format",         "format_to", "format_to_n",
                                        "formatted_size", "print",     "println"};
  return std::find(std::begin(names), std::end(names), function) != std::end(names);
}

/// What is wrong where the name fmt stands; empty when nothing is. `before` ends and `code` begins with it.
std::string fault_at_name(std::string_view before, std::string_view code) {
  if (code.starts_with("fmt/")) return "";  // an include
  if (!code.starts_with("fmt::")) return "fmt: must be written out in each call, fmt::format(...)";
  before = before.substr(0, before.find_last_not_of(" \n") + 1);
  if (before.ends_with("using")) return "using fmt::: must be written out in each call, fmt::format(...)";
  const std::size_t end = std::min(code.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 5), code.size());
  const std::string_view function = code.substr(5, end - 5);
  const std::size_t open = code.find_first_not_of(" \n", end);
  if (!formats(function) || open == code.npos || code[open] != '(') return "";
  const std::string wrong = fault(function, code.substr(open + 1));
  return wrong.empty() ? "" : "fmt::" + std::string{function} + ": " + wrong;
}

/// Prints what is wrong in a file; returns how often.
int faults(const std::string& name, std::string_view code) {
  int count = 0;
  for (std::size_t i = 0; i < code.size();) {
    const std::string_view rest = code.substr(i);
    const bool in_name = i > 0 && is_name(code[i - 1]);
    const std::size_t bytes = skipped(rest, in_name);
    const bool here =
        bytes == 0 && !in_name && rest.starts_with("fmt") && rest.size() > 3 && !is_name(rest[3]);
    const std::string wrong = here ? fault_at_name(code.substr(0, i), rest) : "";
    if (!wrong.empty()) {
      const auto line = 1 + std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(i), '\n');
      std::cout << name << ':' << line << ": " << wrong << '\n';
      ++count;
    }
    i += std::max<std::size_t>(bytes, 1);
  }
  return count;
}

std::string content(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The sources below a folder, fixtures left out, in order.
std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (auto at = fs::recursive_directory_iterator{folder}; at != fs::recursive_directory_iterator{}; ++at) {
    if (at->path().filename() == "fixtures") at.disable_recursion_pending();
    const fs::path extension = at->path().extension();
    if (extension == ".cpp" || extension == ".hpp") files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path root{argv[1]};
  int count = 0;
  std::size_t read = 0;
  for (const char* folder : {"include", "lib", "examples", "tests"}) {
    for (const fs::path& file : sources(root / folder)) {
      count += faults(file.lexically_relative(root).string(), content(file));
      ++read;
    }
  }
  std::cout << read << " sources read\n";
  if (read == 0) return 2;
  return count == 0 ? 0 : 1;
}
