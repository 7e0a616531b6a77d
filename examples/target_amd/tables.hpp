/// \file target_amd/tables.hpp
/// The tables of target_amd, one function each, in the order in which article 000 is read. Every number in
/// them, also in titles and notes, is computed from the case.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/company/eps_path.hpp>
#include <fairvalue/equity/attribution.hpp>
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
fairvalue::TextTable basis_table(const AmdJune2025& amd);
fairvalue::TextTable upside_table(const AmdJune2025& amd);
fairvalue::TextTable reading_table(const AmdJune2025& amd);
fairvalue::TextTable low_table(const AmdJune2025& amd);
fairvalue::TextTable orders_table(const AmdJune2025& amd);

// multiple_tables.cpp: what multiple the growth deserves, and what a miss would cost
fairvalue::TextTable growth_line_table(const AmdJune2025& amd);
fairvalue::TextTable peg_table(const AmdJune2025& amd);
fairvalue::TextTable sensitivity_table(const AmdJune2025& amd);

// market_tables.cpp: where the earnings are to come from
fairvalue::TextTable market_path_table(const AmdJune2025& amd);
fairvalue::TextTable guidance_table(const AmdJune2025& amd);
fairvalue::TextTable rental_table(const AmdJune2025& amd);
fairvalue::TextTable memory_table(const AmdJune2025& amd);

/// The answer before the tables: worth, price, and what the dispute is about.
std::string headline(const AmdJune2025& amd);

/// Today's price as the article implies it: the market's multiple x EPS of 2026.
fairvalue::Spot market_price(const AmdJune2025& amd);
/// The author's target. Its day is assumed: twelve months on.
fairvalue::PriceTarget author_target(const AmdJune2025& amd);
/// The author's upside paid today: both multiples are of FY2026.
fairvalue::UpsideSplit paid_at_once(const AmdJune2025& amd);
/// The same as a target twelve months on, when FY2026 is what FY2025 is today: both multiples are of the year
/// under way.
fairvalue::UpsideSplit paid_in_a_year(const AmdJune2025& amd);
/// FY2025 and FY2026, for the multiples of any day between.
fairvalue::EpsPath consensus_path(const AmdJune2025& amd);
/// Consensus growth of EPS from 2025 to 2026.
double consensus_growth(const AmdJune2025& amd);

}  // namespace target_amd
