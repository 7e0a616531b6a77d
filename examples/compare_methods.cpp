// One tranche by every method, side by side: a share that vests once a close is at 600, as in the reference
// values of the library. The last column divides the variance of the first simulation by that of the row.
#include <cstdio>

#include <fairvalue/pricing/compare_methods.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main() {
  const Warrant warrant{
      .holder = "customer",
      .shares = Shares{1},
      .strike = PerShare{0},
      .granted = 2025y / 10 / 3,
      .expiry = 2030y / 10 / 2,  // 5 x 365 days
      .tranches = {
          {.name = "only", .shares = Shares{1}, .gates = {PriceGate{PerShare{600}, on_any_close()}}}}};
  const EquityMarket market{.spot = {PerShare{164.67}, warrant.granted, Currency{"USD"}},
                            .risk_free_rate = {Rate{0.037}},
                            .volatility = {0.50},
                            .volatility_source = "assumed"};
  const auto methods =
      compare_methods({.warrant = warrant}, {market}, {}, {.paths = 1 << 17}).tranches[0].methods;
  double plain = 0.0;  // the first simulation's error
  std::printf("%-56s %8s %10s %12s\n", "method", "value", "error", "variance /");
  for (const MethodValue& one : methods) {
    if (!one.value.has_value()) continue;
    const auto [mean, error] = one.value.value();
    if (plain == 0.0) plain = error;
    std::printf("%-56s %8.4f ", one.method.c_str(), mean);
    if (error > 0.0) std::printf("%10.4f %13.0f\n", error, plain * plain / (error * error));
    if (error == 0.0 && one.error_bound > 0.0) std::printf("%10.1e\n", one.error_bound);
    if (error == 0.0 && one.error_bound == 0.0) std::printf("%10s\n", "not known");
  }
}
