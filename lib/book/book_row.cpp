#include <fairvalue/book/book_row.hpp>

#include <algorithm>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/book/scenario_warrants.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/report/document_csv.hpp>
#include <fairvalue/report/table.hpp>

#include "core/detail/byte_stream.hpp"

namespace fairvalue {
namespace {

RowMethod joined_method(RowMethod a, RowMethod b) {
  if (a == RowMethod::none || a == b) return b;
  return b == RowMethod::none ? a : RowMethod::both;
}

RowMethod method_of(const PricedPosition& priced) {
  if (priced.by_simulation) return RowMethod::simulation;
  return priced.by_formula ? RowMethod::formula : RowMethod::none;
}

WarrantRow warrant_row(const OpenPosition& open, const PricedPosition& priced) {
  const auto total = priced.total();
  return {.name = open.name,
          .value = total ? std::optional{total->value} : std::nullopt,
          .error = priced.standard_error(),
          .method = method_of(priced),
          .paths = priced.by_simulation ? priced.by_simulation->paths : 0,
          .reason = total ? "" : priced.reason};
}

void weaken(Standing& standing, Standing by) { standing = std::max(standing, by); }

void add_market(BookRow& row, const CaseFile& file) {
  row.name = file.name;
  row.currency = file.company.currency.code();
  if (!file.market) return;
  const CaseMarket& market = *file.market;
  row.as_of = to_string(market.spot.value.as_of);
  row.price = market.spot.value.price.value;
  weaken(row.standing, market.spot.standing);
  if (market.volatility) weaken(row.standing, market.volatility->standing);
  if (market.risk_free_rate) weaken(row.standing, market.risk_free_rate->standing);
  if (market.curve) weaken(row.standing, market.curve->standing);
  weaken(row.standing, market.dividend_yield.standing);
}

void add_failure(BookRow& row, const std::string& failure) {
  if (!row.failure.empty()) row.failure += "; ";
  row.failure += failure;
}

void add_warrants(BookRow& row, const CaseFile& file, const std::vector<OpenPosition>& positions,
                  const PricingSettings& pricing) {
  double sum = 0.0, error = 0.0;
  bool is_whole = true;
  for (const OpenPosition& open : positions) {
    const auto priced =
        attempt([&] { return price_position(open.position, market_of(file, open), {}, pricing); });
    WarrantRow one{.name = open.name, .reason = priced.reason()};
    if (priced.has_value()) one = warrant_row(open, priced.value());
    is_whole = is_whole && one.value.has_value();
    sum += one.value.value_or(0.0);
    error += one.error.value_or(0.0);
    if (!one.value && priced.has_value()) one.reason = reason_in_file(open, one.reason);
    if (!one.value) add_failure(row, open.name + ": " + one.reason);
    row.method = joined_method(row.method, one.method);
    row.paths = std::max(row.paths, one.paths);
    weaken(row.standing, standing_of_terms(file, open));
    row.doubts.insert(row.doubts.end(), open.notes.begin(), open.notes.end());
    if (priced.has_value()) {
      for (const std::string& doubt : priced.value().doubts) row.doubts.push_back(open.name + ": " + doubt);
    }
    row.each.push_back(std::move(one));
  }
  if (!is_whole || positions.empty()) return;
  row.warrants = sum;
  if (row.method != RowMethod::formula) row.error = error;
}

void add_company(BookRow& row, const CaseFile& file, const PricingSettings& pricing) {
  const Case given = model_case(file);
  row.value_a_share = value(given).by_parts.expected.value;
  if (given.deals.empty()) return;
  const ScenarioWarrants warrants = scenario_warrants(file, given, pricing);
  if (warrants.values.empty()) throw Error{"the deals' net value: " + warrants.reason};
  row.deals_net_value = deal_worth(given, warrants.values).market_view.value;
}

std::string joined_text(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

std::string number_text(const std::optional<double>& number) {
  return number ? fmt::format("{}", *number + 0.0) : "";  // adding zero: no negative zero
}

nlohmann::ordered_json number_json(const std::optional<double>& number) {
  return number ? nlohmann::ordered_json(*number + 0.0) : nlohmann::ordered_json(nullptr);
}

/// Of what could not be read there is none.
std::string_view standing_text(const BookRow& row) { return row.is_read() ? key_of(row.standing) : ""; }

nlohmann::ordered_json warrant_json(const WarrantRow& one) {
  nlohmann::ordered_json object{{"name", one.name},
                                {"value", number_json(one.value)},
                                {"error", number_json(one.error)},
                                {"method", key_of(one.method)},
                                {"paths", one.paths}};
  if (!one.reason.empty()) object["failure"] = one.reason;
  return object;
}

}  // namespace

BookRow row_of(const CaseFile& file, const PricingSettings& pricing) {
  BookRow row;
  add_market(row, file);
  for (const ClauseReading& one : file.readings) row.doubts.push_back(describe(one));
  const auto positions = attempt([&] { return open_positions(file); });
  if (!positions.has_value()) {
    add_failure(row, positions.reason());
    return row;
  }
  add_warrants(row, file, positions.value(), pricing);
  const bool has_company = file.market && file.operating_model && file.valuation;
  if (has_company) {
    const auto done = attempt([&] {
      add_company(row, file, pricing);
      return true;
    });
    if (!done.has_value()) add_failure(row, done.reason());
  }
  return row;
}

BookRow failed_row(std::string failure) { return {.failure = std::move(failure)}; }

std::string row_header() {
  return "position,case,shock,name,status,currency,as_of,price,value_a_share,deals_net_value,warrants,error,"
         "change,"
         "method,paths,standing,doubts,failure\n";
}

std::string csv_line(const RowPlace& place, const BookRow& row, std::optional<double> change) {
  const auto text = [](std::string_view words) { return csv_field(harmless_text(words)); };
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", place.position,
                     text(place.case_path), text(row.shock), text(row.name), key_of(row.status()),
                     row.currency, row.as_of, number_text(row.price), number_text(row.value_a_share),
                     number_text(row.deals_net_value), number_text(row.warrants), number_text(row.error),
                     number_text(change), key_of(row.method), row.paths, standing_text(row),
                     text(joined_text(row.doubts)), text(row.failure));
}

std::string json_line(const RowPlace& place, const BookRow& row, std::optional<double> change) {
  auto each = nlohmann::ordered_json::array();
  for (const WarrantRow& one : row.each) each.push_back(warrant_json(one));
  const nlohmann::ordered_json object{{"position", place.position},
                                      {"case", std::string{place.case_path}},
                                      {"shock", row.shock},
                                      {"name", row.name},
                                      {"status", key_of(row.status())},
                                      {"currency", row.currency},
                                      {"as_of", row.as_of},
                                      {"price", number_json(row.price)},
                                      {"value_a_share", number_json(row.value_a_share)},
                                      {"deals_net_value", number_json(row.deals_net_value)},
                                      {"warrants", number_json(row.warrants)},
                                      {"error", number_json(row.error)},
                                      {"change", number_json(change)},
                                      {"method", key_of(row.method)},
                                      {"paths", row.paths},
                                      {"standing", standing_text(row)},
                                      {"each", std::move(each)},
                                      {"doubts", row.doubts},
                                      {"failure", row.failure}};
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

namespace detail {
namespace {

void put_row(ByteWriter& to, const BookRow& row) {
  for (const std::string* text : {&row.shock, &row.name, &row.currency, &row.as_of, &row.failure})
    to.text(*text);
  for (const auto* number : {&row.price, &row.value_a_share, &row.deals_net_value, &row.warrants, &row.error})
    to.optional(*number);
  to.number(row.method);
  to.number(row.paths);
  to.number(row.standing);
  to.list(row.doubts, [&](const std::string& doubt) { to.text(doubt); });
  to.list(row.each, [&](const WarrantRow& one) {
    to.text(one.name);
    to.optional(one.value);
    to.optional(one.error);
    to.number(one.method);
    to.number(one.paths);
    to.text(one.reason);
  });
}

BookRow row_from(ByteReader& from) {
  BookRow row;
  for (std::string* text : {&row.shock, &row.name, &row.currency, &row.as_of, &row.failure})
    *text = from.text();
  for (auto* number : {&row.price, &row.value_a_share, &row.deals_net_value, &row.warrants, &row.error})
    *number = from.optional();
  row.method = require_enumerator("method", from.number<RowMethod>());
  row.paths = from.number<std::uint64_t>();
  row.standing = require_enumerator("standing", from.number<Standing>());
  row.doubts = from.list([&] { return from.text(); });
  row.each = from.list([&] {
    WarrantRow one{.name = from.text()};
    one.value = from.optional();
    one.error = from.optional();
    one.method = require_enumerator("method", from.number<RowMethod>());
    one.paths = from.number<std::uint64_t>();
    one.reason = from.text();
    return one;
  });
  return row;
}

}  // namespace

std::string bytes_of(const std::vector<BookRow>& rows) {
  ByteWriter to;
  to.list(rows, [&](const BookRow& row) { put_row(to, row); });
  return to.take();
}

std::vector<BookRow> rows_from(std::string_view bytes) {
  ByteReader from{bytes};
  auto rows = from.list([&] { return row_from(from); });
  if (!from.at_end()) throw Error{"rows: must end where their bytes end"};
  return rows;
}

}  // namespace detail
}  // namespace fairvalue
