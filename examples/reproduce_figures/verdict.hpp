/// \file reproduce_figures/verdict.hpp
/// One row computed, compared with the ledger's value, and judged by what the article claims.
#pragma once
#include <string>
#include <vector>

#include "ledger.hpp"
#include "rows.hpp"

namespace figures {

struct Reproduction {
  const LedgerRow* row;
  std::vector<double> computed;  ///< in the row's unit; empty when the row could not be computed
  std::vector<double> expected;  ///< in the row's unit
  std::set<std::string> read;    ///< ids the row asked for
  std::string verdict;           ///< computed from the claim
  std::string failure{};         ///< why the row could not be computed

  /// Every value within 1e-9 of the ledger's, relative, and within 1e-12 where that is zero.
  bool holds() const;
};

/// All values inside the claim, ends and rounding to 1e-9 inside: "agrees"; inside the wide range: "loose";
/// else "disagrees". A single claim holds for every value. Without a claim "implied". "ambiguous" is a mark
/// of the ledger, for words with two readings.
std::string verdict(const LedgerRow& row, const std::vector<double>& computed);

Reproduction reproduce(const Ledger& ledger, const Rows& rows, const Row& row);

/// The rows that can be computed, in the order of the ledger; of one article, or of all when `article` is
/// empty.
std::vector<Reproduction> reproduce_all(const Ledger& ledger, const Rows& rows, const std::string& article);

/// The derived rows of complete articles that no row computes; of one article, or of all when `article` is
/// empty.
std::vector<std::string> missing_rows(const Ledger& ledger, const Rows& rows, const std::string& article);

/// How many of the rows test a claim that an article prints; the others are derivations without one, or
/// failed.
int rows_with_claim(const std::vector<Reproduction>& results);

/// How many DERIVED rows the ledger has for the article, or in all.
int derived_rows(const Ledger& ledger, const std::string& article);

}  // namespace figures
