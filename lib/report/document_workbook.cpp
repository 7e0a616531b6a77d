#include <fairvalue/report/document_workbook.hpp>

#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/core.h>
#include <xlsxwriter.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t header_row = 2;  // below the title and a blank line
constexpr std::size_t first_row = header_row + 1;
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t longest_sheet_name = 31;
constexpr std::size_t longest_text = 32'767;
constexpr time_t creation_date = 946'728'000;  // 2000-01-01, noon: the same bytes on every day

/// A file for the writer, which knows no other place; gone with the object.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code failure;
    const auto folder = std::filesystem::temp_directory_path(failure);
    if (failure)
      throw Error{"the workbook: needs a folder for a temporary file: TMPDIR must name one that is there"};
    path_ = (folder / "fairvalue-XXXXXX").string();
    const int descriptor = mkstemp(path_.data());
    if (descriptor < 0) throw Error{"the workbook: no temporary file can be made in " + path_};
    close(descriptor);
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  std::string bytes() const {
    std::ifstream file{path_, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }

 private:
  std::string path_;
};

/// The writer prints what it cannot do to standard error, which is for one line of ours.
class QuietErrors {
 public:
  QuietErrors() : before_{dup(STDERR_FILENO)} {
    std::fflush(stderr);
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nothing < 0) return;
    dup2(nothing, STDERR_FILENO);
    close(nothing);
  }
  ~QuietErrors() {
    std::fflush(stderr);
    if (before_ < 0) return;
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  int before_;
};

/// The writer prints numbers with printf; under this they have points whatever the program's locale.
class PlainLocale {
 public:
  PlainLocale() : plain_{newlocale(LC_ALL_MASK, "C", nullptr)}, before_{uselocale(plain_)} {}
  ~PlainLocale() {
    uselocale(before_);
    freelocale(plain_);
  }
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;

 private:
  locale_t plain_;
  locale_t before_;
};

/// The key as the name of a sheet: no characters that are refused there, at most 31, none twice (without
/// regard to case).
std::map<std::string, std::string> sheet_names(const Document& document) {
  std::map<std::string, std::string> names;
  std::set<std::string> taken{"about"};
  const auto lower = [](std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
  };
  for (const DocumentTable& table : document.tables) {
    std::string name;
    for (const char c : table.key) {
      const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ' ';
      name += is_plain ? c : '_';
    }
    name.resize(std::min(name.size(), longest_sheet_name - 4));
    std::string unlike = name;
    for (int i = 2; !taken.insert(lower(unlike)).second; ++i) unlike = fmt::format("{}_{}", name, i);
    names.emplace(table.key, unlike);
  }
  return names;
}

std::string number_format(std::string_view unit) {
  if (unit == "%") return "0.0%";
  if (unit == "x") return "0.00\"x\"";
  if (unit.starts_with("x ")) return fmt::format("0.00\"x {}\"", unit.substr(2));
  if (unit.ends_with("/share")) return "#,##0.00";
  if (unit == "GW" || unit == "years") return "0.00";
  if (unit == "days" || unit == "months") return "0";
  if (unit == "shares" || unit.ends_with("/GW")) return "#,##0";
  if (unit.size() == 3) return "#,##0";  // a currency
  return "General";
}

enum class Fill { none, assumed, redacted };

Fill fill_of(const DocumentCell& cell) {
  if (!cell.standing) return Fill::none;
  switch (*cell.standing) {
    case Standing::stated:
    case Standing::derived: return Fill::none;
    case Standing::assumed: return Fill::assumed;
    case Standing::redacted: return Fill::redacted;
  }
  refuse_enumerator(*cell.standing);
}

class Workbook {
 public:
  Workbook(const Document& document, const std::string& path)
      : document_{document},
        has_formulas_{any_formula(document)},
        names_{sheet_names(document)},
        book_{workbook_new(path.c_str())} {
    if (!book_) throw Error{"the workbook: " + path + " cannot be written"};
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    lxw_doc_properties properties{};
    properties.created = creation_date;
    workbook_set_properties(book_, &properties);
    workbook_set_custom_property_string(book_, "generator", "fairvalue");
  }

  ~Workbook() { lxw_workbook_free(book_); }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void write() {
    write_about();
    for (const DocumentTable& table : document_.tables) write_table(table);
    const auto close = [&] {
      const QuietErrors quiet;
      return workbook_close(std::exchange(book_, nullptr));  // which frees it
    };
    const lxw_error status = close();
    if (status != LXW_NO_ERROR) throw Error{fmt::format("the workbook: {}", lxw_strerror(status))};
  }

 private:
  lxw_worksheet* sheet(const std::string& name) { return workbook_add_worksheet(book_, name.c_str()); }

