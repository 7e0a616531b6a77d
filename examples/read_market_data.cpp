// From an analyst's files to numbers: prices and a consensus as yfinance saves them and reported quarters
// become a band of multiples, as known on each day, and the price's place in it. Its files are illustrative.
//   read_market_data FOLDER   (with prices.csv, earnings_estimate.csv and reported_eps.csv)
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
  const auto reported =
      on_share_basis(reported_eps_from(read_csv(folder + "/reported_eps.csv")), file.splits, basis);
  const auto history = multiple_history(file.history, trailing_eps_as_known(reported));
  const auto& [today, close] = file.history.closes[file.history.closes.size() - 1];
  const MultipleBand band = multiple_band(history, history.multiples[history.multiples.size() - 1].value);
  std::printf("%s: %.2f, %.1fx trailing EPS; %.1fx to %.1fx since %s, median %.1fx, percentile %.0f %%\n",
              to_string(today).c_str(), close.value, band.current.value, band.low.value, band.high.value,
              to_string(history.multiples[0].date).c_str(), band.median.value, 100 * band.percentile);

  const VendorFrame frame{
      .quarter = {.year = 2025, .quarter = 2, .start = 2025y / 4 / 1, .end = 2025y / 6 / 30},
      .next_quarter = {.year = 2025, .quarter = 3, .start = 2025y / 7 / 1, .end = 2025y / 9 / 30},
      .year = calendar_year(2025),
      .next_year = calendar_year(2026),
      .as_of = today,
      .basis = EarningsBasis::non_gaap,
      .currency = Currency{"USD"},
      .share_basis = basis};
  for (const auto& row : earnings_estimate_from(read_csv(folder + "/earnings_estimate.csv"), frame)) {
    std::printf("%-8s %.2f from %d analysts\n", label(row.consensus.period).c_str(), row.consensus.mean,
                row.analysts.value_or(0));
  }
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}
