/// \file fairvalue/case/load.hpp
/// What a customer has promised to pay, year by year, against its own revenue and cash.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// The commitments of one customer.
struct Load {
  std::string customer;
  std::vector<fairvalue::Commitment> commitments{};
  std::vector<fairvalue::CustomerYear> years{};  ///< of its own, as far as a case states them
  bool is_assumed = false;                       ///< whether any of these is assumed or redacted
};

/// Adds what the customer of a file's deal is to pay.
void add_commitment(std::vector<Load>& loads, const fairvalue::CaseFile& file,
                    const fairvalue::CaseDeal& deal, fairvalue::Commitment commitment);

/// Payments by seller and calendar year, and where the customer's own years are known, its revenue, what the
/// payments are of it, and what its own funds leave unpaid. `money`: the currency of all.
fairvalue::DocumentTable load_table(const Load& load, const std::string& money);

}  // namespace calculator
