/// \file book/book_row.hpp
/// What a case comes to in one row of a book, and the row as text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/casefile/case_contents.hpp>

namespace fairvalue {

/// How a warrant was valued, or several together.
enum class RowMethod { none, formula, simulation, both };
template <>
inline constexpr auto enum_names<RowMethod> = names_of("method", {"none", "formula", "simulation", "both"});

/// What became of a row.
enum class RowStatus {
  valued,
  nothing_to_value,  ///< a sound case with neither a company that can be valued nor a warrant: targets alone
  failed             ///< in part or in whole
};
template <>
inline constexpr auto enum_names<RowStatus> =
    names_of("status", {{"valued"}, {"nothing_to_value", "nothing to value"}, {"failed"}});

/// One warrant or award of a row.
struct WarrantRow {
  std::string name;
  std::optional<double> value{};  ///< economic, in currency units; empty where there is none
  std::optional<double> error{};  ///< standard error; empty for a formula
  RowMethod method = RowMethod::none;
  std::uint64_t paths = 0;
  std::string reason{};  ///< why there is no value

  friend bool operator==(const WarrantRow&, const WarrantRow&) = default;
};

/// A case, or a case under a shock. Numbers are in the case's currency; what the case cannot say is empty.
struct BookRow {
  std::string shock{};  ///< its name; empty for the case as it is
  std::string name{};   ///< of the case
  std::string currency{};
  std::string as_of{};
  std::optional<double> price{};
  std::optional<double> value_a_share{};    ///< by parts, weighted over the scenarios
  std::optional<double> deals_net_value{};  ///< market view: cash flows less the warrants' economic value
  std::optional<double> warrants{};         ///< economic value of all warrants and awards; empty if one fails
  std::optional<double> error{};            ///< standard error of that, an upper bound; empty for formulas
  RowMethod method = RowMethod::none;
  std::uint64_t paths = 0;                ///< the most of any warrant
  Standing standing = Standing::derived;  ///< the weakest of price, volatility, rate and terms
  std::vector<WarrantRow> each{};
  std::vector<std::string> doubts{};
  std::string failure{};  ///< why something is missing; empty where nothing is

  RowStatus status() const {
    if (!failure.empty()) return RowStatus::failed;
    return value_a_share || warrants ? RowStatus::valued : RowStatus::nothing_to_value;
  }
  bool is_read() const { return !currency.empty(); }  ///< whether there is a case of which it has a standing

  friend bool operator==(const BookRow&, const BookRow&) = default;
};

/// Values all that the file holds: its warrants and awards one by one as `price_position` does, and the
/// company with its deals where it is complete. What fails says so in the row. Throws LongRun as
/// price_position does.
BookRow row_of(const CaseFile& file, const PricingSettings& pricing = {});
/// A row of what cannot be read.
BookRow failed_row(std::string failure);

/// Where a row stands in its book.
struct RowPlace {
  std::uint64_t position;  ///< from 1, in the order of the inputs
  std::string_view case_path;
};

/// The line above all others: position,case,shock,name,status,...
std::string row_header();
/// One line with its end; numbers with all their digits, text as spreadsheets take it. `change`: of the
/// warrants' value against the case as it is; empty where either has none.
std::string csv_line(const RowPlace& place, const BookRow& row, std::optional<double> change);
/// The same as a JSON object on one line, with each warrant.
std::string json_line(const RowPlace& place, const BookRow& row, std::optional<double> change);

namespace detail {
std::string bytes_of(const std::vector<BookRow>& rows);
/// Throws Error on bytes of something else.
std::vector<BookRow> rows_from(std::string_view bytes);
}  // namespace detail

}  // namespace fairvalue
