#include <fairvalue/core/error.hpp>

#include <fmt/core.h>

namespace fairvalue {

DomainError::DomainError(std::string_view field, std::string_view rule, double got)
    : Error(fmt::format("{}: must be {}, got {}", field, rule, got)) {}

DomainError::DomainError(std::string_view field, std::string_view rule, std::string_view got)
    : Error(fmt::format("{}: must be {}, got {}", field, rule, got)) {}

}  // namespace fairvalue
