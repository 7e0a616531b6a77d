/// \file fairvalue/case/load.hpp
/// What a customer has promised to pay, year by year, against its own revenue and cash.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/model/case_derivation.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// The inputs behind a commitment, and behind a year of the customer.
struct PromiseInputs {
  fairvalue::DerivedNumber plan;
  fairvalue::DerivedNumber price;
};
struct OwnInputs {
  fairvalue::DerivedNumber revenue;
  fairvalue::DerivedNumber funds;
};

/// The commitments of one customer.
struct Load {
  std::string customer;
  std::vector<fairvalue::Commitment> commitments{};
  std::vector<fairvalue::CustomerYear> years{};  ///< of its own, as far as a case states them
  bool is_assumed = false;                       ///< whether any of these is assumed or redacted
  std::vector<PromiseInputs> promised{};         ///< of the commitments
  std::vector<OwnInputs> own{};                  ///< of the years
};

/// Adds what the customer of a file's deal is to pay. `of`: what stands before the names of its inputs.
void add_commitment(std::vector<Load>& loads, const fairvalue::CaseFile& file,
                    const fairvalue::CaseDeal& deal, fairvalue::Commitment commitment,
                    const std::string& of = "");

/// Payments by seller and calendar year, and where the customer's own years are known, its revenue, what the
/// payments are of it, and what its own funds leave unpaid. `money`: the currency of all.
fairvalue::DocumentTable load_table(const Load& load, const std::string& money);

/// How the numbers of that table come about, as outputs "load CUSTOMER.ROW.YEAR".
fairvalue::CaseDerivation load_derivation(const Load& load, const std::string& money);

}  // namespace calculator
