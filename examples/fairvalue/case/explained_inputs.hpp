/// \file fairvalue/case/explained_inputs.hpp
/// The inputs of a warrant's value, each with its standing and source.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/report/document.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/priced.hpp"

namespace calculator {

/// A number or a term, and what it is made of.
struct Explained {
  std::string name;
  fairvalue::DocumentCell value;
  std::string how;
  fairvalue::Standing standing = fairvalue::Standing::derived;
  std::string source{};
  std::vector<Explained> parts{};
  std::string path{};  ///< in the file, of an input that has one
};

/// The inputs of one position that its tranches share or have of their own. File and position must outlive
/// it.
class PositionInputs {
 public:
  PositionInputs(const fairvalue::CaseFile& file, const PositionValues& of);

  /// Price, volatility, rate and yield.
  std::vector<Explained> market() const;
  /// The same for the value at the grant; the case has a grant.
  std::vector<Explained> market_at_grant() const;
  /// Strike, dates and gates of a tranche by its number, all that the value at the grant takes.
  std::vector<Explained> own_terms(std::size_t tranche) const;
  /// Strike, dates and gates of a tranche by its number, and what is believed of the gates.
  std::vector<Explained> terms(std::size_t tranche) const;
  Explained shares(std::size_t tranche) const;

 private:
  Explained from(std::string name, fairvalue::DocumentCell value, const std::string& path) const;
  Explained term(std::string name, fairvalue::DocumentCell value, const std::string& key) const;
  std::string key_of_gates(const std::string& tranche) const;
  void add_beliefs(std::vector<Explained>& inputs, const fairvalue::Tranche& tranche) const;
  void add_gate(std::vector<Explained>& inputs, const fairvalue::NamedGate& gate) const;
  void add_gate(std::vector<Explained>& inputs, const fairvalue::ServiceGate& gate) const;
  void add_milestone(std::vector<Explained>& inputs, fairvalue::VolumeMeasure measure, double volume) const;
  const fairvalue::Deal* planned_by(const fairvalue::MilestoneOutlook& milestone) const;

  const fairvalue::CaseFile& file_;
  const PositionValues& of_;
  Units units_;
  std::string table_;  ///< "award[0]", "deal[0]"
};

}  // namespace calculator
