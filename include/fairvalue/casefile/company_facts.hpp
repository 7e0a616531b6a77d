/// \file casefile/company_facts.hpp
/// A company's filed facts from the JSON file that the SEC publishes for it (companyfacts).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>
#include <fairvalue/company/filed_facts.hpp>

namespace fairvalue {

struct CompanyFacts {
  std::string cik;   ///< ten digits with zeros in front; empty where the file has none
  std::string name;  ///< as filed; empty where the file has none
  std::vector<FiledFact> facts;
};

/// The most that such a file may hold: 100 MB. The largest known hold about 10.
inline constexpr std::size_t company_facts_limit = 100'000'000;

/// Reads the facts behind diluted EPS, net income, revenue, weighted diluted shares and shares outstanding,
/// of US GAAP (us-gaap, dei) and IFRS (ifrs-full); tags of anything else are skipped unread. Labels may be
/// null and a CIK a number or a string of digits. Pass the facts to filed_history. Throws ParseError, its key
/// the path to the value, on text that is no JSON, on a file without "facts", and on a fact whose end, value
/// or day of filing is missing, repeats or is of another kind, or whose start is after its end. The place is
/// where the value ends.
CompanyFacts parse_company_facts(std::string_view json, const std::string& file);

/// Opens and reads a file. Throws Error naming the path when it cannot be read or holds more than
/// `company_facts_limit`, else as `parse_company_facts`.
CompanyFacts read_company_facts(const std::string& path);

}  // namespace fairvalue
