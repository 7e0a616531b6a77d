/// \file fairvalue/case/live_numbers.hpp
/// The numbers that a workbook calculates, of one calculation or of several, and the cells that show them.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/model/case.hpp>
#include <fairvalue/model/case_derivation.hpp>
#include <fairvalue/model/derivation_recorder.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

/// Numbers with their units, each once, in the order of their calculation.
class LiveNumbers {
 public:
  using Places = fairvalue::DerivationRecorder::Places;
  using InputForm = fairvalue::DerivationRecorder::InputForm;

  /// The form of an input that is written as it is.
  static fairvalue::DerivedNumber as_given(fairvalue::DerivedNumber one) { return one; }

  std::size_t add(fairvalue::DerivedNumber one, std::string unit);
  std::size_t result(std::string operation, Places operands, double value, std::string unit,
                     std::string name = {});
  /// A result of a function of the program, of any number of operands.
  std::size_t held(std::string function, const Places& operands, double value, std::string unit,
                   std::string name);
  std::size_t sum(const Places& terms, double value, const std::string& unit, const std::string& name);
  /// What the results of a case rest on, as DerivationRecorder::copy.
  std::vector<std::optional<std::size_t>> copy(const fairvalue::CaseDerivation& from,
                                               const fairvalue::Case& of,
                                               std::span<const std::size_t> results, const InputForm& form);
  /// The same of a derivation beside a case's, its inputs as they are, with the units of its outputs.
  std::vector<std::optional<std::size_t>> copy(const fairvalue::CaseDerivation& from,
                                               const fairvalue::Currency& currency,
                                               std::span<const std::size_t> results);

  const fairvalue::DerivedNumber& at(std::size_t place) const { return numbers_.at(place); }
  std::size_t size() const { return numbers_.size(); }

  /// A cell shows a number; one without a number, and one that the table does not have, shows nothing.
  void show(const fairvalue::DocumentTable& table, const std::string& row, const std::string& column,
            std::size_t number);
  /// The cells get their formulas, and the document the sheets `inputs` and `derivation`; nothing where no
  /// cell shows a number.
  void put_into(fairvalue::Document& document);

 private:
  struct Shown {
    std::string table;
    std::size_t row;
    std::size_t column;
    std::size_t number;
  };

  std::vector<std::optional<std::size_t>> copy(const fairvalue::CaseDerivation& from,
                                               const std::vector<std::string>& units,
                                               std::span<const std::size_t> results, const InputForm& form);

  fairvalue::DerivationRecorder numbers_;
  std::vector<std::string> units_;  ///< of the numbers
  std::vector<Shown> shown_;
};

}  // namespace calculator
