#include "report/chart/chart_data.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

std::size_t column_index(const DocumentTable& table, const std::string& key) {
  const auto one = std::ranges::find(table.columns, key, &DocumentColumn::key);
  require(one != table.columns.end(), "chart", "drawn from columns of its table", key);
  return static_cast<std::size_t>(one - table.columns.begin());
}

const DocumentTable& table_of_chart(const Document& document, const Chart& chart) {
  const auto one = std::ranges::find(document.tables, chart.table, &DocumentTable::key);
  require(one != document.tables.end(), "chart.table", "a table of the document", chart.table);
  return *one;
}

/// Reads one chart's table layer by layer.
class Reader {
 public:
  Reader(const Document& document, const Chart& chart)
      : chart_{chart}, table_{table_of_chart(document, chart)}, along_{column_index(table_, chart.along)} {}

  ChartData data() {
    find_drawn_rows();
    for (const ChartLayer& layer : chart_.layers) add(layer);
    for (const ChartGuide& guide : chart_.guides) add(guide);
    for (DrawnSeries& band : data_.series) {
      band.is_stepped = std::ranges::any_of(data_.series, [&](const DrawnSeries& one) {
        return one.mark == ChartMark::steps && one.name == band.name;
      });
    }
    make_room_for_last_step();
    add_titles();
    add_notes();
    return std::move(data_);
  }

 private:
  const Cell& cell(std::size_t row, const std::string& column) const {
    return table_.rows[row].cells[column_index(table_, column)].shown;
  }

  /// The columns whose numbers a layer takes.
  static std::vector<std::string> columns_of(const ChartLayer& layer) {
    std::vector<std::string> columns;
    for (const std::string& one : {layer.value, layer.low, layer.high, layer.until}) {
      if (!one.empty()) columns.push_back(one);
    }
    return columns;
  }

  bool is_drawn(std::size_t row, const ChartLayer& layer) const {
    const auto has_number = [&](const std::string& column) { return cell(row, column).number.has_value(); };
    if (!std::ranges::all_of(columns_of(layer), has_number)) return false;
    const Cell& place = table_.rows[row].cells[along_].shown;
    if (chart_.axis == ChartAxis::numbers && !place.number) return false;
    if (chart_.axis == ChartAxis::dates && !parse_date(place.text)) return false;
    return layer.series.empty() || !cell(row, layer.series).text.empty();
  }

