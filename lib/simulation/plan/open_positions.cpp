#include "open_positions.hpp"

#include <cstddef>
#include <type_traits>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/prefixed.hpp"

namespace fairvalue::detail {
namespace {

bool compares_growth(const Warrant& warrant) {
  bool compares = false;
  visit_gates_of(warrant, [&]<class G>(const G&) { compares = compares || std::is_same_v<G, RelativeGate>; });
  return compares;
}

/// What both have grown until now decides a relative gate.
void require_growth_known(const WarrantPosition& position, Date today) {
  const bool is_running = position.warrant.granted < today && today <= position.warrant.expiry;
  require(position.history || !is_running || !compares_growth(position.warrant), "history",
          "given for a relative gate after the grant", "none");
}

void require_begun(const Warrant& warrant, Date today) {
  if (today >= warrant.granted || !warrant.granted.ok()) return;
  throw DomainError("warrant.granted", "on or before the valuation " + to_string(today),
                    to_string(warrant.granted));
}

OpenWarrant opened(const WarrantPosition& position, const Simulation& simulation) {
  const Date today = simulation.model.market.spot.as_of;
  require_begun(position.warrant, today);
  OpenWarrant open =
      open_warrant(position.warrant, today, position.history,
                   simulation.close.value_or(simulation.model.market.spot.price), simulation.conditions);
  require_outlook(position.outlook);
  require_growth_known(position, today);
  return open;
}

}  // namespace

std::vector<OpenWarrant> open_positions(const Simulation& simulation) {
  std::vector<OpenWarrant> open;
  for (std::size_t i = 0; i < simulation.positions.size(); ++i) {
    open.push_back(as_member_of(fmt::format("positions[{}]", i),
                                [&] { return opened(simulation.positions[i], simulation); }));
  }
  return open;
}

}  // namespace fairvalue::detail
