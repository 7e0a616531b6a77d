#include "fairvalue/tables/live_deals.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/compared_deals.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/like_tranches.hpp"
#include "fairvalue/tables/deal_table.hpp"
#include "fairvalue/tables/warrant_tables.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// "AMD and OpenAI: market.price"; the price of a share's value is that of the warrant.
LiveNumbers::InputForm named_of(const std::string& of) {
  return [of](DerivedNumber one) {
    one.name = of + ": " + (one.name == "price" ? "market.price" : one.name);
    return one;
  };
}

/// The rows of one warrant's tables, the one of all tranches and that of like ones in one row.
class WarrantRows {
 public:
  WarrantRows(LiveNumbers& to, const Document& document, const Units& units)
      : to_{to}, document_{document}, units_{units} {}

  void show(const std::string& table, const Warrant& terms, const PositionNumbers& of) {
    std::map<std::string, std::vector<Shown>> series;
    for (std::size_t i = 0; i < of.tranches.size(); ++i) {
      Shown one{.numbers = of.tranches[i]};
      for (const std::string& key : {table, table + " each"}) show_tranche(key, terms.tranches[i].name, one);
      if (const auto name = series_of(terms.tranches[i].name)) series[*name].push_back(std::move(one));
    }
    for (const auto& [name, tranches] : series) show_series(table, name, tranches);
  }

 private:
  /// A tranche, and the places of what its row has beside.
  struct Shown {
    const TrancheNumbers& numbers;
    std::map<std::string, std::size_t> beside{};  ///< by their columns
  };
  static constexpr const char* columns_beside[] = {"hit_share", "hit_risk_neutral", "vesting", "error"};

  std::string unit_beside(std::string_view column) const { return column == "error" ? units_.a_share : "%"; }

  void show(const std::string& table, const std::string& row, const std::string& column, std::size_t number) {
    const auto found = std::ranges::find(document_.tables, table, &DocumentTable::key);
    if (found != document_.tables.end()) to_.show(*found, row, column, number);
  }

  const DocumentCell* cell(const std::string& table, const std::string& row,
                           const std::string& column) const {
    const auto of = std::ranges::find(document_.tables, table, &DocumentTable::key);
    if (of == document_.tables.end()) return nullptr;
    const auto place = find_cell(*of, row, column);
    return place ? &of->rows[place->row].cells[place->column] : nullptr;
  }

  void show_tranche(const std::string& table, const std::string& row, Shown& shown) {
    const TrancheNumbers& one = shown.numbers;
    show(table, row, "shares", table.starts_with("terms ") ? one.terms.shares : one.of_today);
    if (one.terms.hurdle) show(table, row, "hurdle", *one.terms.hurdle);
    if (!one.a_share) return;
    show(table, row, "value_a_share", *one.a_share);
    show(table, row, "value", *one.value);
    for (const char* column : columns_beside) {
      const DocumentCell* const found = cell(table, row, column);
      if (!found || !found->shown.number) continue;
      shown.beside[column] = to_.held("from the same valuation", {*one.a_share}, *found->shown.number,
                                      unit_beside(column), fmt::format("{}: {}", row, column));
      show(table, row, column, shown.beside[column]);
    }
  }

  /// Like tranches in one row: shares and values added, the value a share over the shares, the rest a mean
  /// weighted by the shares.
  void show_series(const std::string& table, const std::string& row, const std::vector<Shown>& tranches) {
    const bool is_of_terms = table.starts_with("terms ");
    const auto sum_of = [&](const char* column, const std::string& unit, const auto& number_of) {
      LiveNumbers::Places terms;
      for (const Shown& one : tranches) {
        if (const auto number = number_of(one.numbers)) terms.push_back(*number);
      }
      const DocumentCell* const found = cell(table, row, column);
      if (terms.size() != tranches.size() || !found || !found->shown.number)
        return std::optional<std::size_t>{};
      const std::size_t sum = to_.sum(terms, *found->shown.number, unit, row + ": " + column);
      show(table, row, column, sum);
      return std::optional{sum};
    };
    const auto shares = sum_of("shares", "shares", [&](const TrancheNumbers& one) {
      return std::optional{is_of_terms ? one.terms.shares : one.of_today};
    });
    const auto value = sum_of("value", units_.money, [](const TrancheNumbers& one) { return one.value; });
    const DocumentCell* const a_share = cell(table, row, "value_a_share");
    if (shares && value && a_share && a_share->shown.number)
      show(table, row, "value_a_share",
           to_.result("/", {*value, *shares}, *a_share->shown.number, units_.a_share, row + ": a share"));
    for (const char* column : columns_beside) {
      if (shares) show_mean(table, row, column, tranches, *shares);
    }
  }

