#include "data_files.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/casefile/actual_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/casefile/curve_file.hpp>
#include <fairvalue/casefile/estimate_file.hpp>
#include <fairvalue/casefile/quote_unit.hpp>

#include "casefile/keys/blank.hpp"
#include "path_inside.hpp"

namespace fairvalue::detail {
namespace {

/// The quotes of a file with a column Date, else of one tenor a row.
CurveQuotes quotes_of(const CsvTable& table, Date as_of) {
  return table.has_column("tenor") ? tenor_rates_from(table, as_of) : treasury_yields_from(table, as_of);
}

ZeroCurve curve_of(const std::string& path, const CaseFile& file) {
  if (!file.market) throw Error{"a curve needs table market, whose day it is read for"};
  const CurveQuotes quotes = quotes_of(read_csv(path), file.market->spot.value.as_of);
  if (file.data_files.curve_yields == YieldKind::par) {
    return curve_from_par_yields(quotes.yields, quotes.as_of, CurveInterpolation::log_discount);
  }
  return curve_from_zero_yields(quotes.yields, Compounding::bond_equivalent, quotes.as_of,
                                CurveInterpolation::log_discount);
}

constexpr std::string_view file_keys[] = {"estimates", "actuals", "price_targets", "published_targets",
                                          "peers",     "filings", "prices",        "curve"};

/// The case file that names a data file. A setting from outside has no folder of its own: the case's, which
/// was read first.
const std::string& owner_of(const Node& node, const Findings& findings) {
  return findings.name_of(node.place.line > 0 ? node.place.file : 0);
}

constexpr int longest_break = 7;  ///< days without a close that no holidays explain

/// Rows of one company: those of the case's ticker where the file has several.
std::vector<Estimate> estimates_of(const std::string& path, const CaseFile& file) {
  const CsvTable table = read_csv(path);
  if (!table.has_column("ticker")) return estimates_from(table);
  const auto tickers = rows_by_ticker(table);
  const auto own = tickers.find(file.company.ticker);
  if (own == tickers.end()) {
    throw Error{fmt::format("{}: has no row of ticker '{}'", path, file.company.ticker)};
  }
  return estimates_from(table, own->second);
}

class DataReader {
 public:
  DataReader(CaseFile& file, const Node& root, Findings& findings)
      : file_(file), table_(find(root, "data")), findings_(findings) {}

  void read() {
    if (!findings_.is_sound("company.currency")) return;  // of which the amounts would be
    const DataFiles& names = file_.data_files;
    CaseData& data = file_.data;
    const Currency& currency = file_.company.currency;
    with("estimates", names.estimates, [&](const auto& path) {
      data.estimates = estimates_of(path, file_);
      for (const Estimate& one : data.estimates) require_currency(path, one.broker, one.currency);
    });
    with("actuals", names.actuals, [&](const auto& path) {
      data.actuals = reported_eps_from(read_csv(path));
      for (const auto& one : data.actuals) require_currency(path, label(one.eps.period), one.eps.currency);
    });
    with("price_targets", names.price_targets, [&](const auto& path) { add_targets(path); });
    with("published_targets", names.published_targets, [&](const auto& path) {
      data.published_targets = published_targets_from(read_csv(path), currency);
      for (const auto& one : data.published_targets) require_currency(path, one.broker, one.currency);
    });
    with("peers", names.peers, [&](const auto& path) { data.peers = peers_from(read_csv(path)); });
    with("filings", names.filings, [&](const auto& path) {
      data.filings = read_company_facts(path);
      require_currency_of_facts(path);
    });
    if (!names.prices.empty() && !has_price_unit()) return;
    with("prices", names.prices, [&](const auto& path) {
      data.prices = prices_from(read_csv(path), {.currency = currency,
                                                 .unit = names.price_unit,
                                                 .splits = names.price_splits,
                                                 .adjusted_to = names.prices_adjusted_to});
    });
    add_price();
    if (file_.market && !findings_.is_sound("market.as_of")) return;  // the day that a curve is read for
    with("curve", names.curve, [&](const auto& path) { data.curve = curve_of(path, file_); });
  }

 private:
  /// Whether the company's currency has the unit that the prices are said to be in; told at that key.
  bool has_price_unit() {
    const Currency& currency = file_.company.currency;
    const Node* const unit = find(*table_, "price_unit");
    if (unit == nullptr || !quote_codes(currency, file_.data_files.price_unit).empty()) return true;
    findings_.error(unit->place, "data.price_unit",
                    fmt::format("must be whole for prices in {}, got {}", currency.code(),
                                key_of(file_.data_files.price_unit)),
                    "Leave it out: GBP, ZAR and ILS alone have prices in hundredths.");
    return false;
  }

  void add_targets(const std::string& path) {
    for (BrokerTarget& target : broker_targets_from(read_csv(path))) {
      require_currency(path, target.broker, target.currency);
      file_.data.price_targets.push_back({std::move(target), Standing::stated, path});
    }
  }

