/// \file target_amd/tables.hpp
/// The tables of target_amd, one function each, in the order in which article 000 is read.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/report/table.hpp>

#include "support/amd_june_2025.hpp"

namespace target_amd {

using examples::AmdJune2025;

// earnings_tables.cpp: what is expected, and what the market pays for it
fairvalue::TextTable consensus_table(const AmdJune2025& amd);
fairvalue::TextTable market_price_table(const AmdJune2025& amd);

// target_tables.cpp: what each target says, and where they part
fairvalue::TextTable target_table(const AmdJune2025& amd);
fairvalue::TextTable upside_table(const AmdJune2025& amd);
fairvalue::TextTable growth_line_table(const AmdJune2025& amd);
fairvalue::TextTable peg_table(const AmdJune2025& amd);
fairvalue::TextTable sensitivity_table(const AmdJune2025& amd);

// market_tables.cpp: where the earnings are to come from
fairvalue::TextTable market_path_table(const AmdJune2025& amd);
fairvalue::TextTable guidance_table(const AmdJune2025& amd);
fairvalue::TextTable rental_table(const AmdJune2025& amd);

/// All of them in that order.
std::vector<fairvalue::TextTable> all_tables(const AmdJune2025& amd);

/// The answer before the tables: worth, price, and what the dispute is about.
std::string headline(const AmdJune2025& amd);

/// Today's price as the article implies it: the market's multiple x EPS of 2026.
fairvalue::PerShare market_price(const AmdJune2025& amd);
/// The author's target, as a target with its date: twelve months on, assumed.
fairvalue::PriceTarget author_target(const AmdJune2025& amd);

}  // namespace target_amd
