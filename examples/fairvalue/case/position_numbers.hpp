/// \file fairvalue/case/position_numbers.hpp
/// The value of a warrant or award as numbers of a workbook: counts and products are arithmetic, the value of
/// a share is held for its inputs.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "fairvalue/case/live_numbers.hpp"
#include "fairvalue/case/priced.hpp"

namespace calculator {

/// The numbers among the terms of one tranche.
struct TrancheTerms {
  std::size_t shares;
  std::optional<std::size_t> hurdle{};
  std::optional<std::size_t> strike{};  ///< where it has its own
};

/// The numbers among the terms of a warrant or award.
struct TermNumbers {
  std::size_t strike;
  std::vector<TrancheTerms> tranches{};
  LiveNumbers::Places all{};
};

/// One tranche with its value, as far as it has one.
struct TrancheNumbers {
  TrancheTerms terms;
  std::size_t of_today;  ///< its shares on those of the day of the value
  std::optional<std::size_t> a_share{};
  std::optional<std::size_t> value{};
};

struct PositionNumbers {
  TermNumbers terms;
  std::vector<TrancheNumbers> tranches{};
  std::optional<std::size_t> total{};  ///< of the values
};

/// The terms' numbers, inputs by their paths in the file and in the given form.
TermNumbers add_terms(LiveNumbers& to, const fairvalue::CaseFile& file, const OpenPosition& open,
                      const LiveNumbers::InputForm& form);

/// The numbers of a position under one kind of value, its inputs by their paths in the file and in the given
/// form. `others`: what its value rests on besides, as the numbers of a plan.
PositionNumbers add_position(LiveNumbers& to, const fairvalue::CaseFile& file, const PositionValues& of,
                             fairvalue::ValueKind kind, const LiveNumbers::InputForm& form,
                             const LiveNumbers::Places& others = {});

/// The inputs that decide a deal's gigawatts in the base case; none where the file has no case of the model.
LiveNumbers::Places add_plan(LiveNumbers& to, const fairvalue::CaseFile& file, std::size_t deal,
                             const LiveNumbers::InputForm& form);

/// A price gate's hurdle of a tranche with one price gate of its own; one inside an any of is said in words.
std::optional<fairvalue::PerShare> hurdle_of(const fairvalue::Tranche& tranche);

}  // namespace calculator
