/// \file report/document_workbook.hpp
/// A document as an Excel workbook (XLSX) with live formulas.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// The bytes of a workbook: a sheet `about` (headline, facts, warnings) and a sheet a table, named by its
/// key. Numbers are numbers, in base units, formatted by their unit; a cell with a formula has it and its
/// result, so that a viewer which does not calculate shows it. Assumed and redacted cells are filled. Text is
/// never a formula nor a link. The same document gives the same bytes: the creation date is the first of
/// January 2000. Numbers have 16 significant digits, which is what the format's readers keep. Throws as
/// require_document, and Error where the file cannot be made: a table of more rows than a sheet has
/// (1,048,576), or a full temporary folder.
std::string to_workbook(const Document& document);

/// Whether the bytes, or the last megabyte of them, are a workbook of `to_workbook`: each carries a property
/// by which it is known. One that another program has saved since is not.
bool is_own_workbook(std::string_view bytes);

}  // namespace fairvalue