  /// A case has one currency: amounts are nowhere converted.
  void require_currency(const std::string& path, const std::string& row, const Currency& got) const {
    if (got == file_.company.currency) return;
    throw Error{fmt::format("{}: {}: currency: must be {} as of company.currency, got {}", path, row,
                            file_.company.currency.code(), got.code())};
  }

  /// Filings may be in several currencies, of which the company's counts.
  void require_currency_of_facts(const std::string& path) const {
    const std::string own = file_.company.currency.code() + "/shares";
    std::string other;
    for (const FiledFact& fact : file_.data.filings->facts) {
      if (fact.unit == own) return;
      if (fact.unit.ends_with("/shares")) other = fact.unit;
    }
    if (!other.empty())
      throw Error{fmt::format("{}: EPS: must be in {}, as of company.currency, got {}", path, own, other)};
  }

  /// The last close on or before the market's day, where the file states no price.
  void add_price() {
    if (!file_.market || !file_.data.prices || file_.market->spot.value.price.value != 0.0) return;
    if (!findings_.is_sound("market.as_of") || !findings_.is_sound("market.price")) return;
    Sourced<Spot>& spot = file_.market->spot;
    const auto last = closes_on_shares_of(file_, spot.value.as_of).latest(spot.value.as_of);
    if (!last) return;
    spot = {{.price = last->value, .as_of = spot.value.as_of, .currency = spot.value.currency},
            Standing::stated,
            fmt::format("{}, close of {}", file_.data_files.prices, to_string(last->date))};
    if (days_between(last->date, spot.value.as_of) <= longest_break) return;
    const Node* const prices = find(*table_, "prices");
    findings_.warning(prices->place, "data.prices",
                      fmt::format("the last close, of {}, is {} days before market.as_of",
                                  to_string(last->date), days_between(last->date, spot.value.as_of)),
                      "Add later prices, or set market.as_of to the day of the last close.");
  }

  void refuse_empty(const Node& node, const char* key) {
    findings_.error(node.place, fmt::format("data.{}", key), "must be the name of a file, got an empty text",
                    "Write the name of a file in this folder or below, or leave the key out.");
  }

  template <class Read>
  void with(const char* key, const std::string& name, const Read& read) {
    if (!findings_.is_sound(fmt::format("data.{}", key))) return;
    if (name.empty()) {
      if (const Node* const empty = find(*table_, key)) refuse_empty(*empty, key);
      return;
    }
    const Node* const node = find(*table_, key);
    if (node == nullptr) return;
    const auto path = path_inside(owner_of(*node, findings_), name);
    if (!path) {
      findings_.error(node->place, fmt::format("data.{}", key),
                      fmt::format("must be a file in the folder of the case or below, got '{}'", name),
                      "Copy the file there and write its name.");
      return;
    }
    const auto refuse = [&](std::string_view what) {
      findings_.error(node->place, fmt::format("data.{}", key), fmt::format("must be a sound file: {}", what),
                      "Correct the data file, or name another.");
    };
    try {
      read(path->string());
    } catch (const ParseErrors& errors) {
      for (const ParseError& one : errors.kept()) refuse(one.what());
      if (errors.left_out() > 0)
        refuse(fmt::format("{}: and {} more rows with errors", errors.position().file, errors.left_out()));
    } catch (const Error& error) {
      refuse(error.what());
    }
  }

  CaseFile& file_;
  const Node* table_;
  Findings& findings_;
};

}  // namespace

std::vector<std::string> paths_of_data(const Node& root, const Findings& findings) {
  std::vector<std::string> paths;
  const Node* const table = find(root, "data");
  if (table == nullptr) return paths;
  for (const Entry& entry : table->entries) {
    const Node& node = entry.value;
    if (node.kind != NodeKind::text || std::ranges::find(file_keys, entry.key) == std::end(file_keys))
      continue;
    const auto path = path_inside(owner_of(node, findings), node.text);
    if (path) paths.push_back(path->string());
  }
  return paths;
}

void read_data_files(CaseFile& file, const Node& root, Findings& findings) {
  if (find(root, "data") != nullptr) DataReader{file, root, findings}.read();
  const Node* const market = find(root, "market");
  const bool is_without_price = file.market && file.market->spot.value.price.value == 0.0;
  if (market == nullptr || !is_without_price || find(*market, "price") != nullptr) return;
  if (market->kind != NodeKind::table || !findings.is_sound("market.as_of") || !findings.is_sound("data"))
    return;
  findings.error(market->place, "market.price", "must be given, got none",
                 file.data.prices ? "Add price, or closes of data.prices on or before as_of."
                                  : "Add price, or a file of closes as data.prices. The price of a share.");
}

}  // namespace fairvalue::detail
