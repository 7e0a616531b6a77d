/// \file report/document_json.hpp
/// A document as JSON of a documented schema.
#pragma once
#include <string>

#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// The version of the layout below; it changes where a program that reads it would have to.
inline constexpr int document_schema = 1;

/// One object with LF ends, keys in the order of the document: `schema`, `verb`, `about`, `headline`,
/// `tables`, `warnings`. A table is `tables.KEY` with `title`, `columns.KEY.{title, unit}`,
/// `rows.ROW.COLUMN`, and where there are any `units.ROW.COLUMN` of cells that have their own,
/// `standings.ROW.COLUMN` and `notes`. Numbers are in base units at the shortest text that reads back the
/// same; null where there is no answer. Described in docs/reference/json.md. Throws as require_document.
std::string to_json(const Document& document);

}  // namespace fairvalue