  void show_mean(const std::string& table, const std::string& row, const char* column,
                 const std::vector<Shown>& tranches, std::size_t shares) {
    const DocumentCell* const found = cell(table, row, column);
    if (!found || !found->shown.number) return;
    const std::string unit = unit_beside(column);
    const std::string name = fmt::format("{}: {}", row, column);
    LiveNumbers::Places parts;
    double sum = 0.0;
    for (const Shown& one : tranches) {
      const auto number = one.beside.find(column);
      if (number == one.beside.end()) return;
      const double part = to_.at(one.numbers.of_today).value * to_.at(number->second).value;
      sum += part;
      parts.push_back(
          to_.result("x", {one.numbers.of_today, number->second}, part, "", name + ", weighted by shares"));
    }
    const std::size_t all = to_.sum(parts, sum, "", name + ", weighted by shares, sum");
    show(table, row, column, to_.result("/", {all, shares}, *found->shown.number, unit, name));
  }

  LiveNumbers& to_;
  const Document& document_;
  const Units& units_;
};

/// The shares of a warrant, which its tranches add up to.
std::size_t shares_of(LiveNumbers& to, const PositionNumbers& of, const Warrant& terms,
                      const std::string& name) {
  LiveNumbers::Places shares;
  for (const TrancheNumbers& one : of.tranches) shares.push_back(one.terms.shares);
  return to.sum(shares, terms.shares.value, "shares", name);
}

/// The row of one, with its numbers for the workbook.
void add_total(LiveNumbers& to, DocumentTable& table, const std::string& key, const OpenPosition& open,
               const PositionNumbers& of, const Priced& priced, const Units& units) {
  const auto value = priced.total();
  const double shares = open.terms->shares.value;
  const auto a_share = value ? std::optional{value->value / shares} : std::nullopt;
  add_row(table, key,
          {text(key), quantity(shares, "shares"), quantity(a_share, units.a_share),
           quantity(value ? std::optional{value->value} : std::nullopt, units.money)});
  const std::size_t sum = shares_of(to, of, *open.terms, "shares of " + open.name);
  to.show(table, key, "shares", sum);
  if (!of.total || !a_share) return;
  to.show(table, key, "value", *of.total);
  to.show(table, key, "value_a_share",
          to.result("/", {*of.total, sum}, *a_share, units.a_share, key + ": a share"));
}

/// A result that holds for the value of the warrant, which rests on the same inputs.
void show_held(LiveNumbers& to, const DocumentTable& table, const std::string& row, const char* column,
               std::size_t worth) {
  const auto place = find_cell(table, row, column);
  if (!place) return;
  const auto& number = table.rows[place->row].cells[place->column].shown.number;
  if (!number) return;
  to.show(table, row, column,
          to.held("from the same valuation", {worth}, *number, table.columns[place->column].unit,
                  row + ": " + column));
}

}  // namespace

void make_warrants_live(Document& document, const CaseFile& file,
                        const std::vector<PositionValues>& positions) {
  const Units units{file.company.currency};
  LiveNumbers numbers;
  DocumentTable totals{.key = "totals",
                       .title = "Warrants and awards in all",
                       .columns = {{"warrant", "warrant"},
                                   {"shares", "shares", "shares"},
                                   {"value_a_share", "a share", units.a_share},
                                   {"value", "value", units.money}},
                       .rows = {},
                       .is_detail = true};
  WarrantRows rows{numbers, document, units};
  for (const PositionValues& one : positions) {
    LiveNumbers::Places plan;
    if (one.open.deal && one.open.is_planned)
      plan = add_plan(numbers, file, *one.open.deal, LiveNumbers::as_given);
    const auto add = [&](ValueKind kind, const Priced& priced, const LiveNumbers::Places& others) {
      const std::string key = table_key(one.open, kind);
      const PositionNumbers found = add_position(numbers, file, one, kind, LiveNumbers::as_given, others);
      if (kind == ValueKind::economic) rows.show("terms " + one.open.name, *one.open.terms, found);
      rows.show(key, *one.open.terms, found);
      add_total(numbers, totals, key, one.open, found, priced, units);
    };
    add(ValueKind::economic, one.economic, plan);
    if (one.grant) add(ValueKind::grant_date, one.at_grant, {});
  }
  document.tables.push_back(std::move(totals));
  numbers.put_into(document);
}

