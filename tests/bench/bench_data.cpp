// How much processor time data files take: a million brokers' rows of 5,000 tickers from the file to a
// consensus each, beside pandas doing the same (the system's python3 with pandas, where it is installed:
// Debian's python3-pandas), a price file of 20 years, companyfacts of 3 MB and a case file of 10,000 lines.
// Processor time, since a busy machine stretches all other time. Writes its files to the folder for temporary
// ones and removes them.
//   build/release/tests/bench/bench_data
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/company_facts.hpp>
#include <fairvalue/casefile/estimate_file.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/company/consensus.hpp>

#include "numpy_peer.hpp"

namespace {

using namespace fairvalue;
using namespace std::chrono_literals;

constexpr int tickers = 5'000;
constexpr int brokers = 25;
constexpr int rows_a_broker = 8;
constexpr Date first_day = 2024y / 1 / 1;
constexpr Date as_of = 2025y / 6 / 19;

struct Measured {
  double seconds;
  double check;  ///< a mean, to see that all did the same
};

/// Best of several runs.
Measured measured(int runs, const std::function<double()>& work) {
  Measured best{.seconds = 1e300, .check = 0.0};
  for (int i = 0; i < runs; ++i) {
    const std::clock_t start = std::clock();
    best.check = work();
    const double passed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best.seconds = std::min(best.seconds, passed);
  }
  return best;
}

/// Every broker of every ticker writes each tenth week, the tickers mixed.
void write_estimates(const std::string& path) {
  std::ofstream file{path};
  file << "ticker,broker,period,period_end,measure,value,basis,currency,published\n";
  for (int i = 0; i < tickers * brokers * rows_a_broker; ++i) {
    const int broker = i / tickers % brokers;
    const int row = i / tickers / brokers;
    file << "T" << i % tickers << ",Broker " << broker << ",FY2026,2026-12-31,eps,"
         << 3 + (i * 7919LL % 601) / 100.0 << ",non_gaap,USD,"
         << to_string(add_days(first_day, 70 * row + broker)) << "\n";
  }
}

double mean_of_consensus(const std::string& path) {
  const CsvTable table = read_csv(path);
  const ConsensusQuery query{.period = calendar_year(2026), .measure = EstimateMeasure::eps, .as_of = as_of};
  double sum = 0.0;
  const auto rows = rows_by_ticker(table);
  for (const auto& [ticker, places] : rows) sum += consensus(estimates_from(table, places), query).mean;
  return sum / static_cast<double>(rows.size());
}

/// 20 years of weekdays, as yfinance writes them.
void write_prices(const std::string& path) {
  std::ofstream file{path};
  file << "Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock Splits\n";
  for (int i = 0; i < 7305; ++i) {
    const double close = 100 + (i * 7919LL % 5003) / 100.0;
    if (i % 7 > 4) continue;
    file << to_string(add_days(2005y / 6 / 20, i)) << " 00:00:00-04:00," << close << ',' << close + 1 << ','
         << close - 1 << ',' << close << ',' << close << ",43210000,0.0,0.0\n";
  }
}

double mean_close(const std::string& path) {
  double sum = 0.0;
  const PriceFile file = prices_from(read_csv(path), {.currency = Currency{"USD"}});
  for (const auto& [day, close] : file.history.closes) sum += close.value;
  return sum / static_cast<double>(file.history.closes.size());
}

/// Facts in the SEC's shape, of which one tag of 300 is read; about 3 MB.
void write_facts(const std::string& path) {
  std::ofstream file{path};
  file << R"({"cik":1,"entityName":"BENCH","facts":{"us-gaap":{)";
  for (int tag = 0; tag < 300; ++tag) {
    const std::string name = tag == 0 ? "EarningsPerShareDiluted" : "Tag" + std::to_string(tag);
    file << (tag > 0 ? ",\"" : "\"") << name
         << R"(":{"label":null,"description":"What the tag means, in a sentence.","units":{"USD/shares":[)";
    for (int i = 0; i < 60; ++i) {
      const Date start = add_months(2005y / 1 / 1, 3 * i);
      file << (i > 0 ? "," : "") << R"({"start":")" << to_string(start) << R"(","end":")"
           << to_string(add_days(add_months(start, 3), -1)) << R"(","val":)" << 1 + i / 100.0
           << R"(,"accn":"0000000001-25-000001","fy":2025,"fp":"Q1","form":"10-Q","filed":")"
           << to_string(add_months(start, 4)) << R"(","frame":"CY2025Q1"})";
    }
    file << "]}}";
  }
  file << "}}}";
}

