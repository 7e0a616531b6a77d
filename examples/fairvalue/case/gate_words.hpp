/// \file fairvalue/case/gate_words.hpp
/// Gates, strikes and milestones in words with amounts as an analyst writes them: "500.00 m USD paid".
#pragma once
#include <string>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/warrant.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {

/// "500.00 m USD paid", "1.00 GW delivered".
std::string volume_words(fairvalue::VolumeMeasure measure, double volume, const Units& units);

std::string gate_words(const fairvalue::Gate& gate, const Units& units);

/// All gates of a tranche, its even vesting among them.
std::string gates_words(const fairvalue::Tranche& tranche, const Units& units);

/// "13.49", "0.00001": no power of ten.
std::string strike_words(const fairvalue::Warrant& warrant, const Units& units);

/// "500.00 m USD paid after 6.00 to 12.00 years (5 to 95 %), 20.0 % never".
std::string milestone_words(const fairvalue::MilestoneOutlook& milestone, const Units& units);

}  // namespace calculator
