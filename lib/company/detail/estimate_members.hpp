/// \file lib/company/detail/estimate_members.hpp
/// The rules of an estimate's members, for those who name the row themselves.
#pragma once
#include <fairvalue/company/estimate.hpp>

namespace fairvalue::detail {

/// Throws DomainError naming the member alone: "value: must be ...". Takes no text for a row in order, as
/// files have a million of them.
void require_members(const Estimate& estimate);

}  // namespace fairvalue::detail
