/// \file fairvalue/tables/live_multiples.hpp
/// The tables of `multiples` as a workbook calculates them again.
#pragma once
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// Adds the price as a table of its own, for programs, and gives the cells that are arithmetic their formula:
/// multiples, growth, PEG, what targets imply, the values of the businesses.
void make_multiples_live(fairvalue::Document& document, const fairvalue::CaseFile& file);

}  // namespace calculator
