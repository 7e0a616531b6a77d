/// \file report/derivation_tables.hpp
/// The derivation of a case as two tables of a document, with a live formula wherever a number is arithmetic.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/model/case_derivation.hpp>
#include <fairvalue/report/document.hpp>

namespace fairvalue {

/// Table `inputs`: name, value, standing, source, and what becomes of the results if its cell is changed.
/// Table `derivation`: name, value with its formula, operation, what it is made of, standing. A number that a
/// function gives (the gigawatts of a plan) holds for the operands that it was given, to a relative 1e-12;
/// with others its formula says #N/A, and so does what rests on it.
class DerivationTables {
 public:
  /// `units`: one a number, as `derivation_units` gives them. The derivation must outlive this object.
  DerivationTables(const CaseDerivation& derivation, std::span<const std::string> units);

  const DocumentTable& inputs() const { return inputs_; }
  const DocumentTable& derivation() const { return derivation_; }
  /// The formula that repeats an output of the case. Throws DomainError as `find_output`.
  CellFormula formula_of(std::string_view key) const;
  /// That repeats a number of the derivation by its place, in constant time. Throws std::out_of_range beyond
  /// the last.
  CellFormula formula_at(std::size_t number) const;

 private:
  std::string name_of(std::size_t number) const;

  const CaseDerivation& case_;
  std::vector<CellReference> places_;  ///< of the numbers
  DocumentTable inputs_;
  DocumentTable derivation_;
};

/// The formula of a result over the cells of its operands, in their order, as the table `derivation` has it;
/// none for an input or a constant.
std::optional<CellFormula> spreadsheet_formula(const Derivation& all, std::size_t number,
                                               std::span<const CellReference> operands);
/// How a spreadsheet does an operation of a derivation: "{}/(1+{})^{}", operands in turn or by their
/// positions; empty for one that is no arithmetic.
std::string spreadsheet_pattern(const DerivedNumber& number);
/// The same for a reader: "{} / (1 + {})^{}".
std::string plain_pattern(const DerivedNumber& number);

}  // namespace fairvalue
