/// \file fairvalue/tables/live_versions.hpp
/// The inputs of two versions of a case in one workbook, and the bridges between them as it calculates them
/// again.
#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fairvalue/model/case_bridge.hpp>
#include <fairvalue/model/warrant_bridge.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/live_numbers.hpp"
#include "fairvalue/case/position_numbers.hpp"

namespace calculator {

/// Inputs by name, scenario and number: one that both versions have is one cell, any other has "(before)" or
/// "(after)" behind its name.
class VersionedInputs {
 public:
  VersionedInputs(const fairvalue::CaseFile& before, const fairvalue::CaseFile& after);

  void note_before(const fairvalue::DerivedNumber& input) { before_.insert(key_of(input)); }
  void note_after(const fairvalue::DerivedNumber& input);
  LiveNumbers::InputForm form() const;

 private:
  using Key = std::tuple<std::string, std::string, double>;
  Key key_of(const fairvalue::DerivedNumber& input) const;
  fairvalue::DerivedNumber formed(fairvalue::DerivedNumber input) const;

  std::vector<std::string> scenarios_;
  std::set<Key> before_;
  std::map<Key, std::string> after_;  ///< with their sources
};

/// A file and its case.
struct VersionOfCase {
  const fairvalue::CaseFile& file;
  const fairvalue::Case& of;
};

/// The value of a share: the value and the effect of each step, from a derivation of each version that the
/// bridge between the two leads over.
void add_share_bridge_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table,
                              const VersionOfCase& before, const VersionOfCase& after,
                              const fairvalue::CaseBridge& bridge);

/// A position of a file with its value.
struct PositionVersion {
  const fairvalue::CaseFile& file;
  const PositionValues& values;
};

/// The value of a warrant or award that both versions have. Both ends are sums over the tranches; the steps
/// between hold for the inputs as given.
void add_warrant_bridge_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table,
                                const PositionVersion& before, const PositionVersion& after,
                                const fairvalue::WarrantBridge& bridge);

/// One that a version alone has.
void add_lone_numbers(LiveNumbers& to, const fairvalue::DocumentTable& table, const PositionVersion& of,
                      bool is_new);

}  // namespace calculator
