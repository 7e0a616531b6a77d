/// \file fairvalue/case/valued.hpp
/// A case file with all that the library says of its case, and the tables that show it.
#pragma once
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/model/case_derivation.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/report/derivation_tables.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/live_numbers.hpp"
#include "fairvalue/case/priced.hpp"
#include "fairvalue/case/request.hpp"

namespace calculator {

struct Valued {
  const fairvalue::CaseFile& file;
  fairvalue::Case value;
  fairvalue::CaseResult result;
  ScenarioWarrants warrants;
  std::optional<fairvalue::DealWorth> worth;  ///< none without deals, or where the warrants have no value
  Units units;
  fairvalue::CaseDerivation derivation;

  fairvalue::Shares shares() const { return result.scenarios.front().by_parts.shares; }
  bool has_deals() const { return !value.deals.empty(); }
  bool has_warrants() const {
    return std::ranges::any_of(value.deals,
                               [](const fairvalue::Deal& one) { return one.warrant.has_value(); });
  }
};
/// The model's case of a file. Where the file has no company to value but an award, the message says by which
/// verb that one is valued.
fairvalue::Case company_case(const Request& request, const fairvalue::CaseFile& file);

Valued valued(const Request& request, const fairvalue::CaseFile& file);

/// Case, ticker, currency, day: what every document of a case says of it.
std::vector<fairvalue::DocumentFact> facts_of(const fairvalue::CaseFile& file);

/// "neutral 中性": a scenario with its label.
std::string scenario_title(const fairvalue::ScenarioResult& one);

/// The answer: one number a row, in the order of importance.
fairvalue::DocumentTable answer_table(const Valued& of);
/// A share by scenario, from the company without deals to the value, beside the shortcut and the price.
fairvalue::DocumentTable scenario_table(const Valued& of);
/// The deals by scenario: cash flows, what is given, both views.
fairvalue::DocumentTable worth_table(const Valued& of);
/// Shares bought of the customers and loans, with what they cost; no rows where there are none.
fairvalue::DocumentTable consideration_table(const Valued& of);
/// From the value by earnings to that by parts, line by line.
fairvalue::DocumentTable reconciliation_table(const Valued& of);
/// One scenario's years.
fairvalue::DocumentTable year_table(const Valued& of, std::size_t scenario);
/// One scenario's price path by parts, which decides what vests: its days, prices and vested shares.
fairvalue::DocumentTable path_table(const Valued& of, std::size_t scenario);
/// Which days of the paths lie between year ends, and which are pinned at a hurdle.
void add_path_notes(fairvalue::DocumentTable& table, const Valued& of);
/// What each tranche's gigawatts earn, and the price at which they are given away.
fairvalue::DocumentTable give_away_table(const Valued& of);
/// The brokers' targets.
fairvalue::DocumentTable target_table(const Valued& of);
/// What is assumed or redacted, each with its reason.
fairvalue::DocumentTable assumption_table(const Valued& of);

/// What is stated or derived, each with its source.
fairvalue::DocumentTable stated_input_table(const Valued& of);

/// The answer in sentences.
std::vector<std::string> value_headline(const Valued& of);
/// The first deal whose grant has the price of an earlier day, before the terms were public; null where none
/// has.
const fairvalue::CaseDeal* announced_before(const Valued& of);
/// Whether the deals pay, in a sentence.
std::string deal_sentence(const Valued& of);
/// What is paid for shares of the customers; empty where nothing is.
std::string equity_sentence(const Valued& of);

/// One row for each way to read the file's clauses: value a share and what the warrants and awards are worth.
fairvalue::DocumentTable reading_table(const Request& request,
                                       const std::vector<fairvalue::CaseReading>& readings);
/// Adds it where there are several, after the answer.
void add_readings(fairvalue::Document& document, const Request& request,
                  const std::vector<fairvalue::CaseReading>& readings);

/// Warns of each clause with several readings: which one was taken, and how to take another.
void note_readings(fairvalue::Document& document, const fairvalue::CaseFile& file);

/// What `value` says; of a file without a company what it can say, and what is missing for the rest.
fairvalue::Document value_document(const Request& request, const fairvalue::CaseFile& file);

/// How an output comes about; the list of keys where `key` is empty.
fairvalue::Document explain_document(const Request& request, const fairvalue::CaseFile& file,
                                     const std::string& key, int depth);

/// The bridge from one version of a case to the next: of the value of a share, and of each warrant and award
/// that has changed.
fairvalue::Document diff_document(const Request& request, const fairvalue::CaseFile& old_file,
                                  const fairvalue::CaseFile& new_file);
/// Its part about warrants and awards.
void add_warrant_bridges(fairvalue::Document& document, LiveNumbers& live, const Request& request,
                         const fairvalue::CaseFile& old_file, const fairvalue::CaseFile& new_file);

/// Before and after by each way to read the clauses of either case.
fairvalue::DocumentTable reading_differences(const Request& request,
                                             const std::vector<fairvalue::CaseReading>& old_ones,
                                             const std::vector<fairvalue::CaseReading>& new_ones);
/// The economic value of all warrants and awards in today's market; none where one has none.
std::optional<fairvalue::Money> all_warrants(const Request& request, const fairvalue::CaseFile& file);

/// The deals of several cases side by side.
fairvalue::Document compare_document(const Request& request, const std::vector<fairvalue::CaseFile>& files);

/// Adds the move of the price since the terms became public, what of it the deals explain and what would
/// explain all of it, to the document and to the derivation; nothing where the case has no earlier price.
void add_jump(fairvalue::Document& document, Valued& of);

/// Adds what each customer has promised over its own revenue, where the case states its years, to the
/// document and to the derivation.
void add_loads(fairvalue::Document& document, Valued& of);

/// Whether the deals pay.
fairvalue::Document deal_document(const Request& request, const fairvalue::CaseFile& file);

/// Who raised and who cut in windows of 7, 30, 60 and 90 days; no rows where no broker's row counts.
fairvalue::DocumentTable revision_table(const std::vector<fairvalue::Estimate>& estimates,
                                        const std::vector<fairvalue::ConsensusQuery>& queries);

/// Of each setting of the request that scenarios replace by their own: where it counts, and where to set it.
std::vector<std::string> replaced_settings(const Request& request, const fairvalue::CaseFile& file);

/// What `check` warns of in a number that --set gives, as a growth above 100 % a year, and of a last close
/// that is old on the day of the price.
std::vector<std::string> doubts_of_numbers(const Request& request, const fairvalue::CaseFile& file);

/// The years whose EPS the rows forecast, in order.
std::vector<fairvalue::FiscalPeriod> forecast_years(const std::vector<fairvalue::Estimate>& estimates);

/// As known on `as_of`, else on the day of the price. Throws Error where nothing is known by then.
fairvalue::Document consensus_document(const fairvalue::CaseFile& file, std::optional<fairvalue::Date> as_of);
/// The file as a reader of that day had it, and of that day: what charts draw.
fairvalue::CaseFile seen_on(const fairvalue::CaseFile& file, std::optional<fairvalue::Date> as_of);
fairvalue::Document multiples_document(const fairvalue::CaseFile& file);
/// The sum of the parts of a file that has one.
fairvalue::DocumentTable business_table(const fairvalue::CaseFile& file);

}  // namespace calculator
