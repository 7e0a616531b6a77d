#include <fairvalue/core/require.hpp>

#include <cmath>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

double require_number(bool ok, std::string_view field, std::string_view rule, double value) {
  require_finite(field, value);
  require(ok, field, rule, value);
  return value;
}

}  // namespace

void require(bool ok, std::string_view field, std::string_view rule, double got) {
  if (!ok) throw DomainError(field, rule, got);
}

void require(bool ok, std::string_view field, std::string_view rule, std::string_view got) {
  if (!ok) throw DomainError(field, rule, got);
}

double require_finite(std::string_view field, double value) {
  require(std::isfinite(value), field, "a finite number", value);
  return value;
}

double require_positive(std::string_view field, double value) {
  return require_number(value > 0.0, field, "> 0", value);
}

double require_non_negative(std::string_view field, double value) {
  return require_number(value >= 0.0, field, ">= 0", value);
}

double require_fraction(std::string_view field, double value) {
  return require_number(value >= 0.0 && value <= 1.0, field, "between 0 and 1", value);
}

double require_growth(std::string_view field, double value) {
  return require_number(value > -1.0, field, "> -1 (-100 %)", value);
}

double require_result(std::string_view name, double value) {
  return require_finite(name, value) + 0.0;  // in IEEE 754 arithmetic -0 + 0 is 0
}

void require_not_empty(std::string_view field, std::size_t size) {
  require(size > 0, field, "at least one value", "none");
}

}  // namespace fairvalue
