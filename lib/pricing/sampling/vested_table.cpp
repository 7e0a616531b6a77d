#include "vested_table.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace fairvalue::detail {

std::size_t VestedTable::slot_of(double shares) const {
  const std::uint64_t hash = std::bit_cast<std::uint64_t>(shares) * 0x9E3779B97F4A7C15U;  // golden ratio
  std::size_t slot = static_cast<std::size_t>(hash >> 32) & (slots_.size() - 1);
  while (slots_[slot] != 0 && entries_[slots_[slot] - 1].shares != shares) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

void VestedTable::add(const Entry& entry) {
  const std::size_t slot = slot_of(entry.shares);
  if (slots_[slot] != 0) {
    Entry& known = entries_[slots_[slot] - 1];
    known.weights += entry.weights;
    known.squares += entry.squares;
    return;
  }
  entries_.push_back(entry);
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  if (2 * entries_.size() > slots_.size()) rebuild(2 * slots_.size());
}

/// Entries keep their order of insertion, so that merging in a fixed order gives a fixed table.
void VestedTable::rebuild(std::size_t slots) {
  slots_.assign(slots, 0);
  const auto before = std::exchange(entries_, {});
  for (const Entry& entry : before) add({rounded(entry.shares), entry.weights, entry.squares});
}

double VestedTable::rounded(double shares) const {
  return coarse_ ? std::round(1024 * shares / all_shares_) / 1024 * all_shares_ : shares;
}

void VestedTable::merge(const VestedTable& part) {
  for (const Entry& entry : part.entries_) add({rounded(entry.shares), entry.weights, entry.squares});
  if (entries_.size() <= max_entries) return;
  coarse_ = true;
  rebuild(slots_.size());
}

std::vector<VestedTable::Entry> VestedTable::entries() const {
  std::vector<Entry> sorted = entries_;
  std::ranges::sort(sorted, {}, &Entry::shares);
  return sorted;
}

}  // namespace fairvalue::detail
