// The columns with the days on which a position's gates are met.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "milestone_plan.hpp"
#include "planned_pieces.hpp"

namespace fairvalue::detail {

/// Of a list of gates, all to be met.
struct GateDays {
  std::vector<Column> all{};
  std::vector<Column> prices{};  ///< of the market conditions among them
  std::vector<TouchedHurdle> touched{};
};

/// Gates to be met, all or those still open, and how they are named.
struct GateList {
  const std::vector<Gate>& gates;
  const std::vector<std::size_t>& open;
  std::string field;

  /// Whether one that is open waits for the others.
  bool any_waits() const;
};

/// Asks the plan for the columns of one position's gates. All it refers to must outlive it.
class GateColumns {
 public:
  GateColumns(const PriceModel& model, const OpenWarrant& open, const CloseDays& days, PiecePlan& plan,
              MilestonePlan& milestones)
      : view_{model, open, days, plan.shifts}, plan_(plan), milestones_(milestones) {}

  /// In a tranche's life. Gates that wait for the others come after them; `others` has more of those. Throws
  /// DomainError naming the gate that cannot be planned.
  GateDays days_of(const GateList& list, const std::vector<Column>& others, const Lifetime& life);

 private:
  void add_gate(const GateList& list, std::size_t i, std::optional<Column> after, GateDays& met);
  Column met_on(const std::string& field, const Gate& gate, std::optional<Column> after);
  template <class G>
  Column column_of(const std::string& field, const G& gate, std::optional<Column> after);
  Column column_of(const std::string& field, const AnyOf& any, std::optional<Column> after);
  Column column_of(const std::string& field, const AllAtOnce& all, std::optional<Column> after);
  void require_milestones_apart(const std::string& field, const AnyOf& any) const;
  bool is_implied(const Gate& gate) const;
  bool is_lost(const Gate& gate) const;
  Column watched(const Condition& condition, std::optional<Column> after);
  std::optional<Column> watched(const PlannedWatch& planned, std::optional<Column> after);
  ColumnPlan& columns() { return plan_.columns; }

  MarketView view_;
  PiecePlan& plan_;
  MilestonePlan& milestones_;
  Lifetime life_{};                       ///< of the tranche at work
  std::vector<TouchedHurdle> touched_{};  ///< of the gate at work
  const AnyOf* outermost_ = nullptr;      ///< around the gate at work
};

}  // namespace fairvalue::detail
