/// \file plan_accelerator_supply/tables.hpp
/// The tables of plan_accelerator_supply, one function each, in the order of article 003's answers. Every
/// number in them, also in titles and notes, is computed from the case.
#pragma once
#include <string>

#include <fairvalue/report/table.hpp>

#include "support/accelerators_2025.hpp"

namespace plan_accelerator_supply {

using examples::Accelerators2025;
using fairvalue::TextTable;

// order_tables.cpp: an order, and when it could be delivered
TextTable order_table(const Accelerators2025& article);
TextTable delivery_table(const Accelerators2025& article);

// card_tables.cpp: who buys the cards, and who builds the servers
TextTable card_table(const Accelerators2025& article);
TextTable maker_table(const Accelerators2025& article);

// yield_tables.cpp: what defects cost, and which stage holds the rest back
TextTable yield_table(const Accelerators2025& article);
TextTable chain_table(const Accelerators2025& article);

// fleet_tables.cpp: a million accelerators
TextTable split_table(const Accelerators2025& article);
TextTable fleet_table(const Accelerators2025& article);
TextTable unit_check_table(const Accelerators2025& article);

// intel_tables.cpp: Intel, and what is assumed
TextTable intel_table(const Accelerators2025& article);
TextTable assumption_table(const Accelerators2025& article);

/// How many vendors the second tier has, by what it buys.
fairvalue::Interval<double> second_tier_vendors(const Accelerators2025& article);

/// The answer before the tables.
std::string headline(const Accelerators2025& article);

}  // namespace plan_accelerator_supply
