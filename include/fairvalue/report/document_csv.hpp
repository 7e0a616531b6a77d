/// \file report/document_csv.hpp
/// A document as one CSV table, and text that no spreadsheet takes for a formula.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// Columns table,row,column,value,unit,standing: a line a cell, all by their keys (RFC 4180, LF ends).
/// Numbers are in base units at the shortest text that reads back the same, "NM" where there is no answer;
/// text goes through `harmless_text`. Throws as require_document.
std::string to_csv(const Document& document);

/// One table as a spreadsheet shows it: a header of the columns' keys, with their units in brackets
/// ("low [USD/share]"), and a line a row; the last column, standing, says what of the row is assumed or
/// redacted. Numbers and text as above; a cell without either is empty. Throws DomainError where a row has
/// not as many cells as there are columns.
std::string table_csv(const DocumentTable& table);

/// Text that begins with =, +, -, @, a tab or a carriage return with an apostrophe before it, by which
/// spreadsheets take it as text; a number (-3.5) and other text as they are. Source: OWASP, CSV Injection.
std::string harmless_text(std::string_view text);

}  // namespace fairvalue