double count_facts(const std::string& path) {
  return static_cast<double>(read_company_facts(path).facts.size());
}

/// The most memory this process has held, in MB.
double most_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void compare_with_pandas(const std::string& path, const Measured& own) {
  setenv("FAIRVALUE_BENCH_FILE", path.c_str(), 1);
  const auto peers =
      bench::numpy_times(FAIRVALUE_BENCH_DATA_SCRIPT, bench::Numbers{}.add("stale_after_days", 180));
  if (peers.empty()) std::printf("pandas: not installed\n");
  for (const auto& [job, seconds, check] : peers) {
    std::printf("pandas %s: %.3f s, mean %.9f; %.1f times as long (goal 5)\n", job.c_str(), seconds, check,
                seconds / own.seconds);
  }
}

/// A warrant of 2,000 tranches in 10,014 lines.
void write_case(const std::string& path) {
  std::ofstream file{path};
  file << "schema = 1\n[company]\nname = \"X\"\ncurrency = \"USD\"\n[[award]]\nname = "
          "\"w\"\n[award.warrant]\nholder = "
          "\"x\"\nstrike = 1\ngranted = 2026-01-01\nexpiry = 2030-01-01\nmonitoring = { average_of = 20 "
          "}\nsource = "
          "\"8-K\"\n\n";
  for (int i = 1; i <= 2'000; ++i) {
    file << "[[award.warrant.tranche]]\nname = \"" << i << "\"\nshares = \"1 m\"\npurchased_gw = { value = \""
         << i << " GW\", source = \"x\" }\nprice_hurdle = \"600 USD\"\n";
  }
}

double tranches_in(const std::string& path) {
  return static_cast<double>(read_case_file(path).awards.front().warrant.value.tranches.size());
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path();
  const std::string estimates = (folder / "fairvalue_bench_estimates.csv").string();
  const std::string prices = (folder / "fairvalue_bench_prices.csv").string();
  const std::string facts = (folder / "fairvalue_bench_facts.json").string();
  write_estimates(estimates);
  write_prices(prices);
  write_facts(facts);
  const std::string whole_case = (folder / "fairvalue_bench_case.toml").string();
  write_case(whole_case);
  const Measured history = measured(20, [&] { return mean_close(prices); });
  const Measured filed = measured(10, [&] { return count_facts(facts); });
  const Measured tranches = measured(10, [&] { return tranches_in(whole_case); });
  const Measured rows = measured(3, [&] { return mean_of_consensus(estimates); });
  std::printf("prices of 20 years: %.2f ms, mean %.6f (goal 10 ms)\n", 1e3 * history.seconds, history.check);
  std::printf("companyfacts of %.1f MB: %.1f ms, %.0f facts (goal 100 ms for 3 MB)\n",
              static_cast<double>(std::filesystem::file_size(facts)) / 1e6, 1e3 * filed.seconds, filed.check);
  std::printf("case file of 10,014 lines: %.1f ms, %.0f tranches (goal 50 ms)\n", 1e3 * tranches.seconds,
              tranches.check);
  std::printf(
      "1,000,000 estimates to 5,000 consensus: %.3f s, mean %.9f, at most %.0f MB (goals 1 s, 300 MB)\n",
      rows.seconds, rows.check, most_memory());
  compare_with_pandas(estimates, rows);
  std::filesystem::remove(estimates);
  std::filesystem::remove(prices);
  std::filesystem::remove(facts);
  std::filesystem::remove(whole_case);
}
