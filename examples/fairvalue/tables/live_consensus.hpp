/// \file fairvalue/tables/live_consensus.hpp
/// The table of `consensus` as a workbook calculates it again.
#pragma once
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// Adds the brokers' rows that count as a table of its own, for programs, and gives mean, median, low, high,
/// deviation and count of them their formula. `day`: of the consensus.
void make_consensus_live(fairvalue::Document& document, const fairvalue::CaseFile& file, fairvalue::Date day);

}  // namespace calculator
