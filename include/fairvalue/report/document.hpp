/// \file report/document.hpp
/// What a program has to say, as a value: headline, tables and warnings, before it becomes text, CSV, JSON or
/// a workbook.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/standing.hpp>
#include <fairvalue/report/chart.hpp>
#include <fairvalue/report/table.hpp>

namespace fairvalue {

/// A cell of the same document that a formula reads.
struct CellReference {
  std::string table;   ///< its key
  std::size_t row;     ///< counted from 0
  std::size_t column;  ///< counted from 0
};

/// How a workbook calculates a number again: `pattern` with a "{}" for each operand, in the notation of
/// spreadsheets: "{}*(1-{})".
struct CellFormula {
  std::string pattern;
  std::vector<CellReference> operands;
};

struct DocumentCell {
  Cell shown;
  std::string unit{};                  ///< of its number where it is not its column's
  std::optional<Standing> standing{};  ///< where the cell itself was put in: marked if assumed or redacted
  std::optional<CellFormula> formula{};
};

struct DocumentColumn {
  std::string key;    ///< for programs: "net_worth"; not empty, no two alike in a table
  std::string title;  ///< for people
  std::string
      unit{};  ///< of its numbers, in base units: "USD/share", "%" (a decimal), "x", "shares"; or empty
};

struct DocumentRow {
  std::string key;  ///< for programs: "optimistic"; not empty, no two alike in a table
  std::vector<DocumentCell> cells;
};

struct DocumentTable {
  std::string key;  ///< for programs: "scenarios"; not empty, no two alike in a document
  std::string title;
  std::vector<DocumentColumn> columns;
  std::vector<DocumentRow> rows;
  std::vector<std::string> notes{};  ///< printed below
  bool is_detail = false;            ///< left out of the text for people: every step of a derivation
};

/// A fact about the document: "case", "AMD and OpenAI".
struct DocumentFact {
  std::string key;
  std::string value;
};

struct Document {
  std::string verb;                     ///< of the program that made it: "value"
  std::vector<DocumentFact> about{};    ///< case, ticker, currency, day
  std::vector<std::string> headline{};  ///< the answer, in sentences
  std::vector<DocumentTable> tables{};
  std::vector<std::string> warnings{};  ///< what makes the numbers doubtful, in sentences
  std::vector<Chart> charts{};          ///< views of its tables
};

/// Throws DomainError naming what breaks its rule: a key that is empty or stands twice, a row of another
/// number of cells than columns, a number that is not finite, a formula whose operands are not in the
/// document or are not as many as the "{}" of its pattern; a chart whose key is no name of a file, whose
/// table or columns are not there, whose values have several units, or which has nothing to draw.
const Document& require_document(const Document& document);

/// The unit of a cell's number: its own, else its column's.
const std::string& unit_of(const DocumentTable& table, const DocumentRow& row, std::size_t column);

/// What stands behind a number that is our choice: "*" assumed, "†" redacted; empty for all other cells.
std::string_view standing_mark(const DocumentCell& cell);

/// The mark of every number of a column, which its heading then has in their place; empty where two rows have
/// different marks or there is one number only.
std::string_view column_mark(const DocumentTable& table, std::size_t column);

/// The meaning of the marks that the table has, a sentence each.
std::vector<std::string> meanings_of_marks(const DocumentTable& table);

/// The number of a row and a column by their keys; none where the cell has no number. Throws DomainError,
/// naming the nearest, for a key that the document does not have.
std::optional<double> number_at(const Document& document, std::string_view table, std::string_view row,
                                std::string_view column);

}  // namespace fairvalue
