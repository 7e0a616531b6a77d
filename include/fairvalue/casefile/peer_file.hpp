/// \file casefile/peer_file.hpp
/// Peers from a CSV file: one company a row.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/equity/peers.hpp>

namespace fairvalue {

/// One row: the peer, where its numbers come from, and the currency of its price and EPS.
struct PeerRow {
  Peer peer;
  Currency currency;
  Standing standing;   ///< of the row's numbers
  std::string source;  ///< or, when assumed, the reason

  friend bool operator==(const PeerRow&, const PeerRow&) = default;
};

/// Columns name, currency, price, eps, ai_share, growth, standing (stated, derived or assumed), source;
/// others are ignored. ai_share and growth are decimals. Price, EPS, share and growth may be blank: missing,
/// never zero. Throws ParseError with the cell's place on a column that is missing, a blank name, currency,
/// standing or source, a name that repeats, a price that is not > 0, a share outside [0, 1], a growth not >
/// -1, and a currency other than the first row's; a file without rows is refused too.
std::vector<PeerRow> peers_from(const CsvTable& table);

/// The peers alone, for peer_line.
std::vector<Peer> peers_of(const std::vector<PeerRow>& rows);

}  // namespace fairvalue
