/// \file pricing/sampling/vested_table.hpp
/// The distribution of the number of vested shares, in bounded memory.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fairvalue::detail {

/// Weighted paths by number of shares. With more than 4,096 different numbers, all are rounded to 1/1024 of
/// the maximum.
class VestedTable {
 public:
  struct Entry {
    double shares;
    double weights = 0.0;  ///< sum over paths
    double squares = 0.0;  ///< of the weights
  };
  static constexpr std::size_t max_entries = 4096;

  explicit VestedTable(double all_shares) : all_shares_(all_shares), slots_(64) {}

  void add(double shares, double weight) { add(Entry{shares, weight, weight * weight}); }
  void add(const Entry& entry);
  void merge(const VestedTable& part);
  /// Ascending.
  std::vector<Entry> entries() const;
  /// In the order in which the numbers came.
  const std::vector<Entry>& entries_as_added() const { return entries_; }

 private:
  std::size_t slot_of(double shares) const;
  void rebuild(std::size_t slots);
  double rounded(double shares) const;

  double all_shares_;
  bool coarse_ = false;
  std::vector<std::uint32_t> slots_;  ///< 1 + index of an entry, 0 if free; a power of two, at most half full
  std::vector<Entry> entries_{};
};

}  // namespace fairvalue::detail
