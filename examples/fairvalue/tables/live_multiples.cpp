#include "fairvalue/tables/live_multiples.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fairvalue/case/cells.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// A cell of the same table by its row and the key of its column, or of another table.
struct Place {
  std::string column;
  std::size_t row;
  std::string table{};  ///< empty: the same
};

std::size_t column_of(const DocumentTable& table, const std::string& key) {
  const auto found = std::ranges::find(table.columns, key, &DocumentColumn::key);
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// The tables of a document, and the formulas put into them.
class LiveTables {
 public:
  explicit LiveTables(Document& document) : document_{document} {}

  DocumentTable* find(const std::string& key) {
    const auto found = std::ranges::find(document_.tables, key, &DocumentTable::key);
    return found == document_.tables.end() ? nullptr : &*found;
  }

  /// A formula for a cell, if it and all that it reads have numbers.
  void put(DocumentTable& table, std::size_t row, const std::string& column, std::string pattern,
           const std::vector<Place>& operands) {
    DocumentCell& cell = table.rows[row].cells[column_of(table, column)];
    if (!cell.shown.number) return;
    CellFormula formula{std::move(pattern), {}};
    for (const Place& one : operands) {
      const DocumentTable& of = one.table.empty() ? table : *find(one.table);
      const std::size_t at = column_of(of, one.column);
      if (!of.rows[one.row].cells[at].shown.number) return;
      formula.operands.push_back({of.key, one.row, at});
    }
    cell.formula = std::move(formula);
  }

 private:
  Document& document_;
};

/// The count that a sum of the parts is divided by: its own, else as `sum_of_the_businesses` has it.
std::optional<Sourced<Shares>> shares_of_parts(const CaseFile& file) {
  if (!file.sum_of_the_parts) return std::nullopt;
  if (file.sum_of_the_parts->diluted_shares) return file.sum_of_the_parts->diluted_shares;
  if (file.operating_model) return file.operating_model->diluted_shares;
  return file.company.shares_outstanding;
}

constexpr const char* inputs_key = "inputs";
const Place price{"value", 0, inputs_key};

void make_years_live(LiveTables& all) {
  DocumentTable& table = *all.find("multiples");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    all.put(table, i, "multiple", "{}/{}", {price, {"eps", i}});
    if (i > 0) all.put(table, i, "growth", "{}/{}-1", {{"eps", i}, {"eps", i - 1}});
    all.put(table, i, "peg", "{}/(100*{})", {{"multiple", i}, {"growth", i}});
  }
}

void make_targets_live(LiveTables& all) {
  DocumentTable* const table = all.find("targets");
  if (!table) return;
  const Place basis{"eps", all.find("multiples")->rows.size() - 1, "multiples"};  // of the last year
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    all.put(*table, i, "implied_eps", "{}/{}", {{"target", i}, {"as_stated", i}});
    all.put(*table, i, "on_basis", "{}/{}", {{"target", i}, basis});
    all.put(*table, i, "rolled", "{}*{}", {{"as_stated", i}, basis});
    all.put(*table, i, "upside", "{}/{}-1", {{"target", i}, price});
  }
}

/// Businesses, then their sum, net cash and the sum of both.
void make_parts_live(LiveTables& all) {
  DocumentTable* const table = all.find("parts");
  if (!table) return;
  const std::size_t sum = table->rows.size() - 3, cash = sum + 1, last = sum + 2;
  std::string added;
  std::vector<Place> figures, values;
  for (std::size_t i = 0; i < sum; ++i) {
    added += i == 0 ? "{}" : "+{}";
    figures.push_back({"figure", i});
    values.push_back({"value", i});
    all.put(*table, i, "value", "{}*{}", {{"figure", i}, {"multiple", i}});
    all.put(*table, i, "share", "{}/{}", {{"value", i}, {"value", sum}});
  }
  all.put(*table, sum, "figure", added, figures);
  all.put(*table, sum, "value", added, values);
  all.put(*table, sum, "multiple", "{}/{}", {{"value", sum}, {"figure", sum}});
  all.put(*table, last, "value", "{}+{}", {{"value", sum}, {"value", cash}});
  if (all.find(inputs_key)->rows.size() < 2) return;
  const Place shares{"value", 1, inputs_key};
  for (std::size_t i = 0; i < table->rows.size(); ++i)
    all.put(*table, i, "a_share", "{}/{}", {{"value", i}, shares});
}

}  // namespace

void make_multiples_live(Document& document, const CaseFile& file) {
  const Units units{file.company.currency};
  DocumentTable inputs{.key = inputs_key,
                       .title = "Price and shares that the tables rest on",
                       .columns = {{"what", "what"}, {"value", "value"}},
                       .rows = {},
                       .is_detail = true};
  add_row(inputs, "price",
          {text("price"), with_standing(own_quantity(file.market->spot.value.price.value, units.a_share),
                                        file.market->spot.standing)});
  if (const auto shares = shares_of_parts(file))
    add_row(inputs, "diluted_shares",
            {text("diluted shares"),
             with_standing(own_quantity(shares->value.value, "shares"), shares->standing)});
  document.tables.push_back(std::move(inputs));
  LiveTables all{document};
  make_years_live(all);
  make_targets_live(all);
  make_parts_live(all);
  if (DocumentTable* const trailing = all.find("trailing"))
    all.put(*trailing, 0, "multiple", "{}/{}", {price, {"eps", 0}});
  if (DocumentTable* const published = all.find("published")) {
    for (std::size_t i = 0; i < published->rows.size(); ++i)
      all.put(*published, i, "upside", "{}/{}-1", {{"target", i}, price});
  }
}

}  // namespace calculator
