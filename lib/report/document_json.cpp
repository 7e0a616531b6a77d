#include <fairvalue/report/document_json.hpp>

#include <nlohmann/json.hpp>

#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

using Json = nlohmann::ordered_json;

Json value_of(const Cell& cell) {
  if (!cell.is_number) return printable(cell.text);
  if (!cell.number) return nullptr;
  return *cell.number + 0.0;  // no negative zero
}

Json texts(const std::vector<std::string>& sentences) {
  Json list = Json::array();
  for (const std::string& sentence : sentences) list.push_back(printable(sentence));
  return list;
}

Json columns_of(const DocumentTable& table) {
  Json columns = Json::object();
  for (const DocumentColumn& column : table.columns) {
    columns[column.key] = {{"title", printable(column.title)}, {"unit", column.unit}};
  }
  return columns;
}

Json table_of(const DocumentTable& table) {
  Json rows = Json::object();
  Json units = Json::object();
  Json standings = Json::object();
  for (const DocumentRow& row : table.rows) {
    Json& values = rows[row.key] = Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const DocumentCell& cell = row.cells[i];
      const std::string& column = table.columns[i].key;
      values[column] = value_of(cell.shown);
      if (!cell.unit.empty()) units[row.key][column] = cell.unit;
      if (cell.standing) standings[row.key][column] = std::string{to_string(*cell.standing)};
    }
  }
  Json object{{"title", printable(table.title)}, {"columns", columns_of(table)}, {"rows", std::move(rows)}};
  if (!units.empty()) object["units"] = std::move(units);
  if (!standings.empty()) object["standings"] = std::move(standings);
  if (!table.notes.empty()) object["notes"] = texts(table.notes);
  return object;
}

/// Which table each chart draws, and what to see in it.
Json charts_of(const Document& document) {
  Json charts = Json::object();
  for (const Chart& chart : document.charts)
    charts[chart.key] = {
        {"title", printable(chart.title)}, {"table", chart.table}, {"caption", printable(chart.caption)}};
  return charts;
}

}  // namespace

std::string to_json(const Document& document) {
  require_document(document);
  Json about = Json::object();
  for (const DocumentFact& fact : document.about) about[fact.key] = printable(fact.value);
  Json tables = Json::object();
  for (const DocumentTable& table : document.tables) tables[table.key] = table_of(table);
  Json object{{"schema", document_schema},   {"verb", document.verb},
              {"about", std::move(about)},   {"headline", texts(document.headline)},
              {"tables", std::move(tables)}, {"warnings", texts(document.warnings)}};
  if (!document.charts.empty()) object["charts"] = charts_of(document);
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fairvalue