  static void put_text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
                       lxw_format* format = nullptr) {
    std::string line = printable(text);
    if (line.size() > longest_text) line.resize(longest_text);
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), line.c_str(),
                           format);
  }

  void write_about() {
    lxw_worksheet* const about = sheet("about");
    std::size_t row = 0;
    for (const std::string& sentence : document_.headline) put_text(about, row++, 0, sentence, bold_);
    ++row;
    for (const DocumentFact& fact : document_.about) {
      put_text(about, row, 0, fact.key);
      put_text(about, row++, 1, fact.value);
    }
    ++row;
    for (const std::string& warning : document_.warnings) put_text(about, row++, 0, "Warning: " + warning);
    put_text(about, row, 0, "assumed: our choice", format("General", Fill::assumed));
    put_text(about, row + 1, 0, "redacted: blacked out in the source, our choice",
             format("General", Fill::redacted));
    if (has_formulas_)
      put_text(about, row + 2, 0, "in grey: does not follow a changed cell, as the sentences above do not",
               format("General", Fill::none, true));
    worksheet_set_column(about, 0, 1, 40, nullptr);
  }

  void write_table(const DocumentTable& table) {
    if (table.rows.size() + table.notes.size() + first_row + 1 > most_rows)
      throw Error{"the workbook: table " + table.key + " has more rows than a sheet"};
    lxw_worksheet* const page = sheet(names_.at(table.key));
    put_text(page, 0, 0, table.title, bold_);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const DocumentColumn& column = table.columns[i];
      put_text(page, header_row, i, column.unit.empty() ? column.title : column.title + ", " + column.unit,
               bold_);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) write_row(page, table, row);
    for (std::size_t i = 0; i < table.notes.size(); ++i) {
      put_text(page, first_row + table.rows.size() + 1 + i, 0, table.notes[i]);
    }
    worksheet_set_column(page, 0, static_cast<lxw_col_t>(table.columns.size() - 1), 20, nullptr);
    worksheet_freeze_panes(page, static_cast<lxw_row_t>(first_row), 1);
  }

  void write_row(lxw_worksheet* page, const DocumentTable& table, std::size_t at) {
    const DocumentRow& row = table.rows[at];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const DocumentCell& cell = row.cells[i];
      const auto line = static_cast<lxw_row_t>(first_row + at);
      const auto column = static_cast<lxw_col_t>(i);
      if (!cell.shown.number) {
        put_text(page, line, column, cell.shown.text, format("General", fill_of(cell)));
      } else if (cell.formula) {
        worksheet_write_formula_num(page, line, column, formula(*cell.formula).c_str(),
                                    format(number_format(unit_of(table, row, i)), fill_of(cell)),
                                    *cell.shown.number);
      } else {
        const bool is_fixed = has_formulas_ && table.key != "inputs" && table.key != "explanation";
        worksheet_write_number(page, line, column, *cell.shown.number,
                               format(number_format(unit_of(table, row, i)), fill_of(cell), is_fixed));
      }
    }
  }

  /// "='inputs'!$C$4*(1-'inputs'!$C$5)".
  std::string formula(const CellFormula& formula) const {
    std::string text = "=";
    std::size_t at = 0;
    for (const CellReference& operand : formula.operands) {
      const std::size_t next = formula.pattern.find("{}", at);
      text.append(formula.pattern, at, next - at);
      char cell[LXW_MAX_CELL_NAME_LENGTH];
      lxw_rowcol_to_cell_abs(cell, static_cast<lxw_row_t>(first_row + operand.row),
                             static_cast<lxw_col_t>(operand.column), LXW_TRUE, LXW_TRUE);
      text += fmt::format("'{}'!{}", names_.at(operand.table), cell);
      at = next + 2;
    }
    return text.append(formula.pattern, at);
  }

  /// `is_fixed`: does not follow a changed input.
  lxw_format* format(const std::string& number, Fill fill, bool is_fixed = false) {
    lxw_format*& known = formats_[{number, fill, is_fixed}];
    if (known) return known;
    known = workbook_add_format(book_);
    format_set_num_format(known, number.c_str());
    if (fill == Fill::assumed) format_set_bg_color(known, 0xFFF2CC);
    if (fill == Fill::redacted) format_set_bg_color(known, 0xD9D9D9);
    if (is_fixed) {
      format_set_italic(known);
      format_set_font_color(known, 0x7F7F7F);
    }
    return known;
  }

  static bool any_formula(const Document& document) {
    return std::ranges::any_of(document.tables, [](const DocumentTable& table) {
      return std::ranges::any_of(table.rows, [](const DocumentRow& row) {
        return std::ranges::any_of(row.cells,
                                   [](const DocumentCell& one) { return one.formula.has_value(); });
      });
    });
  }

  const Document& document_;
  bool has_formulas_;
  std::map<std::string, std::string> names_;
  lxw_workbook* book_;
  lxw_format* bold_ = nullptr;
  std::map<std::tuple<std::string, Fill, bool>, lxw_format*> formats_;
};

/// Checksum and sizes of the part with the workbook's properties, as the archive's directory has them; empty
/// where there is none. The directory is the last of a ZIP archive: an entry is 46 bytes, then the name.
std::string mark_of(std::string_view bytes) {
  constexpr std::string_view part = "docProps/custom.xml", signature = "PK\x01\x02";
  constexpr std::size_t header = 46, checksum = 16, length = 12;
  const std::size_t name = bytes.rfind(part);
  if (name == std::string_view::npos || name < header) return "";
  const std::string_view entry = bytes.substr(name - header, header);
  return entry.starts_with(signature) ? std::string{entry.substr(checksum, length)} : "";
}

}  // namespace

std::string to_workbook(const Document& document) {
  require_document(document);
  const TemporaryFile file;
  const PlainLocale plain;
  Workbook{document, file.path()}.write();
  return file.bytes();
}

bool is_own_workbook(std::string_view bytes) {
  static const std::string mark = mark_of(to_workbook({.verb = "none"}));
  return !mark.empty() && mark_of(bytes) == mark;
}

}  // namespace fairvalue
