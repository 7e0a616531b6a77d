/// \file report/chart_text.hpp
/// Charts of characters, for a terminal.
#pragma once
#include <cstddef>
#include <string>

#include <fairvalue/report/chart.hpp>
#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// Title, chart, what its signs mean, and caption, in lines of at most `width` columns, in [40, 400]; without
/// colours, aligned beside Chinese names, no line ends in a space. Throws DomainError as `require_document`,
/// and for a width outside its range.
std::string to_plot(const Document& document, const Chart& chart, std::size_t width = 80);

}  // namespace fairvalue
