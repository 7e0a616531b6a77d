/// \file model/derivation_recorder.hpp
/// Writes a derivation in which each number stands once.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <fairvalue/model/derivation.hpp>

namespace fairvalue {

/// A derivation while it is made: the same number (name, operation, operands, value and source) stands once.
class DerivationRecorder {
 public:
  using Places = std::vector<std::size_t>;
  /// Another form of an input: with another name, or another source.
  using InputForm = std::function<DerivedNumber(DerivedNumber)>;

  /// The place of a number, whose operands are recorded already.
  std::size_t add(DerivedNumber one);
  std::size_t input(std::string name, double value, Standing standing, std::string source);
  std::size_t constant(double value, std::string name = {});
  /// A result: assumed where an operand is our choice.
  std::size_t result(std::string operation, Places operands, double value, std::string name = {});
  /// Term by term, each sum so far a number of its own; `value` is that of the last. Throws std::out_of_range
  /// without terms.
  std::size_t sum(const Places& terms, double value, std::string name = {});

  /// Copies what the results of another derivation rest on, its inputs in the given form. The place here of
  /// each of its numbers: none for one that no result needs.
  std::vector<std::optional<std::size_t>> copy(const Derivation& from, std::span<const std::size_t> results,
                                               const InputForm& form);

  const DerivedNumber& at(std::size_t place) const { return numbers_.at(place); }
  std::size_t size() const { return numbers_.size(); }
  Derivation taken() { return std::move(numbers_); }

 private:
  using Key = std::tuple<std::string, std::string, Places, double, std::string>;
  Derivation numbers_;
  std::map<Key, std::size_t> known_;
};

}  // namespace fairvalue
