/// \file value_openai_warrant/tables.hpp
/// The tables of value_openai_warrant, in the order in which article 001 is read. Every number in them is
/// computed from the case and the facts beside it.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/value.hpp>
#include <fairvalue/report/table.hpp>

#include "support/openai_accounts.hpp"
#include "support/openai_customer.hpp"
#include "support/openai_deal.hpp"
#include "support/openai_worth.hpp"

namespace value_openai_warrant {

using examples::OpenAiFacts;
using fairvalue::Case;
using fairvalue::CaseResult;
using fairvalue::TextTable;

// worth_tables.cpp: the answer
TextTable worth_table(const Case& value, const CaseResult& result, const examples::OpenAiWorth& openai);
TextTable effect_table(const Case& value, const CaseResult& result, const examples::OpenAiWorth& openai);
TextTable give_away_table(const examples::OpenAiWorth& openai);

// parts_tables.cpp: the price path by parts
TextTable parts_path_table(const Case& value, const CaseResult& result);
/// Which days of it lie between year ends, and which are pinned at a hurdle.
void add_path_notes(TextTable& table, const Case& value, const CaseResult& result);

// belief_tables.cpp: the jump, and what it had to believe
TextTable explained_jump_table(const Case& value, const examples::OpenAiWorth& openai);
TextTable believed_table(const Case& value, const examples::OpenAiWorth& openai);
TextTable pairs_table(const Case& value, const examples::OpenAiWorth& openai);

// terms_tables.cpp: what is known, and what the announcement did
TextTable terms_table(const Case& value);
TextTable jump_table(const OpenAiFacts& facts);
TextTable stake_table(const OpenAiFacts& facts);

// warrant_tables.cpp: what the shares would bring, cost the others and pay for
TextTable intrinsic_table(const Case& value, const OpenAiFacts& facts);
TextTable dilution_table(const OpenAiFacts& facts);

// customer_tables.cpp: whether the customer can pay, and with what
TextTable customer_table(const examples::OpenAiCustomer& customer);
TextTable wrong_way_table(const Case& value, const examples::OpenAiFunding& funding);

// path_tables.cpp: the three scenarios, and what they come to
std::vector<TextTable> path_tables(const CaseResult& result);
TextTable base_table(const Case& value, const OpenAiFacts& facts);
TextTable implied_table(const OpenAiFacts& facts);
TextTable ai_share_table(const Case& value, const CaseResult& result, const OpenAiFacts& facts);

// assumption_tables.cpp: what of all that is our choice
TextTable assumption_table(const fairvalue::CaseFile& file, const examples::OpenAiPricing& pricing);

// pricing_tables.cpp: what the warrant is worth
TextTable tranche_value_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts);
TextTable two_values_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts,
                           const examples::OpenAiWorth& worth);
TextTable volatility_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts);
TextTable ladder_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts);

// simulation_tables.cpp: what only paths can value
TextTable monitoring_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts);
TextTable correlation_table(const examples::OpenAiPricing& pricing, const OpenAiFacts& facts);

// accounts_tables.cpp: how it is booked, and what it dilutes
TextTable schedule_table(const examples::OpenAiAccounts& accounts);
TextTable share_count_table(const examples::OpenAiAccounts& accounts);
TextTable forecast_table(const examples::OpenAiAccounts& accounts);

/// The answer before the tables.
std::string headline(const CaseResult& result, const examples::OpenAiWorth& openai);

}  // namespace value_openai_warrant
