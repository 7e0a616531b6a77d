// Deals, markets and collected facts for the tests of the path engine.
#pragma once
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fairvalue/simulation/path_engine.hpp>

namespace samples {

using namespace fairvalue;

inline Date day(int year, unsigned month, unsigned date) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
}

inline PriceModel model(double spot, Date as_of, double volatility, double rate = 0.037) {
  return {.market = {.spot = {.price = PerShare{spot}, .as_of = as_of, .currency = Currency{"USD"}},
                     .risk_free_rate = {.value = Rate{rate}},
                     .volatility = {.value = volatility}}};
}

inline Spot spot_of(Date as_of, double price) {
  return {.price = PerShare{price}, .as_of = as_of, .currency = Currency{"USD"}};
}

inline Tranche tranche(std::string name, std::vector<Gate> gates) {
  return {.name = std::move(name), .shares = Shares{100}, .gates = std::move(gates)};
}

inline Warrant warrant(Date granted, Date expiry, std::vector<Tranche> tranches) {
  Shares all{0};
  for (const Tranche& one : tranches) all += one.shares;
  return {.holder = "H",
          .shares = all,
          .strike = PerShare{0.01},
          .granted = granted,
          .expiry = expiry,
          .tranches = std::move(tranches)};
}

inline WarrantPosition position(Warrant terms, std::string name = "position") {
  return {.name = std::move(name), .warrant = std::move(terms)};
}

inline PriceGate price_gate(double hurdle, MonitoringRule rule, GateTiming timing = GateTiming::latched) {
  return {.hurdle = PerShare{hurdle}, .rule = rule, .timing = timing};
}

inline VolumeGate deployed(double volume, std::optional<Date> by = {}) {
  return {.measure = VolumeMeasure::deployed, .volume = volume, .by = by};
}

inline MilestoneOutlook outlook_of(double volume, Distribution years, double never = 0.0) {
  return {.measure = VolumeMeasure::deployed, .volume = volume, .timing = {std::move(years), never}};
}

/// A simulation and what is asked of its paths.
struct Asked : Simulation, PathQuery {
  Asked(Simulation simulation) : Simulation(std::move(simulation)) {}
  PathEngine engine() const { return PathEngine{*this, *this}; }
};

/// The first paths of an engine, column by column: copies of what a visitor sees.
struct Collected {
  template <class T>
  using Columns = std::vector<std::vector<T>>;

  Collected(const PathEngine& engine, std::uint64_t paths, std::uint64_t first_block = 0) {
    for (std::uint64_t block = first_block; paths > 0; ++block) {
      const std::uint64_t count = std::min(paths, PathEngine::paths_per_block);
      engine.visit(
          block, [this](const PathFacts& facts) { add(facts); }, count);
      paths -= count;
    }
  }
  bool operator==(const Collected&) const = default;

  /// Whether the other's paths are the first of these.
  bool starts_with(const Collected& other) const {
    const auto columns = [](const Collected& one) {
      return std::tie(one.price_met, one.vested, one.exercisable, one.price_when_exercisable,
                      one.price_at_end, one.price, one.crossing, one.streak, one.milestone);
    };
    return begin_alike(columns(*this), columns(other), std::make_index_sequence<9>{});
  }

  void add(const PathFacts& facts) {
    append(price_met, facts.price_met);
    append(vested, facts.vested);
    append(exercisable, facts.exercisable);
    append(price_when_exercisable, facts.price_when_exercisable);
    append(price_at_end, facts.price_at_end);
    append(price, facts.price);
    append(crossing, facts.crossing);
    append(streak, facts.streak);
    append(milestone, facts.milestone);
  }
  void add(const Collected& other) {
    append(price_met, other.price_met);
    append(vested, other.vested);
    append(exercisable, other.exercisable);
    append(price_when_exercisable, other.price_when_exercisable);
    append(price_at_end, other.price_at_end);
    append(price, other.price);
    append(crossing, other.crossing);
    append(streak, other.streak);
    append(milestone, other.milestone);
  }

  Columns<std::int32_t> price_met{};
  Columns<std::int32_t> vested{};
  Columns<std::int32_t> exercisable{};
  Columns<float> price_when_exercisable{};
  Columns<float> price_at_end{};
  Columns<float> price{};
  Columns<float> crossing{};
  Columns<float> streak{};
  Columns<std::int32_t> milestone{};

 private:
  template <class T, class Column>
  static void append(Columns<T>& to, const std::vector<Column>& from) {
    to.resize(std::max(to.size(), from.size()));
    for (std::size_t i = 0; i < from.size(); ++i) to[i].insert(to[i].end(), from[i].begin(), from[i].end());
  }

  template <class Tuple, std::size_t... i>
  static bool begin_alike(const Tuple& whole, const Tuple& part, std::index_sequence<i...>) {
    return (begins_with(std::get<i>(whole), std::get<i>(part)) && ...);
  }
  template <class T>
  static bool begins_with(const Columns<T>& whole, const Columns<T>& part) {
    if (whole.size() != part.size()) return false;
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (!std::equal(part[i].begin(), part[i].end(), whole[i].begin())) return false;
    }
    return true;
  }
};

}  // namespace samples
