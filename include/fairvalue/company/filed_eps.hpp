/// \file company/filed_eps.hpp
/// Trailing earnings as a company's filings made them known, for multiples without look-ahead.
#pragma once
#include <span>

#include <fairvalue/company/filed_facts.hpp>

namespace fairvalue {

/// On each day of a filing up to `question.as_of`, where it changed: trailing_eps of filed_history on that day,
/// with the facts filed and the splits effective by then. All rows are on shares of `question.as_of`, so that
/// they go with prices adjusted to that day; splits effective later are not used. Days on which the last four
/// quarters leave a gap, as after a listing, have no row. Throws DomainError as filed_history does of the
/// question.
DatedSeries<PeriodEps> trailing_eps_as_filed(std::span<const FiledFact> facts, const FactQuestion& question);

}  // namespace fairvalue
