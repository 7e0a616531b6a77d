/// \file price_inference/tables.hpp
/// The tables of price_inference, one function each, in the order of article 002's arguments. Every number in
/// them, also in titles and notes, is computed from the case.
#pragma once
#include <string>

#include <fairvalue/report/table.hpp>

#include "support/inference_2024.hpp"

namespace price_inference {

using examples::Inference2024;
using fairvalue::TextTable;

// price_tables.cpp: what a token sells for
TextTable margin_table(const Inference2024& article);
TextTable developer_table(const Inference2024& article);

// hardware_tables.cpp: what serving takes
TextTable demand_table(const Inference2024& article);
TextTable context_table(const Inference2024& article);
TextTable growth_table(const Inference2024& article);

// rental_tables.cpp: what an hour rents for, and who is left to rent it out
TextTable contract_table(const Inference2024& article);
TextTable ownership_table(const Inference2024& article);
TextTable survival_table(const Inference2024& article);

// spending_tables.cpp: another chip, and who pays for it all
TextTable chip_table(const Inference2024& article);
TextTable spending_table(const Inference2024& article);
TextTable assumption_table(const Inference2024& article);

/// The answer before the tables.
std::string headline(const Inference2024& article);

}  // namespace price_inference
