/// \file company/filed_fact.hpp
/// A fact as a company filed it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/split.hpp>

namespace fairvalue {

enum class FiledMeasure { diluted_eps, net_income, revenue, diluted_shares, shares_outstanding };
template <>
inline constexpr auto enum_names<FiledMeasure> = names_of("measure",
                                                          {{"diluted_eps", "diluted EPS"},
                                                           {"net_income", "net income"},
                                                           {"revenue"},
                                                           {"diluted_shares", "diluted shares"},
                                                           {"shares_outstanding", "shares outstanding"}});

/// One number of one filing. The same period returns in later filings, perhaps restated.
struct FiledFact {
  FiledMeasure measure;
  std::string tag;   ///< "us-gaap:NetIncomeLoss"
  int rank = 0;      ///< of the tag within its measure; the least one wins where a period has several
  std::string unit;  ///< "USD", "USD/shares" or "shares"
  std::optional<Date> start{};  ///< none: a count on the day `end`
  Date end;                     ///< last day
  double value;
  Date filed;          ///< the first day a reader could have it
  std::string form{};  ///< "10-K"; annual figures come from 10-K, 20-F and 40-F, or from no form named
  std::string accession{};
};

/// What is asked of the facts.
struct FactQuestion {
  Date as_of;                          ///< facts filed later are not known
  std::vector<Split> splits{};         ///< all known on `as_of`
  std::optional<Currency> currency{};  ///< needed when the facts are in several
};

/// A fact that was left out, and why: its unit, its dates, its size, or a share unit that changed.
struct DoubtfulFact {
  FiledFact fact;
  std::string reason;
};

}  // namespace fairvalue
