/// \file book/open_position.hpp
/// The warrants and awards of a case file, each with all that its value takes.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_needs.hpp>

namespace fairvalue {

/// A warrant or award of a file, which must outlive it.
struct OpenPosition {
  std::string name;
  const Warrant* terms;
  const PositionFacts* facts;
  WarrantPosition position;              ///< without the gates that the file takes as met
  std::optional<std::size_t> deal{};     ///< its number; none for an award
  Standing standing = Standing::stated;  ///< of the terms
  std::string source{};                  ///< likewise
  std::vector<std::string> notes{};      ///< what was taken as met or as planned
  bool is_planned = false;  ///< milestones that the outlook does not have come as planned, in the base case
  std::string path{};       ///< in the file: "deal[0].warrant"
  /// What the reader warned of that leaves it without a value, in the words of the file.
  std::vector<std::string> missing{};
};

/// Those of the deals, then the awards. Milestones of which the outlook says nothing come as the deal's plan
/// has them in the base case, if the file has all that a case takes.
std::vector<OpenPosition> open_positions(const CaseFile& file);

/// The standing of what the file has at a key of the warrant, "tranche[2].price_hurdle": its own where it has
/// one, else that of the table around it, at last that of the warrant.
Standing standing_at(const CaseFile& file, const OpenPosition& open, const std::string& key);

/// The weakest standing of the terms and of all that the file states inside them, redacted before assumed.
Standing standing_of_terms(const CaseFile& file, const OpenPosition& open);

/// As standing_at, with source and quote, for any path of the file below the table of the position's deal or award:
/// "award[0].outlook.service". Without a row at or above it, standing and source of the terms, or assumed of
/// what lies beside them; the path is empty then.
KeyProvenance provenance_at(const CaseFile& file, const OpenPosition& open, const std::string& path);

/// The market of today for a value up to the expiry of the position. Throws as equity_market.
EquityMarket market_of(const CaseFile& file, const OpenPosition& open);

/// "OpenAI 6 GW: the condition on 'SOX' is taken as met", one for each benchmark.
std::vector<std::string> notes_of_gates(const OpenPosition& open);

/// Why a position has no value: what the file does not say of it, else what the pricing refused.
std::string reason_in_file(const OpenPosition& open, const std::string& refused);

}  // namespace fairvalue
