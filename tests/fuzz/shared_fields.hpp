// The members of aggregates that the calls of several areas need.
#pragma once
#include <fairvalue/company/earnings.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>
#include <fairvalue/market/spot.hpp>

#include "calls.hpp"

namespace fuzz {

template <>
inline constexpr int field_count<fairvalue::PeriodEps> = 6;
template <>
inline constexpr int field_count<fairvalue::Statement> = 12;
template <>
inline constexpr int field_count<fairvalue::Spot> = 4;
template <>
inline constexpr int field_count<fairvalue::MonitoringRule> = 4;
template <>
inline constexpr unsigned enumerators<fairvalue::EarningsWindow> = 4;
template <>
inline constexpr unsigned enumerators<fairvalue::Monitoring> = 6;

}  // namespace fuzz
