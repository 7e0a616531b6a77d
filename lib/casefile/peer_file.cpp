#include <fairvalue/casefile/peer_file.hpp>

#include <set>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "detail/csv_column.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

constexpr const char* needed_columns[] = {"name",     "currency", "price",    "eps",
                                          "ai_share", "growth",   "standing", "source"};

void require_columns(const CsvTable& table) {
  detail::NeededColumns need{table};
  for (const char* column : needed_columns) need({column});
  need.require_all();
}

/// The cell's number if it has a valid one.
std::optional<double> number_where(const CsvTable& table, std::size_t row, const char* column,
                                   const char* rule, bool (*allowed)(double)) {
  const auto number = table.number(row, column);
  if (number && !allowed(*number)) {
    throw ParseError(table.position(row, column), column, rule, *table.text(row, column));
  }
  return number;
}

std::optional<PerShare> per_share(std::optional<double> number) {
  return number ? std::optional{PerShare{*number}} : std::nullopt;
}

Standing standing_at(const CsvTable& table, std::size_t row) {
  const std::string text = table.required_text(row, "standing");
  if (const auto standing = parse_key<Standing>(text)) return *standing;
  throw ParseError(table.position(row, "standing"), "standing", choice_near<Standing>(text), text);
}

Currency currency_at(const CsvTable& table, std::size_t row) {
  const std::string text = table.required_text(row, "currency");
  try {
    return Currency{text};
  } catch (const DomainError&) {
    throw ParseError(table.position(row, "currency"), "currency", "three capital letters such as USD", text);
  }
}

Peer peer_at(const CsvTable& table, std::size_t row) {
  const auto price = number_where(table, row, "price", "> 0", [](double x) { return x > 0.0; });
  const auto share = number_where(table, row, "ai_share", "between 0 and 1 (a decimal: 0.4 for 40 %)",
                                  [](double x) { return 0.0 <= x && x <= 1.0; });
  const auto growth =
      number_where(table, row, "growth", "> -1 (a decimal: 0.4 for 40 %)", [](double x) { return x > -1.0; });
  return {.name = table.required_text(row, "name"),
          .price = per_share(price),
          .eps = per_share(table.number(row, "eps")),
          .ai_share = share,
          .growth = growth};
}

PeerRow row_at(const CsvTable& table, std::size_t row) {
  return {.peer = peer_at(table, row),
          .currency = currency_at(table, row),
          .standing = standing_at(table, row),
          .source = table.required_text(row, "source")};
}

}  // namespace

std::vector<PeerRow> peers_from(const CsvTable& table) {
  require_columns(table);
  if (table.rows() == 0) throw ParseError({table.file(), 2, 1}, "", "at least one peer", "");
  std::vector<PeerRow> rows;
  std::set<std::string> names;
  detail::RowErrors errors;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    errors.read([&] {
      PeerRow row = row_at(table, i);
      if (!names.insert(row.peer.name).second) {
        throw ParseError(table.position(i, "name"), "name", "unique", row.peer.name);
      }
      if (!rows.empty() && row.currency != rows.front().currency) {
        throw ParseError(table.position(i, "currency"), "currency",
                         fmt::format("{} like the others", rows.front().currency.code()),
                         row.currency.code());
      }
      rows.push_back(std::move(row));
    });
  }
  errors.throw_any();
  return rows;
}

std::vector<Peer> peers_of(const std::vector<PeerRow>& rows) {
  std::vector<Peer> peers;
  for (const PeerRow& row : rows) peers.push_back(row.peer);
  return peers;
}

}  // namespace fairvalue
