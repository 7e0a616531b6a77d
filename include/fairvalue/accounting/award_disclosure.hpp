/// \file accounting/award_disclosure.hpp
/// What the notes say of a customer warrant: the table of ASC 718-10-50-2 and the paragraphs in plain words.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/accounting/fair_value_file.hpp>
#include <fairvalue/accounting/remaining_obligation.hpp>

namespace fairvalue {

struct DisclosureInputs {
  Warrant terms;
  CustomerAward award;              ///< made of the terms: as many shares
  std::vector<PeriodCost> periods;  ///< at least one; the last is the one reported
  FairValueFile values;
  std::optional<RemainingObligation> obligation{};
  std::optional<double> tax_rate{};  ///< where the cost is deductible; in [0, 1)
  std::optional<Years>
      remaining_period{};  ///< weighted average over which unrecognised cost is expected; >= 0
};

struct DisclosureRow {
  std::string item;
  std::string value;
  std::string paragraph;  ///< "ASC 718-10-50-2(f)(2)(ii)"
};

struct AwardDisclosure {
  std::vector<DisclosureRow> rows;
  std::vector<std::string> footnote;  ///< one paragraph each, with the paragraphs of the standard
  Money unrecognised;                 ///< sum of unrecognised_cost at the end of the last period
  PerShare weighted_fair_value;       ///< a share, over all tranches
};

/// Throws DomainError naming the input that breaks its rule, and for an award that is not granted.
AwardDisclosure award_disclosure(const DisclosureInputs& inputs);

/// The three numbers of a warrant that are never the same, and one paragraph that says why.
struct WarrantNumbers {
  Money economic_value;
  Money grant_date_value;
  Shares diluted_shares;
  std::string why;
};
WarrantNumbers warrant_numbers(Money economic_value, Money grant_date_value, Shares diluted_shares);

}  // namespace fairvalue
