/// \file lib/model/detail/derivation_recorder.hpp
/// Writes a derivation in which each number stands once.
#pragma once
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fairvalue/model/derivation.hpp>

namespace fairvalue::detail {

using Places = std::vector<std::size_t>;

/// A derivation in which the same number from the same numbers stands once.
class Recorder {
 public:
  std::size_t add(DerivedNumber one) {
    const auto key = std::tuple{one.name, one.operation, one.operands, one.value, one.source};
    const auto [known, is_new] = known_.try_emplace(key, numbers_.size());
    if (is_new) numbers_.push_back(std::move(one));
    return known->second;
  }

  std::size_t input(std::string name, double value, Standing standing, std::string source) {
    return add({std::move(name), "input", {}, value, standing, std::move(source)});
  }
  std::size_t constant(double value, std::string name = {}) {
    return add({std::move(name), "constant", {}, value, Standing::stated, {}});
  }
  /// A result: assumed where an operand is our choice.
  std::size_t result(std::string operation, Places operands, double value, std::string name = {}) {
    const bool is_ours =
        std::ranges::any_of(operands, [this](std::size_t i) { return is_chosen(numbers_[i].standing); });
    return add({std::move(name),
                std::move(operation),
                std::move(operands),
                value,
                is_ours ? Standing::assumed : Standing::derived,
                {}});
  }

  std::size_t sum(const Places& terms, double value, std::string name = {}) {
    std::size_t total = terms.front();
    for (std::size_t i = 1; i < terms.size(); ++i) {
      const bool is_last = i + 1 == terms.size();
      const double so_far = is_last ? value : at(total).value + at(terms[i]).value;
      total = result("+", {total, terms[i]}, so_far, is_last || name.empty() ? name : name + " so far");
    }
    return total;
  }

  const DerivedNumber& at(std::size_t place) const { return numbers_[place]; }
  Derivation taken() { return std::move(numbers_); }

 private:
  using Key = std::tuple<std::string, std::string, Places, double, std::string>;
  Derivation numbers_;
  std::map<Key, std::size_t> known_;
};

}  // namespace fairvalue::detail
