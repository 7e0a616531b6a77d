// From an analyst's files to numbers: prices and a consensus as yfinance saves them and reported quarters
// become a band of multiples as known on each day. The files in examples/market_data are illustrative.
#include <cstdio>
#include <string>

#include <fairvalue/casefile/actual_file.hpp>
#include <fairvalue/casefile/consensus_file.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/equity/multiple_band.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main(int count, char** arguments) try {
  const std::string folder = count == 2 ? arguments[1] : ".";
  const PriceFile file = prices_from(read_csv(folder + "/prices.csv"), {.currency = Currency{"USD"}});
  const ShareBasis basis = *file.history.share_basis;
  const auto rows = reported_eps_from(read_csv(folder + "/reported_eps.csv"));
  const auto trailing = trailing_eps_as_known(on_share_basis(rows, file.splits, basis));
  const auto history = multiple_history(file.history, trailing).multiples;
  const auto& [today, multiple] = history[history.size() - 1];
  const MultipleBand band = multiple_band({.multiples = history, .not_meaningful = 0}, multiple);
  std::printf("%s: %.1fx trailing EPS; %.1fx to %.1fx since %s, median %.1fx\n", to_string(today).c_str(),
              multiple.value, band.low.value, band.high.value, to_string(history[0].date).c_str(),
              band.median.value);
  const VendorFrame frame{.quarter = {2025, 2, 2025y / 4 / 1, 2025y / 6 / 30},
                          .next_quarter = {2025, 3, 2025y / 7 / 1, 2025y / 9 / 30},
                          .year = calendar_year(2025),
                          .next_year = calendar_year(2026),
                          .as_of = today,
                          .basis = EarningsBasis::non_gaap,
                          .currency = Currency{"USD"},
                          .share_basis = basis};
  for (const auto& row : earnings_estimate_from(read_csv(folder + "/earnings_estimate.csv"), frame)) {
    std::printf("%-8s %.2f\n", label(row.consensus.period).c_str(), row.consensus.mean);
  }
} catch (const Error& error) {
  return std::fprintf(stderr, "%s\n", error.what()), 2;
}
