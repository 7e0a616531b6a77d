/// \file fairvalue/priced.hpp
/// The warrants of a case file, valued by a formula where one covers the terms and by simulation elsewhere.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "request.hpp"

namespace calculator {

/// One warrant's value: by formula, by simulation, or the reason why there is none.
struct Priced {
  std::optional<fairvalue::WarrantValue> by_formula{};
  std::optional<fairvalue::SimulatedValue> by_simulation{};
  std::string reason{};               ///< why there is no value; empty where there is one
  std::string stopped{};              ///< "stopped by Ctrl-C at ..."; empty where all paths were drawn
  std::vector<std::string> doubts{};  ///< in sentences, without a full stop

  std::optional<fairvalue::Money> total() const;
  std::optional<double> standard_error() const;  ///< of the total; none for a formula
};

/// What the cells of a value that was not simulated say.
inline constexpr const char* needs_simulation = "needs a simulation";

Priced price_position(const Request& request, const fairvalue::WarrantPosition& position,
                      const fairvalue::EquityMarket& market, const fairvalue::ValuationTerms& terms = {});

/// A warrant or award of the file with all that its value takes.
struct OpenPosition {
  std::string name;
  const fairvalue::Warrant* terms;
  const fairvalue::PositionFacts* facts;
  fairvalue::WarrantPosition position;  ///< without the gates that the file takes as met
  std::optional<std::size_t> deal{};    ///< its number; none for an award
  fairvalue::Standing standing = fairvalue::Standing::stated;  ///< of the terms
  std::vector<std::string> notes{};                            ///< what was taken as met or as planned
  std::string path{};                                          ///< in the file: "deal[0].warrant"
};
/// The standing of what the file has at a key of the warrant, "tranche[2].price_hurdle": its own where it has
/// one, else that of the table around it, at last that of the warrant.
fairvalue::Standing standing_at(const fairvalue::CaseFile& file, const OpenPosition& open,
                                const std::string& key);
/// Those of the deals, then the awards.
std::vector<OpenPosition> open_positions(const fairvalue::CaseFile& file);

/// A warrant or award with its values.
struct PricedPosition {
  OpenPosition open;
  fairvalue::EquityMarket today;
  Priced economic;
  std::optional<fairvalue::EquityMarket> grant{};  ///< none where the file has no market of the grant
  Priced at_grant{};
};
/// Values the positions of the file. Throws fairvalue::Error where it has a position and no market.
std::vector<PricedPosition> priced_positions(const Request& request, const fairvalue::CaseFile& file);

/// The economic value of all deals' warrants under the volumes of each scenario.
struct ScenarioWarrants {
  std::vector<fairvalue::Money> values{};  ///< one for each scenario; empty where one has no value
  std::string reason{};                    ///< why
  double error = 0.0;  ///< standard error of the weighted sum over that sum, an upper bound
  std::vector<std::string> doubts{};
};
ScenarioWarrants scenario_warrants(const Request& request, const fairvalue::CaseFile& file,
                                   const fairvalue::Case& value);

/// The case as `value` sees its scenarios: the base case alone where it has none.
std::vector<fairvalue::Scenario> scenarios_of(const fairvalue::Case& value);

/// The settings of a scenario.
fairvalue::Settings settings_of(const fairvalue::Case& value, const fairvalue::Scenario& scenario);

}  // namespace calculator
