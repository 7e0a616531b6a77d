#include <fairvalue/scenario/failures.hpp>

#include <algorithm>
#include <cstddef>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t max_kinds = 16;
constexpr std::string_view other_reasons = "other reasons";

/// "field: must be RULE" of a DomainError, or the whole text of another exception.
std::string_view kind_of(const std::exception& error) {
  const auto* refusal = dynamic_cast<const DomainError*>(&error);
  if (refusal == nullptr) return error.what();
  const std::string_view rule = refusal->rule();
  return {refusal->what(), static_cast<std::size_t>(rule.data() + rule.size() - refusal->what())};
}

}  // namespace

void Failures::add_exception(const std::exception& error, std::span<const double> values) {
  kind(kind_of(error), error.what(), values).count += 1;
}

void Failures::add(std::string_view reason, std::span<const double> values) {
  kind(reason, reason, values).count += 1;
}

void Failures::merge(const Failures& later) {
  for (std::size_t i = 0; i < later.kinds_.size(); ++i) {
    const Failure& from = later.kinds_[i];
    kind(later.keys_[i], from.reason, from.values).count += from.count;
  }
}

std::uint64_t Failures::total() const {
  std::uint64_t sum = 0;
  for (const Failure& failure : kinds_) sum += failure.count;
  return sum;
}

Failure& Failures::kind(std::string_view key, std::string_view reason, std::span<const double> values) {
  const auto known = std::find(keys_.begin(), keys_.end(), key);
  if (known != keys_.end()) return kinds_[static_cast<std::size_t>(known - keys_.begin())];
  if (kinds_.size() >= max_kinds && key != other_reasons) return kind(other_reasons, other_reasons, values);
  keys_.emplace_back(key);
  return kinds_.emplace_back(
      Failure{.reason = std::string{reason}, .count = 0, .values = {values.begin(), values.end()}});
}

}  // namespace fairvalue
