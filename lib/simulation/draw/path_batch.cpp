#include "path_batch.hpp"

#include <algorithm>

namespace fairvalue::detail {

PathBatch::PathBatch(std::span<const float> known, int days)
    : history_(std::max(0, static_cast<int>(known.size()) - 1)),
      days_(days),
      first_close_(1 - static_cast<int>(known.size())),
      rows_(static_cast<std::size_t>(history_ + 1 + drawn_days(days)) * batch_paths),
      chunk_high_(static_cast<std::size_t>(chunks(days)) * batch_paths, lowest_log) {
  for (std::size_t row = 0; row < known.size(); ++row)
    std::fill_n(&rows_[row * batch_paths], batch_paths, known[row]);
}

}  // namespace fairvalue::detail
