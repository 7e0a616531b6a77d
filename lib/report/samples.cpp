#include <fairvalue/report/samples.hpp>

#include <cmath>
#include <cstddef>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/report/table.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t written_at_once = 1U << 16;

template <class Column>
void require_columns(std::string_view field, const std::vector<std::string>& names,
                     const std::vector<Column>& columns, std::size_t rows) {
  if (columns.size() != names.size()) {
    throw DomainError(fmt::format("samples.{}", field), fmt::format("one for each of {} names", names.size()),
                      fmt::format("{}", columns.size()));
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].size() == rows) continue;
    throw DomainError(fmt::format("samples.{}[{}]", field, i), fmt::format("{} samples like the first", rows),
                      fmt::format("{}", columns[i].size()));
  }
}

double require_cell(std::string_view field, std::size_t column, std::size_t row, double value) {
  if (!std::isfinite(value)) require_finite(fmt::format("samples.{}[{}][{}]", field, column, row), value);
  return value;
}

void require_samples(const Samples& samples, std::size_t rows) {
  require_not_empty("samples.names", samples.input_names.size() + samples.output_names.size());
  require_columns("inputs", samples.input_names, samples.inputs, rows);
  require_columns("outputs", samples.output_names, samples.outputs, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < samples.inputs.size(); ++i) {
      require_cell("inputs", i, row, samples.inputs[i][row]);
    }
    for (std::size_t i = 0; i < samples.outputs.size(); ++i) {
      require_cell("outputs", i, row, samples.outputs[i][row].value_or(0.0));
    }
  }
}

std::size_t rows_of(const Samples& samples) {
  if (!samples.inputs.empty()) return samples.inputs.front().size();
  return samples.outputs.empty() ? 0 : samples.outputs.front().size();
}

std::string header_of(const Samples& samples) {
  std::string line;
  const auto add = [&line](const std::string& name) {
    line.append(line.empty() ? "" : ",").append(name.empty() ? "\"\"" : csv_field(name));
  };
  for (const std::string& name : samples.input_names) add(name);
  for (const std::string& name : samples.output_names) add(name);
  return line;
}

/// A row of cells separated by commas, ended by a line end. Adding zero removes the sign of a
/// negative zero.
void add_row(fmt::memory_buffer& text, const Samples& samples, std::size_t row) {
  const auto begin = text.size();
  for (const auto& column : samples.inputs)
    fmt::format_to(std::back_inserter(text), "{},", column[row] + 0.0);
  for (const auto& column : samples.outputs) {
    if (column[row]) fmt::format_to(std::back_inserter(text), "{}", *column[row] + 0.0);
    text.push_back(',');
  }
  text.resize(text.size() - 1);
  if (text.size() == begin) text.append(std::string_view{"\"\""});
  text.push_back('\n');
}

}  // namespace

void write_csv(std::ostream& out, const Samples& samples) {
  const std::size_t rows = rows_of(samples);
  require_samples(samples, rows);
  out << header_of(samples) << '\n';
  fmt::memory_buffer text;
  for (std::size_t row = 0; row < rows; ++row) {
    add_row(text, samples, row);
    if (text.size() < written_at_once && row + 1 < rows) continue;
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }
}

}  // namespace fairvalue
