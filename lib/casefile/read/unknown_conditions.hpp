/// \file casefile/read/unknown_conditions.hpp
/// Conditions of a warrant of which a case says nothing, so that the warrant cannot be valued.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_parts.hpp>

namespace fairvalue::detail {

/// What is missing below the table of the deal or award.
struct UnknownCondition {
  std::string key;      ///< "outlook.condition"
  std::string message;  ///< "must say how likely 'approval' is"
  std::string advice;
};

/// Each kind once: volumes by measure, the supply relation or service, named conditions and benchmarks by
/// name. `has_plan`: volumes come as a deal's plan has them. `day`: the market's; what the history has of
/// later days is not known.
std::vector<UnknownCondition> unknown_conditions(const Warrant& warrant, const PositionFacts& facts,
                                                 bool has_plan, std::optional<Date> day = {});

/// The terms without the relative gates that are taken as met.
Warrant without_gates(Warrant terms, const std::vector<std::string>& benchmarks);

}  // namespace fairvalue::detail
