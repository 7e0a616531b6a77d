/// \file pricing/sampling/vested_table.hpp
/// How often each number of vested shares comes up, in little memory.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fairvalue::detail {

/// Weighted paths by number of shares. Numbers are told apart as long as there are no more than 4,096 of
/// them; beyond, all are rounded to 1/1024 of the most there can be.
class VestedTable {
 public:
  struct Entry {
    double shares;
    double weights = 0.0;  ///< sum over paths
    double squares = 0.0;  ///< of the weights
  };
  static constexpr std::size_t most = 4096;

  explicit VestedTable(double all_shares) : all_shares_(all_shares), slots_(64) {}

  void add(double shares, double weight) { add(Entry{shares, weight, weight * weight}); }
  void merge(const VestedTable& part);
  /// Ascending.
  std::vector<Entry> entries() const;

 private:
  void add(const Entry& entry);
  std::size_t slot_of(double shares) const;
  void rebuild(std::size_t slots);
  double rounded(double shares) const;

  double all_shares_;
  bool coarse_ = false;
  std::vector<std::uint32_t> slots_;  ///< 1 + an entry's index; 0: free. A power of two, at most half full
  std::vector<Entry> entries_{};
};

}  // namespace fairvalue::detail
