/// \file model/announcement.hpp
/// The jump of a share on a deal's announcement: what of it the deal explains, and what it had to believe.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/model/deal_worth.hpp>

namespace fairvalue {

/// The market's own move between the two prices, which the share would have shared.
struct MarketMove {
  double beta;        ///< of the share on the index; finite
  double index_move;  ///< growth of the index, a decimal; > -1
};

struct Announcement {
  PerShare before;                     ///< the last price before the terms were public, S0; > 0
  PerShare after;                      ///< the price that is explained, S1, on the spot's day; > 0
  std::optional<MarketMove> market{};  ///< none: the market is taken not to have moved
};

struct Jump {
  Money total;        ///< N (S1 - S0)
  Money market_move;  ///< beta x index move x N x S0; 0 where none is given
  Money market_view;  ///< the deals' flows less the warrants' economic value at S1
  Money rest;         ///< what neither explains: total - market move - market view
  /// The rest as turns of the multiple on the EPS of its window on the spot's day: rest / (N x EPS); none for
  /// a loss.
  std::optional<double> turns{};
  /// The rest as points of EPS growth a year: with so much more, the base case without deals is worth the
  /// rest more; none where no growth from -99 % to 500 % is.
  std::optional<double> growth{};
};

/// N is the company's diluted shares. `warrants`: as for `deal_worth`, valued at S1. Throws as that does, and
/// as rolling_eps does where the case has no EPS around the spot's day (see OperatingModel::year_before).
Jump explain_jump(const Case& value, const Announcement& announcement, std::span<const Money> warrants);

/// What a reader may believe otherwise, each alone.
enum class BelievedInput {
  revenue_per_gigawatt,  ///< in every scenario
  margin,                ///< in every scenario
  gigawatts,             ///< of the plan in the same window; the scenarios' own volumes move in proportion
  follow_on_share,       ///< in every scenario, at the life and until the end that the deal states
  multiple,              ///< of the base case
  eps_growth             ///< of the base case
};
template <>
inline constexpr auto enum_names<BelievedInput> = names_of("input",
                                                           {{"revenue_per_gigawatt", "revenue a gigawatt"},
                                                            {"margin"},
                                                            {"gigawatts"},
                                                            {"follow_on_share", "follow-on share"},
                                                            {"multiple"},
                                                            {"eps_growth", "EPS growth"}});

/// The value of all warrants for a changed case, as `warrant_values` gives them: reprices the consideration.
using WarrantPricer = std::function<std::vector<Money>(const Case&)>;

struct ReverseAnswer {
  BelievedInput input;
  double stated;  ///< of the case
  Interval<double> searched;
  std::optional<double> value{};  ///< with it alone the rest of the jump is 0; none within what was searched
};

/// Everything the reverse solve takes as given.
struct ReverseQuestion {
  Announcement announcement;
  std::string deal;             ///< the name of the deal whose inputs are solved for
  std::vector<Money> warrants;  ///< as for `deal_worth`, valued at S1 and held there
  WarrantPricer reprice{};      ///< given: the warrants are valued again for each changed case instead
};

/// For each input in the order of the enum, the number that explains the jump alone; follow-on only where the
/// deal states one. Searched: revenue up to a thousand times the stated, a margin to 100 %, gigawatts up to a
/// thousand times the plan, a share from 0 to 1, a multiple up to a thousand times, a growth from -99 % to
/// 500 %. Put back in by `with_believed`, an input of the deal leaves a rest of 0 to 1e-9 of the jump, and
/// one of the base case raises the base by the rest. Throws as `explain_jump` does, and for a deal that the
/// case does not have.
std::vector<ReverseAnswer> reverse_solve(const Case& value, const ReverseQuestion& question);

/// The case with one believed number in place: for `multiple` and `eps_growth` its own setting (scenarios
/// that set theirs keep them), for the others that of the deal in every scenario. A calibration is put in
/// place first and stays at what it found, else it would take the number back. Throws then as
/// `with_calibration` does.
Case with_believed(Case value, const std::string& deal, BelievedInput input, double number);

/// The case with a renewal of nothing in a deal that states no follow-on, so that the reverse solve answers
/// for its share too: our choice, a life of five years and an end twenty years after the plan's last
/// milestone. A deal that states its own keeps it. Throws for a deal that the case does not have.
Case with_assumed_follow_on(Case value, const std::string& deal);

/// The second input that explains the jump for each of the first's numbers: rows of the first, one column. A
/// cell is NM where there is none.
Table reverse_curve(const Case& value, const ReverseQuestion& question, BelievedInput first,
                    std::span<const double> numbers, BelievedInput second);

}  // namespace fairvalue
