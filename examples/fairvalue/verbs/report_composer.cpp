#include "fairvalue/verbs/report_composer.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "fairvalue/case/input_words.hpp"
#include "fairvalue/case/valued.hpp"

namespace calculator {

using namespace fairvalue;

Composer::Composer(const CaseFile& file)
    : file_{file},
      report_{.document = {.verb = "value", .about = facts_of(file)}, .layout = {.title = file.name}} {}

void Composer::open(std::string key, std::string title) {
  report_.layout.sections.push_back({.key = std::move(key), .title = std::move(title)});
}

void Composer::add(DocumentTable table, bool is_folded) {
  if (table.rows.empty()) return;
  const std::string key = table.key;
  for (int i = 2; !keys_.insert(table.key).second; ++i) table.key = fmt::format("{} ({})", key, i);
  name_inputs(table);
  HtmlSection& section = report_.layout.sections.back();
  (is_folded ? section.folded : section.tables).push_back(table.key);
  report_.document.tables.push_back(std::move(table));
}

void Composer::add(const Document& part, const std::set<std::string>& folded) {
  const auto is_named = [&](const std::string& key) {
    return std::ranges::any_of(folded, [&](const std::string& one) { return key.starts_with(one); });
  };
  for (const DocumentTable& table : part.tables) {
    if (std::ranges::find(part.charts, table.key, &Chart::table) == part.charts.end())
      add(table, is_named(table.key));
  }
  for (const Chart& chart : part.charts) add(chart, part);
  warn(part.warnings);
}

void Composer::say(const std::vector<std::string>& sentences) {
  auto& headline = report_.document.headline;
  headline.insert(headline.end(), sentences.begin(), sentences.end());
}

void Composer::warn(const std::vector<std::string>& doubts) {
  for (const std::string& doubt : doubts) add_once(report_.document.warnings, doubt);
}

Report Composer::finished(std::vector<HtmlHighlight> highlights) && {
  std::erase_if(report_.layout.sections,
                [](const HtmlSection& section) { return section.tables.empty() && section.folded.empty(); });
  report_.layout.highlights = std::move(highlights);
  return std::move(report_);
}

void Composer::name_inputs(DocumentTable& table) const {
  if (table.columns.front().key != "input") return;
  for (DocumentRow& row : table.rows) {
    row.cells.front().shown.text = input_words(file_, row.cells.front().shown.text);
    name_range(row);
  }
}

/// The value of an uncertain input begins with the name of the input, which its row has.
void Composer::name_range(DocumentRow& row) const {
  if (!file_.uncertain || !row.key.starts_with("uncertain[")) return;
  for (const UncertainInput& one : file_.uncertain->inputs) {
    std::string& value = row.cells.at(1).shown.text;
    if (value.starts_with(one.name + ": ")) value.erase(0, one.name.size() + 2);
  }
}

void Composer::add(const Chart& chart, const Document& part) {
  auto& charts = report_.document.charts;
  if (std::ranges::find(charts, chart.key, &Chart::key) != charts.end()) return;
  const auto table = std::ranges::find(part.tables, chart.table, &DocumentTable::key);
  add(*table, true);
  charts.push_back(chart);
  charts.back().table = report_.document.tables.back().key;
}

}  // namespace calculator