void add_deal_numbers(LiveNumbers& to, const DocumentTable& table, const std::string& row,
                      const LiveDeal& deal) {
  const LiveNumbers::InputForm named = named_of(deal.of);
  const std::string terms_name = "deal." + deal.value.deals[deal.deal].name + ".warrant";
  std::optional<Money> given;
  std::optional<std::size_t> worth, terms, shares;
  if (deal.warrant) {
    const auto plan = add_plan(to, deal.file, deal.deal, named);
    const Warrant& of = *deal.warrant->open.terms;
    const PositionNumbers found =
        add_position(to, deal.file, *deal.warrant, ValueKind::economic, named, plan);
    given = deal.warrant->economic.total();
    worth = found.total;
    terms = to.held("the terms as given", found.terms.all, of.shares.value, "shares",
                    deal.of + ": " + terms_name);
    shares = shares_of(to, found, of, "shares of the warrant");
    to.show(table, row, "shares", *shares);
  }
  const CaseDerivation all = compared_deal_derivation(deal.value, deal.deal, given);
  const auto form = [&](DerivedNumber one) {
    if (one.name == "warrant" && worth) return to.at(*worth);
    if (one.name == terms_name && terms) return to.at(*terms);
    return named(std::move(one));
  };
  LiveNumbers::Places wanted;
  for (const DerivedOutput& one : all.outputs) wanted.push_back(one.number);
  const auto places = to.copy(all, deal.value, wanted, form);
  for (const DerivedOutput& one : all.outputs) to.show(table, row, one.key, *places[one.number]);
  const auto count = std::ranges::find(all.numbers, "diluted_shares", &DerivedNumber::name);
  const std::size_t outstanding = *places[static_cast<std::size_t>(count - all.numbers.begin())];
  if (shares)
    to.show(table, row, "of_company",
            to.result("/", {*shares, outstanding}, to.at(*shares).value / to.at(outstanding).value, "%",
                      row + ": of the company"));
}

void add_load_numbers(LiveNumbers& to, const DocumentTable& table, const CaseDerivation& all) {
  LiveNumbers::Places wanted;
  for (const DerivedOutput& one : all.outputs) wanted.push_back(one.number);
  const auto places = to.copy(all, Currency{table.columns.back().unit}, wanted);
  for (const DocumentRow& row : table.rows) {
    for (const DocumentColumn& year : table.columns) {
      const auto output =
          std::ranges::find(all.outputs, table.key + "." + row.key + "." + year.key, &DerivedOutput::key);
      if (output != all.outputs.end()) to.show(table, row.key, year.key, *places[output->number]);
    }
  }
}

void add_warrant_numbers(LiveNumbers& to, const DocumentTable& table, const std::string& row,
                         const std::string& of, const CaseFile& file, const PositionValues& warrant) {
  const LiveNumbers::InputForm named = named_of(of);
  const PositionNumbers found = add_position(to, file, warrant, ValueKind::economic, named);
  const std::size_t shares = shares_of(to, found, *warrant.open.terms, "shares of the warrant");
  to.show(table, row, "shares", shares);
  if (const auto count = company_shares(file)) {
    const std::size_t outstanding = to.add(
        named(
            {"company.shares_outstanding", "input", {}, count->value.value, count->standing, count->source}),
        "shares");
    to.show(table, row, "of_company",
            to.result("/", {shares, outstanding}, to.at(shares).value / count->value.value, "%",
                      row + ": of the company"));
  }
  if (!found.total) return;
  to.show(table, row, "given", *found.total);
  show_held(to, table, row, "rebate", *found.total);
}

}  // namespace calculator
