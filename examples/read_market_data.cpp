// From an analyst's files to numbers: prices of yfinance and a company's filings become a band of multiples as known on
// each day, estimates of yfinance a consensus. The files in examples/market_data are illustrative.
#include <cstdio>
#include <string>

#include <fairvalue/casefile/company_facts.hpp>
#include <fairvalue/casefile/consensus_file.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/company/filed_eps.hpp>
#include <fairvalue/equity/multiple_band.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main(int count, char** arguments) try {
  const std::string folder = count == 2 ? arguments[1] : ".";
  const PriceFile prices = prices_from(read_csv(folder + "/prices.csv"), {.currency = Currency{"USD"}});
  const Date day = prices.history.share_basis->as_of;
  const CompanyFacts filings = read_company_facts(folder + "/company_facts.json");
  const auto eps = trailing_eps_as_filed(filings.facts, {.as_of = day, .splits = prices.splits});
  const MultipleHistory history = multiple_history(prices.history, eps);
  if (history.multiples.empty()) throw Error{folder + ": no day has trailing earnings above zero"};
  const auto& [today, multiple] = *(history.multiples.end() - 1);
  const MultipleBand band = multiple_band(history, multiple);
  std::printf("%s\n%s: %.1fx trailing EPS; %.1fx to %.1fx since %s, median %.1fx\n", prices.source.c_str(),
              to_string(today).c_str(), multiple.value, band.low.value, band.high.value,
              to_string(history.multiples[0].date).c_str(), band.median.value);
  const VendorFrame frame{.quarter = {2025, 2, 2025y / 4 / 1, 2025y / 6 / 30},
                          .next_quarter = {2025, 3, 2025y / 7 / 1, 2025y / 9 / 30},
                          .year = calendar_year(2025),
                          .next_year = calendar_year(2026),
                          .as_of = today,
                          .basis = EarningsBasis::non_gaap,
                          .currency = prices.history.currency};
  for (const auto& row : earnings_estimate_from(read_csv(folder + "/earnings_estimate.csv"), frame)) {
    std::printf("%-8s %.2f\n", label(row.consensus.period).c_str(), row.consensus.mean);
  }
} catch (const Error& error) {
  return std::fprintf(stderr, "%s\n", error.what()), 2;
}
