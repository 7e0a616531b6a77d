// The day columns of a batch of paths, in memory.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "path_batch.hpp"
#include "simulation/plan/column_plan.hpp"

namespace fairvalue::detail {

class DayBatch {
 public:
  explicit DayBatch(const ColumnPlan& plan) : days_(plan.size() * batch_paths, no_day) {
    for (const auto& [column, day] : plan.constants()) std::ranges::fill((*this)[column], day);
  }

  std::span<std::int32_t, batch_paths> operator[](Column column) {
    return std::span<std::int32_t, batch_paths>{&days_[column * batch_paths], batch_paths};
  }
  std::span<const std::int32_t, batch_paths> operator[](Column column) const {
    return std::span<const std::int32_t, batch_paths>{&days_[column * batch_paths], batch_paths};
  }

 private:
  std::vector<std::int32_t, AlignedAllocator<std::int32_t>> days_;
};

}  // namespace fairvalue::detail
