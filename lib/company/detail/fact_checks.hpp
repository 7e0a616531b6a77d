/// \file lib/company/detail/fact_checks.hpp
/// Which filed facts can be used, and why others cannot.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/company/filed_fact.hpp>

namespace fairvalue::detail {

/// Whether a split changes the measure: weighted and outstanding counts, amounts per share.
bool is_of_shares(FiledMeasure measure);

/// The currency named by the fact's unit. Empty if the measure cannot have that unit, and for a count.
std::optional<Currency> currency_in(const FiledFact& fact);

/// The currency the question is answered in.
Currency currency_of(std::span<const FiledFact> facts, const FactQuestion& question);

/// A fact's value on shares of the question's day. A filing's counts include all splits to its own day (SEC
/// SAB Topic 4.C).
double on_shares_of_question(const FiledFact& fact, const FactQuestion& question);

struct CheckedFacts {
  std::vector<FiledFact> usable;  ///< known on the day, in the currency asked for, in the order given
  std::vector<DoubtfulFact> doubts;
};
CheckedFacts checked(std::span<const FiledFact> facts, const FactQuestion& question, const Currency& currency);

}  // namespace fairvalue::detail