  /// Names and periods have their places in the table's order; those of rows that nothing draws have none.
  void find_drawn_rows() {
    std::map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto draws = [&](const ChartLayer& layer) { return is_drawn(row, layer); };
      if (std::ranges::none_of(chart_.layers, draws)) continue;
      note_standing(row);
      if (chart_.axis != ChartAxis::names && chart_.axis != ChartAxis::periods) continue;
      const std::string name = table_.rows[row].cells[along_].shown.text;
      const bool is_shared = chart_.axis == ChartAxis::periods;  // several rows, series by series
      const auto [place, is_new] = known.emplace(name, data_.names.size());
      if (is_new || !is_shared) {
        place->second = data_.names.size();
        data_.names.push_back(name + (chart_.axis == ChartAxis::names ? mark_of_row(row) : ""));
      }
      places_[row] = place->second;
    }
  }

  std::string mark_of_row(std::size_t row) const {
    std::string mark;
    for (const DocumentCell& one : table_.rows[row].cells) {
      if (mark.empty()) mark = standing_mark(one.standing);
    }
    return mark;
  }

  void note_standing(std::size_t row) {
    for (const DocumentCell& one : table_.rows[row].cells) {
      has_assumed_ = has_assumed_ || one.standing == Standing::assumed;
      has_redacted_ = has_redacted_ || one.standing == Standing::redacted;
    }
  }

  double along_of(std::size_t row) const {
    const Cell& place = table_.rows[row].cells[along_].shown;
    switch (chart_.axis) {
      case ChartAxis::names:
      case ChartAxis::periods: return static_cast<double>(places_.at(row));
      case ChartAxis::numbers: return *place.number;
      case ChartAxis::dates: {
        const auto day = std::chrono::sys_days{*parse_date(place.text)};
        return static_cast<double>(day.time_since_epoch().count());
      }
    }
    refuse_enumerator(chart_.axis);
  }

  DrawnRow drawn(std::size_t row, const ChartLayer& layer) const {
    DrawnRow one{.along = along_of(row)};
    one.until = layer.until.empty() ? one.along : *cell(row, layer.until).number;
    if (!layer.label.empty()) one.label = cell(row, layer.label).text;
    if (!one.label.empty() && chart_.axis != ChartAxis::names) one.label += mark_of_row(row);
    if (!layer.value.empty()) {
      one.high = *cell(row, layer.value).number;
      one.high_text = marked(row, layer.value);
      if (!stands_on_zero(layer.mark)) one.low = one.high;
      return one;
    }
    one.low = *cell(row, layer.low).number;
    one.high = *cell(row, layer.high).number;
    one.low_text = marked(row, layer.low);
    one.high_text = marked(row, layer.high);
    return one;
  }

  std::string marked(std::size_t row, const std::string& column) const {
    const DocumentCell& one = table_.rows[row].cells[column_index(table_, column)];
    return one.shown.text + (chart_.axis == ChartAxis::names ? "" : standing_mark(one.standing));
  }

  /// What stands in the legend: the series, else the direction of a change, else the layer's name.
  std::string name_of(const ChartLayer& layer, std::size_t row) const {
    if (!layer.series.empty()) return cell(row, layer.series).text;
    if (layer.mark == ChartMark::changes)
      return *cell(row, layer.high).number < *cell(row, layer.low).number ? "takes" : "adds";
    if (!layer.name.empty()) return layer.name;
    return table_.columns[column_index(table_, layer.value.empty() ? layer.high : layer.value)].title;
  }

  void add(const ChartLayer& layer) {
    std::vector<DrawnSeries> found;
    if (layer.mark == ChartMark::changes)
      found = {{layer.mark, "adds", {}}, {layer.mark, "takes", {}, false, true}};
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!is_drawn(row, layer)) continue;
      const std::string name = name_of(layer, row);
      auto one = std::ranges::find(found, name, &DrawnSeries::name);
      if (one == found.end()) one = found.insert(found.end(), {layer.mark, name, {}});
      one->rows.push_back(drawn(row, layer));
      if (layer.mark == ChartMark::bars) stack(one->rows.back());
      widen(one->rows.back(), layer.mark);
    }
    for (DrawnSeries& one : found) {
      if (!one.rows.empty()) data_.series.push_back(std::move(one));
    }
  }

  /// Puts a bar upon those of the same place, positive ones upwards and negative ones downwards.
  void stack(DrawnRow& row) {
    double& top = (row.high < 0.0 ? below_ : above_)[row.along];
    row.low = top;
    row.high += top;
    top = row.high;
  }

  void widen(const DrawnRow& row, ChartMark mark) {
    if (is_empty_) {
      data_.along = {row.along, row.until};
      data_.values = {std::min(row.low, row.high), std::max(row.low, row.high)};
    }
    is_empty_ = false;
    data_.along = {std::min({data_.along.low, row.along, row.until}),
                   std::max({data_.along.high, row.along, row.until})};
    include(row.low);
    include(row.high);
    if (stands_on_zero(mark)) include(0.0);
  }

  /// The last step holds from its day on, which the axis must reach beyond.
  void make_room_for_last_step() {
    constexpr double part = 0.04;
    if (std::ranges::find(data_.series, ChartMark::steps, &DrawnSeries::mark) != data_.series.end())
      widen_along(data_.along.high + part * (data_.along.high - data_.along.low));
  }

  void widen_along(double value) {
    data_.along = {std::min(data_.along.low, value), std::max(data_.along.high, value)};
  }

  void include(double value) {
    data_.values = {std::min(data_.values.low, value), std::max(data_.values.high, value)};
  }

  void add(const ChartGuide& guide) {
    const auto row = std::ranges::find(table_.rows, guide.row, &DocumentRow::key);
    const DocumentCell& one = row->cells[column_index(table_, guide.column)];
    (guide.is_along ? data_.along_guides : data_.guides)
        .push_back({*one.shown.number, guide.name + " " + one.shown.text + standing_mark(one.standing)});
    note_standing(static_cast<std::size_t>(row - table_.rows.begin()));
    if (guide.is_along) return widen_along(*one.shown.number);
    include(*one.shown.number);
  }

  void add_titles() {
    const ChartLayer& first = chart_.layers.front();
    const std::size_t value = column_index(table_, first.value.empty() ? first.high : first.value);
    const DocumentColumn& column = table_.columns[value];
    data_.value_title = chart_.value_title.empty() ? column.title : chart_.value_title;
    data_.value_unit = column.unit;
    data_.along_unit = table_.columns[along_].unit;
    data_.along_title = chart_.along_title.empty() ? table_.columns[along_].title : chart_.along_title;
    if (chart_.axis == ChartAxis::names) data_.along_title.clear();
  }

  /// Marks are explained; where the numbers have none, a sentence says what they are.
  void add_notes() {
    const auto shows = [&](const char* mark) {
      const auto in = [&](const std::string& text) { return text.find(mark) != std::string::npos; };
      bool is_there = std::ranges::any_of(data_.names, in) ||
                      std::ranges::any_of(data_.guides, in, &DrawnGuide::text) ||
                      std::ranges::any_of(data_.along_guides, in, &DrawnGuide::text);
      for (const DrawnSeries& series : data_.series)
        is_there = is_there || std::ranges::any_of(series.rows, in, &DrawnRow::label);
      return is_there;
    };
    const auto add = [&](const char* note) { data_.notes.emplace_back(note); };
    if (has_assumed_) add(shows("*") ? "* assumed: our choice." : "Drawn from assumed numbers.");
    if (has_redacted_)
      add(shows("†") ? "† blacked out in the source: our choice."
                     : "Drawn from numbers that are blacked out in the source: our choice.");
  }

  const Chart& chart_;
  const DocumentTable& table_;
  std::size_t along_;
  ChartData data_{};
  std::map<std::size_t, std::size_t> places_{};
  std::map<double, double> above_{};
  std::map<double, double> below_{};
  bool has_assumed_ = false;
  bool has_redacted_ = false;
  bool is_empty_ = true;
};

}  // namespace

ChartData chart_data(const Document& document, const Chart& chart) { return Reader{document, chart}.data(); }

bool stands_on_zero(ChartMark mark) { return mark == ChartMark::bars || mark == ChartMark::histogram; }

std::string standing_mark(const std::optional<Standing>& standing) {
  if (standing == Standing::assumed) return "*";
  if (standing == Standing::redacted) return "†";
  return "";
}

}  // namespace fairvalue::detail
