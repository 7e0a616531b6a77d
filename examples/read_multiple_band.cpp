// The band of a share's trailing P/E from a file of prices, as yfinance saves it. The file in
// examples/market_data is illustrative, as are the earnings.
#include <cstdio>

#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/equity/multiple_band.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main(int count, char** arguments) try {
  const char* const path = count == 2 ? arguments[1] : "prices.csv";
  const PriceFile file = prices_from(read_csv(path), {.currency = Currency{"USD"}});
  // EPS of the last four quarters, by the day on which it became known.
  const DatedSeries<PerShare> trailing_eps(
      {{2024y / 10 / 31, PerShare{3.65}}, {2025y / 2 / 4, PerShare{3.80}}, {2025y / 5 / 6, PerShare{4.00}}});
  const MultipleHistory history = multiple_history(file.history.closes, trailing_eps);
  const auto& [today, multiple] = history.multiples[history.multiples.size() - 1];
  const MultipleBand band = multiple_band(history, multiple);
  std::printf("On %s the share costs %.1fx trailing EPS: percentile %.0f of %zu closes.\n",
              to_string(today).c_str(), band.current.value, 100 * band.percentile, history.multiples.size());
  std::printf("Band since %s: low %.1fx, median %.1fx, high %.1fx.\n",
              to_string(history.multiples[0].date).c_str(), band.low.value, band.median.value,
              band.high.value);
} catch (const Error& error) {
  return std::fprintf(stderr, "%s\n", error.what()), 2;
}
