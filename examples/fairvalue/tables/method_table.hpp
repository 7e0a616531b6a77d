/// \file fairvalue/tables/method_table.hpp
/// How the numbers of a report were found: definitions, methods, seeds, paths, errors and dates.
#pragma once
#include <vector>

#include <fairvalue/report/document.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {

/// Of a company with its deals.
fairvalue::DocumentTable method_table(const Request& request, const Valued& of,
                                      const std::vector<PositionValues>& positions);
/// Of a file's warrants and awards alone.
fairvalue::DocumentTable method_table(const Request& request, const fairvalue::CaseFile& file,
                                      const std::vector<PositionValues>& positions);

}  // namespace calculator
