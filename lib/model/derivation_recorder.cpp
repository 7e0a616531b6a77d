#include <fairvalue/model/derivation_recorder.hpp>

#include <algorithm>
#include <utility>

namespace fairvalue {

std::size_t DerivationRecorder::add(DerivedNumber one) {
  const auto key = std::tuple{one.name, one.operation, one.operands, one.value, one.source};
  const auto [known, is_new] = known_.try_emplace(key, numbers_.size());
  if (is_new) numbers_.push_back(std::move(one));
  return known->second;
}

std::size_t DerivationRecorder::input(std::string name, double value, Standing standing, std::string source) {
  return add({std::move(name), "input", {}, value, standing, std::move(source)});
}

std::size_t DerivationRecorder::constant(double value, std::string name) {
  return add({std::move(name), "constant", {}, value, Standing::stated, {}});
}

std::size_t DerivationRecorder::result(std::string operation, Places operands, double value,
                                       std::string name) {
  const bool is_ours =
      std::ranges::any_of(operands, [this](std::size_t i) { return is_chosen(numbers_[i].standing); });
  return add({std::move(name),
              std::move(operation),
              std::move(operands),
              value,
              is_ours ? Standing::assumed : Standing::derived,
              {}});
}

std::size_t DerivationRecorder::sum(const Places& terms, double value, std::string name) {
  std::size_t total = terms.at(0);
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const bool is_last = i + 1 == terms.size();
    const double so_far = is_last ? value : at(total).value + at(terms[i]).value;
    total = result("+", {total, terms[i]}, so_far, is_last || name.empty() ? name : name + " so far");
  }
  return total;
}

std::vector<std::optional<std::size_t>> DerivationRecorder::copy(const Derivation& from,
                                                                 std::span<const std::size_t> results,
                                                                 const InputForm& form) {
  std::vector<bool> is_needed(from.size(), false);
  for (const std::size_t one : results) is_needed.at(one) = true;
  for (std::size_t i = from.size(); i-- > 0;) {
    if (!is_needed[i]) continue;
    for (const std::size_t operand : from[i].operands) is_needed[operand] = true;
  }
  std::vector<std::optional<std::size_t>> places(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!is_needed[i]) continue;
    DerivedNumber one = from[i];
    for (std::size_t& operand : one.operands) operand = *places[operand];
    places[i] = add(one.operation == "input" ? form(std::move(one)) : std::move(one));
  }
  return places;
}

}  // namespace fairvalue
