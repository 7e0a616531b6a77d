/// \file report/samples.hpp
/// The samples of a simulation for other programs.
#pragma once
#include <iosfwd>

#include <fairvalue/scenario/monte_carlo.hpp>

namespace fairvalue {

/// CSV (RFC 4180 with LF ends): a header line of the names, inputs before outputs, then a line a sample.
/// Numbers in base units at the shortest text that reads back the same; an empty cell where the model failed.
/// An output that alone has a column is written with quotes where it failed, for readers skip blank lines.
/// Throws DomainError when names and columns are not as many, columns are not of one length, there is no
/// column, or a number is not finite, before anything is written. What `out` makes of a full disk is its own
/// state.
void write_csv(std::ostream& out, const Samples& samples);

}  // namespace fairvalue
