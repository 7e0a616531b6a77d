/// \file fairvalue/tables/live_deals.hpp
/// The tables of `warrant` and `compare` as a workbook calculates them again.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/case.hpp>

#include "fairvalue/case/live_numbers.hpp"
#include "fairvalue/case/position_numbers.hpp"

namespace calculator {

/// Adds, for programs, what each warrant and award is worth in all, and gives the cells of terms and values
/// their numbers: counts and products, with what a share is worth held for its inputs.
void make_warrants_live(fairvalue::Document& document, const fairvalue::CaseFile& file,
                        const std::vector<PositionValues>& positions);

/// One deal of the model in its row: the flows' derivation and the warrant's. `of`: the case in the names of
/// its inputs.
struct LiveDeal {
  std::string of;
  const fairvalue::CaseFile& file;
  const fairvalue::Case& value;
  std::size_t deal;
  const std::optional<PositionValues>& warrant;  ///< none without one, or where it has no value
};
void add_deal_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table, const std::string& row,
                      const LiveDeal& deal);

/// What a customer pays each year, in the table of its derivation's outputs.
void add_load_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table,
                      const fairvalue::CaseDerivation& all);

/// A warrant or award without flows in its row.
void add_warrant_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table, const std::string& row,
                         const std::string& of, const fairvalue::CaseFile& file,
                         const PositionValues& warrant);

}  // namespace calculator
