/// \file fairvalue/tables/deal_table.hpp
/// Deals side by side: a row a deal.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/model/compared_deals.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {

/// What is given has a value: there is no warrant, or it could be valued.
bool is_whole(const fairvalue::ComparedDeal& one, const fairvalue::Deal& terms);

/// The company's shares, diluted where the file has that; none where it has no count.
std::optional<fairvalue::Sourced<fairvalue::Shares>> company_shares(const fairvalue::CaseFile& file);

fairvalue::DocumentTable empty_deal_table();

/// The cells of a deal. Where the warrant has no value, the numbers that rest on it say why; `of_company`:
/// the warrant's part of the company.
std::vector<fairvalue::DocumentCell> deal_row(const fairvalue::ComparedDeal& one,
                                              const fairvalue::Deal& terms, const Units& units,
                                              const std::string& reason,
                                              const fairvalue::DocumentCell& of_company);

}  // namespace calculator
