// How long the value of a six-tranche warrant takes: by closed form beside QuantLib's analytic barrier engine
// where it is installed, with a quadrature over milestone dates, and on closes by convolution.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>

#ifdef FAIRVALUE_QUANTLIB
#include <ql/exercise.hpp>
#include <ql/instruments/barrieroption.hpp>
#include <ql/pricingengines/barrier/analyticbarrierengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#endif

namespace {

using namespace fairvalue;

constexpr double hurdles[] = {300, 360, 420, 480, 540, 600};
volatile double sink = 0;  // what is computed must be seen to be used

FlatMarket market(double spot) {
  return {.spot = PerShare{spot}, .risk_free_rate = Rate{0.037}, .volatility = 0.5};
}

/// Seconds a call, the best of several runs of some 50 ms each.
double seconds_a_call(const std::function<void(int)>& call) {
  using Clock = std::chrono::steady_clock;
  double best = 1e300;
  int count = 1;
  for (int run = 0; run < 12; ++run) {
    const auto start = Clock::now();
    for (int i = 0; i < count; ++i) call(i);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (seconds < 0.05) {
      count = static_cast<int>(count * std::clamp(0.06 / std::max(seconds, 1e-9), 2.0, 100.0));
      continue;
    }
    best = std::min(best, seconds / count);
  }
  return best;
}

TrancheClaim claim(double hurdle) {
  return {.strike = PerShare{0.01},
          .expiry = Years{5},
          .hurdle = HurdleCondition{.hurdle = PerShare{hurdle}, .rule = continuously()}};
}

/// Held to the hurdle on or after its milestone, some way into the warrant's life.
TrancheClaim claim_after(double hurdle, double median_years) {
  TrancheClaim late = claim(hurdle);
  late.hurdle->timing = GateTiming::after_other_gates;
  late.milestone.emplace(MilestoneCondition{
      .timing = {.years = LogNormal{.median = median_years, .sigma = 0.2}}, .by = Years{5}});
  return late;
}

std::vector<TrancheClaim> claims(bool with_milestones) {
  std::vector<TrancheClaim> all;
  for (const double hurdle : hurdles) {
    all.push_back(with_milestones ? claim_after(hurdle, hurdle / 150) : claim(hurdle));
  }
  return all;
}

double value_six(const std::vector<TrancheClaim>& six) {
  return seconds_a_call([&](int i) {
    const FlatMarket today = market(160.0 + i % 64);
    for (const auto& claim : six) sink = sink + claim_value(today, claim).value.value;
  });
}

Warrant whole_warrant() {
  Warrant warrant{.holder = "customer",
                  .shares = Shares{6e6},
                  .strike = PerShare{0.01},
                  .granted = Date{std::chrono::year{2025} / 10 / 5},
                  .expiry = Date{std::chrono::year{2030} / 10 / 5},
                  .tranches = {}};
  for (const double hurdle : hurdles) {
    warrant.tranches.push_back({.name = std::to_string(static_cast<int>(hurdle)),
                                .shares = Shares{1e6},
                                .gates = {PriceGate{.hurdle = PerShare{hurdle}, .rule = continuously()}}});
  }
  return warrant;
}

double value_whole() {
  const Warrant warrant = whole_warrant();
  EquityMarket today{.spot = {PerShare{164.67}, Date{std::chrono::year{2025} / 10 / 6}, Currency{"USD"}},
                     .risk_free_rate = {Rate{0.037}},
                     .volatility = {0.5}};
  return seconds_a_call([&](int i) {
    today.spot.price = PerShare{160.0 + i % 64};
    sink = sink + value_by_formula({.warrant = warrant}, today).total.value().value;
  });
}

double convolution() {
  return seconds_a_call([&](int i) {
    sink = sink + hit_probability(market(160.0 + i % 64),
                                  ClosesHurdle{.hurdle = PerShare{600}, .horizon = Years{5}, .closes = 1260},
                                  Measure::share)
                      .probability;
  });
}

#ifdef FAIRVALUE_QUANTLIB
double quantlib_six() {
  namespace ql = QuantLib;
  const ql::Date today(6, ql::October, 2025);
  ql::Settings::instance().evaluationDate() = today;
  const auto quote = ql::ext::make_shared<ql::SimpleQuote>(164.67);
  const ql::Actual365Fixed days;
  using Curve = ql::Handle<ql::YieldTermStructure>;
  const auto process = ql::ext::make_shared<ql::BlackScholesMertonProcess>(
      ql::Handle<ql::Quote>(quote), Curve(ql::ext::make_shared<ql::FlatForward>(today, 0.0, days)),
      Curve(ql::ext::make_shared<ql::FlatForward>(today, 0.037, days)),
      ql::Handle<ql::BlackVolTermStructure>(
          ql::ext::make_shared<ql::BlackConstantVol>(today, ql::NullCalendar(), 0.5, days)));
  const auto engine = ql::ext::make_shared<ql::AnalyticBarrierEngine>(process);
  std::vector<ql::ext::shared_ptr<ql::BarrierOption>> options;
  for (const double hurdle : hurdles) {
    options.push_back(ql::ext::make_shared<ql::BarrierOption>(
        ql::Barrier::UpIn, hurdle, 0.0, ql::ext::make_shared<ql::PlainVanillaPayoff>(ql::Option::Call, 0.01),
        ql::ext::make_shared<ql::EuropeanExercise>(today + 1826)));
    options.back()->setPricingEngine(engine);
  }
  return seconds_a_call([&](int i) {
    quote->setValue(160.0 + i % 64);
    for (const auto& option : options) sink = sink + option->NPV();
  });
}
#endif

struct Row {
  const char* contestant;
  const char* job;
  double microseconds;
  const char* target;
};

void print_text(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    std::printf("%-10s %-52s %12.3f us  %s\n", row.contestant, row.job, row.microseconds, row.target);
  }
}

void print_json(const std::vector<Row>& rows) {
  std::printf("[");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::printf("%s\n  {\"contestant\": \"%s\", \"job\": \"%s\", \"microseconds\": %.6g, \"target\": \"%s\"}",
                i > 0 ? "," : "", rows[i].contestant, rows[i].job, rows[i].microseconds, rows[i].target);
  }
  std::printf("\n]\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Row> rows{
      {"fairvalue", "six tranches, closed form", 1e6 * value_six(claims(false)), "below 2; 5 x QuantLib"},
      {"fairvalue", "six tranches, quadrature over milestone dates", 1e6 * value_six(claims(true)),
       "below 500"},
      {"fairvalue", "the same warrant from its terms, with median times", 1e6 * value_whole(), ""},
      {"fairvalue", "one hurdle on 1,260 closes, convolution", 1e6 * convolution(), "below 50000"}};
#ifdef FAIRVALUE_QUANTLIB
  const double peer = 1e6 * quantlib_six();
  rows.push_back({"quantlib", "six up-and-in calls, analytic engine", peer, ""});
#endif
  const bool json = argc > 1 && std::strcmp(argv[1], "--json") == 0;
  json ? print_json(rows) : print_text(rows);
#ifdef FAIRVALUE_QUANTLIB
  if (!json)
    std::printf("fairvalue values six tranches %.1f x sooner than QuantLib\n", peer / rows[0].microseconds);
#else
  if (!json) std::printf("QuantLib is not installed: no peer in this run\n");
#endif
  return 0;
}
