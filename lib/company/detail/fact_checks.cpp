#include "fact_checks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

namespace fairvalue::detail {
namespace {

constexpr double largest_step = 1000.0;       // between a share count and its neighbours
constexpr double largest_restatement = 1.2;   // of a share count, without a split: 5 for 4 is 1.25
constexpr std::ptrdiff_t neighbours_a_side = 5;

bool is_count(FiledMeasure measure) {
  return measure == FiledMeasure::diluted_shares || measure == FiledMeasure::shares_outstanding;
}

constexpr std::string_view a_share = "/shares";

bool is_known(const FiledFact& fact, Date as_of) { return fact.filed <= as_of; }

/// What is wrong with a single fact; empty if nothing is.
std::string fault_of(const FiledFact& fact) {
  require_enumerator("fact.measure", fact.measure);
  if (is_count(fact.measure) && fact.unit != "shares") {
    return fmt::format("unit: must be shares, got {}", fact.unit);
  }
  if (!is_count(fact.measure) && !currency_in(fact)) {
    const char* rule = fact.measure == FiledMeasure::diluted_eps ? "a currency per share" : "a currency";
    return fmt::format("unit: must be {}, got {}", rule, fact.unit);
  }
  if (fact.end > fact.filed) {
    return fmt::format("end: must be on or before the day of filing ({}), got {}", to_string(fact.filed),
                       to_string(fact.end));
  }
  if (is_count(fact.measure) && !(fact.value > 0.0)) {
    return fmt::format("value: must be > 0, got {}", fact.value);
  }
  return {};
}

using Counts = std::vector<const FiledFact*>;

/// The median of the neighbouring counts in time, without the count itself. Empty for fewer than two.
std::optional<double> median_of_neighbours(const Counts& counts, std::ptrdiff_t at) {
  const auto size = static_cast<std::ptrdiff_t>(counts.size());
  std::vector<double> values;
  for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, at - neighbours_a_side);
       i < std::min(size, at + neighbours_a_side + 1); ++i) {
    if (i != at) values.push_back(counts[static_cast<std::size_t>(i)]->value);
  }
  return values.size() < 2 ? std::nullopt : std::optional{median(values)};
}

/// The counts of one measure that are far too large or small for their neighbours.
void find_wrong_sizes(Counts counts, std::map<const FiledFact*, std::string>& faults) {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FiledFact* a, const FiledFact* b) { return a->end < b->end; });
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto around = median_of_neighbours(counts, static_cast<std::ptrdiff_t>(i));
    const double step = around ? counts[i]->value / *around : 1.0;
    if (step < largest_step && step > 1.0 / largest_step) continue;
    faults[counts[i]] = fmt::format("value: must be of the size of its neighbours ({:.6g}), got {:.6g}",
                                    *around, counts[i]->value);
  }
}

/// The first filing day whose per-share figures are on today's share, and the evidence.
struct ShareEra {
  Date first_filing;
  double factor;
};

/// The last filing that restated a count by a factor no split explains. Compares each period's filings in
/// order of time.
std::optional<ShareEra> unexplained_era(const Counts& counts, const FactQuestion& question) {
  std::map<std::tuple<std::string, std::optional<Date>, Date>, Counts> periods;
  for (const FiledFact* fact : counts) periods[{fact->tag, fact->start, fact->end}].push_back(fact);
  std::optional<ShareEra> era;
  for (auto& [period, filings] : periods) {
    std::stable_sort(filings.begin(), filings.end(),
                     [](const FiledFact* a, const FiledFact* b) { return a->filed < b->filed; });
    for (std::size_t i = 1; i < filings.size(); ++i) {
      const double factor =
          on_shares_of_question(*filings[i], question) / on_shares_of_question(*filings[i - 1], question);
      const bool is_like = factor < largest_restatement && factor > 1.0 / largest_restatement;
      if (!is_like && (!era || filings[i]->filed > era->first_filing)) era = {filings[i]->filed, factor};
    }
  }
  return era;
}

std::string era_fault(const ShareEra& era) {
  return fmt::format("filed: must be on or after {}, which restated share counts {:.4g} times (a split? give it)",
                     to_string(era.first_filing), era.factor);
}

}  // namespace

std::optional<Currency> currency_in(const FiledFact& fact) {
  if (is_count(fact.measure)) return std::nullopt;
  std::string_view code = fact.unit;
  if (fact.measure == FiledMeasure::diluted_eps) {
    if (!code.ends_with(a_share)) return std::nullopt;
    code.remove_suffix(a_share.size());
  }
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
  return code.size() == 3 && letters ? std::optional{Currency{code}} : std::nullopt;
}

bool is_of_shares(FiledMeasure measure) {
  return is_count(measure) || measure == FiledMeasure::diluted_eps;
}

Currency currency_of(std::span<const FiledFact> facts, const FactQuestion& question) {
  std::set<std::string> codes;
  for (const FiledFact& fact : facts) {
    if (!is_known(fact, question.as_of)) continue;
    if (const auto currency = currency_in(fact)) codes.insert(currency->code());
  }
  require(!codes.empty(), "facts", "at least one amount filed by " + to_string(question.as_of), "none");
  std::string list;
  for (const auto& code : codes) list += (list.empty() ? "" : ", ") + code;
  if (!question.currency) {
    require(codes.size() == 1, "currency", fmt::format("given, since the facts are in {}", list), "none");
    return Currency{*codes.begin()};
  }
  require(codes.contains(question.currency->code()), "currency", fmt::format("one of the facts' ({})", list),
          question.currency->code());
  return *question.currency;
}

double on_shares_of_question(const FiledFact& fact, const FactQuestion& question) {
  if (!is_of_shares(fact.measure)) return fact.value;
  const double factor = split_factor(question.splits, fact.filed, question.as_of);
  return fact.measure == FiledMeasure::diluted_eps ? fact.value / factor : fact.value * factor;
}

CheckedFacts checked(std::span<const FiledFact> facts, const FactQuestion& question, const Currency& currency) {
  std::map<const FiledFact*, std::string> faults;
  std::map<FiledMeasure, Counts> counts;
  for (const FiledFact& fact : facts) {
    if (!is_known(fact, question.as_of)) continue;
    if (auto fault = fault_of(fact); !fault.empty()) {
      faults[&fact] = std::move(fault);
    } else if (is_count(fact.measure)) {
      counts[fact.measure].push_back(&fact);
    }
  }
  Counts sound;
  for (const auto& [measure, of_measure] : counts) {
    find_wrong_sizes(of_measure, faults);
    for (const FiledFact* fact : of_measure) {
      if (!faults.contains(fact)) sound.push_back(fact);
    }
  }
  const auto era = unexplained_era(sound, question);

  CheckedFacts result;
  for (const FiledFact& fact : facts) {
    if (!is_known(fact, question.as_of)) continue;
    const auto fault = faults.find(&fact);
    if (fault != faults.end()) {
      result.doubts.push_back({fact, fault->second});
    } else if (era && is_of_shares(fact.measure) && fact.filed < era->first_filing) {
      result.doubts.push_back({fact, era_fault(*era)});
    } else if (is_count(fact.measure) || currency_in(fact) == currency) {
      result.usable.push_back(fact);
    }
  }
  return result;
}

}  // namespace fairvalue::detail
