/// \file math/detail/distribution_checks.hpp
/// The rules of each distribution's members.
#pragma once
#include <string_view>

#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue::detail {

/// Throw DomainError naming the member of `field` that breaks its rule.
void require_sound(std::string_view field, const Fixed& fixed);
void require_sound(std::string_view field, const Normal& normal);
void require_sound(std::string_view field, const LogNormal& one);
void require_sound(std::string_view field, const Uniform& uniform);
void require_sound(std::string_view field, const Triangular& one);
void require_sound(std::string_view field, const Pert& pert);
void require_sound(std::string_view field, const Discrete& one);
void require_sound(std::string_view field, const Empirical& one);

}  // namespace fairvalue::detail
