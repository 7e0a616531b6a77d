// What moves a price target most: each input to its low and its high, one at a time. The numbers are
// invented.
#include <algorithm>
#include <cstdio>

#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/report/text_chart.hpp>
#include <fairvalue/scenario/tornado.hpp>

using namespace fairvalue;
using namespace std::chrono_literals;

int main() {
  const CallableModel model = price_target_model(
      {.spot = {.price = PerShare{120}, .as_of = 2026y / 6 / 30, .currency = Currency{"USD"}},
       .eps = PerShare{5.00},
       .eps_growth = 0.20,
       .years = Years{1.0},
       .multiple = {Multiple{25}, RollingWindow::next_twelve_months, EarningsBasis::non_gaap},
       .dilution = 0.0,
       .required_return = 0.10});
  const Tornado result = tornado(
      model, {{"eps", 4.50, 5.50}, {"eps_growth", 0.10, 0.30}, {"multiple", 20, 30}, {"dilution", 0.0, 0.05}},
      "target");
  std::printf("Base case %.2f USD. The input that moves it most: %s.\n\n", result.base.value(),
              result.bars[0].range.input.c_str());
  std::printf("input        low   high      target, USD   swing\n");
  for (const TornadoBar& row : result.bars) {
    const Interval<double> target{std::min(row.at_low.value(), row.at_high.value()),
                                  std::max(row.at_low.value(), row.at_high.value())};
    std::printf("%-10s %5.2f  %5.2f  %6.2f to %6.2f  %6.2f  %s\n", row.range.input.c_str(), row.range.low,
                row.range.high, target.low, target.high, *row.swing(),
                stretch_bar({120, 180}, target, result.base.value(), 30).c_str());
  }
}
