#include "correlated_benchmarks.hpp"

#include <algorithm>
#include <array>

#include "draw_paths.hpp"
#include "path_words.hpp"

namespace fairvalue::detail {

CorrelatedBenchmarks::CorrelatedBenchmarks(std::size_t benchmarks, int days)
    : days_(days),
      shocks_(benchmarks),
      normals_((benchmarks + 1) * static_cast<std::size_t>(drawn_days(days)) * batch_paths) {}

const float* CorrelatedBenchmarks::normals(std::size_t shock, int day) const {
  const std::size_t row =
      shock * static_cast<std::size_t>(drawn_days(days_)) + static_cast<std::size_t>(day - 1);
  return &normals_[row * batch_paths];
}

void CorrelatedBenchmarks::draw(std::uint64_t seed, std::uint64_t first_path) {
  for (std::size_t shock = 0; shock <= shocks_; ++shock) {
    const std::uint32_t of =
        shock == 0 ? stream::share : stream::benchmark(static_cast<std::uint32_t>(shock - 1));
    float* rows = &normals_[shock * static_cast<std::size_t>(drawn_days(days_)) * batch_paths];
    draw_normals({.seed = seed, .stream = of, .first_path = first_path, .steps = days_}, rows);
  }
}

void CorrelatedBenchmarks::fill(const CorrelatedJob& job, const PriceRows& rows) const {
  std::fill_n(rows.chunk_high, chunks(rows.days) * batch_paths, lowest_log);
  for (int day = 1; day <= rows.days; ++day) {
    std::array<float, batch_paths> shock{};
    const auto add = [&shock](double weight, const float* normal) {
      const auto by = static_cast<float>(weight);
      for (std::size_t path = 0; path < batch_paths; ++path) shock[path] += by * normal[path];
    };
    add(job.correlation, normals(0, day));
    for (std::size_t i = 0; i < job.loadings.size(); ++i) add(job.loadings[i], normals(i + 1, day));
    const float* before = rows.day(day - 1);
    float* row = rows.day(day);
    float* high = rows.chunk_high + (day - 1) / chunk_days * batch_paths;
    for (std::size_t path = 0; path < batch_paths; ++path) {
      row[path] = before[path] + (shock[path] * job.volatility[day - 1] + job.drift[day - 1]);
      high[path] = std::max(high[path], row[path]);
    }
  }
}

}  // namespace fairvalue::detail
