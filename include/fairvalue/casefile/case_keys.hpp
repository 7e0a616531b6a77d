/// \file casefile/case_keys.hpp
/// The keys of a case file as data: what the page, the template, the schema and completion are made from.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue {

/// One key a case file may have.
struct CaseKey {
  std::string path;       ///< "deal.warrant.tranche.shares", of lists without an index
  std::string form;       ///< what it takes: "amount in the currency", "one of close, vwap", "table"
  bool required = false;  ///< in its table
  std::string rule;       ///< "> 0"; empty for none
  std::string meaning;    ///< one sentence
};

/// All keys, tables before what they hold, in the order of the template.
const std::vector<CaseKey>& case_keys();

/// A message of the library whose first member is named as a case file has it: "model.market.volatility: must
/// be within 100" is about market.volatility, "warrant.tranches[0].gates[0].hurdle: 90 is not above the
/// price" about warrant.tranche[0].price_hurdle. Any other message as it is.
std::string with_case_keys(std::string_view message);

/// The reference page of the keys, as Markdown: a table for each table of the file.
std::string case_key_page();

/// JSON Schema (draft 2020-12) of a case file, for editors, made from the keys.
std::string case_schema();

/// What the template of a new case begins with.
struct NewCase {
  std::string name = "Example Corporation";
  std::string ticker = "EXMP";
  std::string currency = "USD";
  bool with_deal = true;  ///< a deal with a warrant and three scenarios beside the company
};
/// A case with a comment for each key, which passes the check as it is.
std::string new_case_text(const NewCase& options = {});

}  // namespace fairvalue
