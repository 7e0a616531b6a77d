// Batches to try kernels on, and every instruction set to try them with.
#pragma once
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include <hwy/targets.h>

#include <fairvalue/simulation/price_model.hpp>

#include "simulation/draw/draw_paths.hpp"
#include "simulation/draw/path_batch.hpp"

namespace fairvalue::kernels {

using namespace fairvalue::detail;

inline constexpr PathTraits brownian{.has_continuous_paths = true, .terminal_is_lognormal = true};

/// f(name) with each instruction set that the library has and the machine can.
template <class F>
void on_every_target(F f) {
  for (const auto target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    f(hwy::TargetName(target));
  }
  hwy::SetSupportedTargetsForTest(0);
}

/// A batch drawn with a drift and a volatility that change from day to day.
struct DrawnBatch {
  PathBatch batch;
  PriceRows rows;
  std::vector<float> drift;
  std::vector<float> volatility;
  DrawJob job;

  DrawnBatch(const std::vector<float>& known, int days, std::uint64_t seed, std::uint64_t first_path = 0,
             float daily_volatility = 0.04F)
      : batch(known, days), rows(batch.rows()), job{seed, first_path, nullptr, nullptr} {
    for (int day = 0; day < days; ++day) {
      drift.push_back(0.0004F * static_cast<float>(day % 3));
      volatility.push_back(daily_volatility * (1.0F + 0.1F * static_cast<float>(day / 40 % 4)));
    }
    drift.resize(static_cast<std::size_t>(drawn_days(days)));
    volatility.resize(drift.size());
    job.drift = drift.data();
    job.volatility = volatility.data();
    draw_paths(job, rows);
  }
};

/// Closes known before today, today's the last.
inline std::vector<float> known_closes(int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<float> known;
  for (int i = 0; i < count; ++i) known.push_back(0.4F * static_cast<float>(random() % 1000) / 1000 - 0.2F);
  if (count > 0) known.back() = 0.0F;
  return known;
}

/// A first day that counts for each path: now, soon, on the last day, after all. Not aligned, on purpose.
struct FirstDays {
  std::vector<std::int32_t> memory;
  std::span<const std::int32_t> days;

  FirstDays(int last, std::uint64_t seed) : memory(batch_paths + 1), days(memory.data() + 1, batch_paths) {
    std::mt19937_64 random(seed);
    for (auto& day : memory) {
      const auto choice = random() % 8;
      day = choice == 0   ? last
            : choice == 1 ? 1'000'000'000
            : choice < 5  ? static_cast<std::int32_t>(choice - 2)
                          : static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(last + 2));
    }
  }
};

/// Room for what a watch finds. Not aligned, on purpose.
struct MetDays {
  std::vector<std::int32_t> memory = std::vector<std::int32_t>(batch_paths + 1, 77);
  std::span<std::int32_t> days{memory.data() + 1, batch_paths};

  MetDays() = default;
  MetDays(const MetDays&) = delete;
  MetDays& operator=(const MetDays&) = delete;
};

}  // namespace fairvalue::kernels
