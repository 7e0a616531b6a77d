// Every path replayed through position's own vesting: its closes and milestones are written into a history,
// and the day each tranche vests there must be the day the engine says. Prices are floats on one side and
// their exponentials on the other: a path within 1e-6 of a hurdle might differ, and with the seeds used none
// does.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include <fairvalue/deal/vesting.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "engine_samples.hpp"

namespace samples {

inline const Date today = day(2025, 10, 6);
inline const TradingCalendar calendar = us_exchange_calendar(2025, 2026);

/// What a position's history becomes on one path.
class Replay {
 public:
  explicit Replay(Simulation simulation) : simulation_(std::move(simulation)) {
    for (WarrantPosition& position : simulation_.positions) position.calendar = calendar;
    dates_ = calendar.closes(today, last_expiry());
    simulation_.price_days.resize(dates_.size());
    std::iota(simulation_.price_days.begin(), simulation_.price_days.end(), 1);
  }

  /// How many cases vested.
  int check(std::uint64_t paths) const {
    const PathEngine engine = simulation_.engine();
    const Collected all{engine, paths};
    REQUIRE(engine.grid().closes == static_cast<int>(dates_.size()));
    int vested = 0;
    for (std::size_t path = 0; path < paths; ++path) {
      for (std::size_t position = 0; position < simulation_.positions.size(); ++position) {
        vested += check_deal(engine, all, path, position);
      }
    }
    return vested;
  }

 private:
  Date last_expiry() const {
    Date last = today;
    for (const WarrantPosition& position : simulation_.positions)
      last = std::max(last, position.warrant.expiry);
    return last;
  }

  DealHistory history(const Collected& all, std::size_t path, std::size_t position) const {
    const PerShare spot = simulation_.model.market.spot.price;
    DealHistory known =
        with_close(simulation_.positions[position].history.value_or(DealHistory{}), today, spot);
    std::vector<Dated<PerShare>> closes{known.closes.begin(), known.closes.end()};
    for (std::size_t d = 0; d < dates_.size(); ++d) {
      const double price = spot.value * static_cast<double>(all.price[d][path]);
      closes.push_back({dates_[d], PerShare{price}});
    }
    if (known.vwaps) {  // those to come are the closes
      std::vector<Dated<PerShare>> vwaps{known.vwaps->begin(), known.vwaps->end()};
      vwaps.insert(vwaps.end(), closes.end() - static_cast<std::ptrdiff_t>(dates_.size()), closes.end());
      known.vwaps = DatedSeries<PerShare>{std::move(vwaps)};
    }
    known.closes = DatedSeries<PerShare>{std::move(closes)};
    known.volumes = {{VolumeMeasure::deployed, volumes(all, path, position)}};
    return known;
  }

  /// Milestones come in the order of their volumes here, whatever the outlook: those of a deployment.
  DatedSeries<double> volumes(const Collected& all, std::size_t path, std::size_t position) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < position; ++i) first += milestones(i).size();
    std::vector<Dated<double>> rows;
    if (const auto& past = simulation_.positions[position].history; past && !past->volumes.empty()) {
      rows.assign(past->volumes.front().cumulative.begin(), past->volumes.front().cumulative.end());
    }
    for (const double volume : milestones(position)) {
      const std::int32_t reached = all.milestone[first++][path];
      if (reached == no_day) break;
      if (reached > 0) add_volume(rows, dates_[static_cast<std::size_t>(reached - 1)], volume);
    }
    return DatedSeries<double>{std::move(rows)};
  }
  static void add_volume(std::vector<Dated<double>>& rows, Date date, double volume) {
    if (!rows.empty() && rows.back().date == date) rows.pop_back();
    rows.push_back({date, volume});
  }

  std::vector<double> milestones(std::size_t position) const {
    std::vector<double> all;
    if (!simulation_.positions[position].deployment) return all;
    for (const Milestone& one : simulation_.positions[position].deployment->plan.milestones)
      all.push_back(one.volume);
    return all;
  }

  int check_deal(const PathEngine& engine, const Collected& all, std::size_t path,
                 std::size_t position) const {
    const Warrant& terms = simulation_.positions[position].warrant;
    const DealHistory known = history(all, path, position);
    const auto states = vesting(terms, known, terms.expiry);
    int vested = 0;
    Shares before{0};  // of the pieces of the same tranche
    for (std::size_t i = 0; i < engine.pieces().size(); ++i) {
      const Piece& piece = engine.pieces()[i];
      if (piece.position != position) continue;
      const bool goes_on = i > 0 && engine.pieces()[i - 1].position == position &&
                           engine.pieces()[i - 1].tranche == piece.tranche;
      before = (goes_on ? before : Shares{0}) + piece.shares;
      const bool linear = terms.tranches[piece.tranche].linear.has_value();
      const auto expected = linear ? first_day_with(terms, known, piece.tranche, before)
                                   : day_of(states[piece.tranche].vested_on);
      CAPTURE(path);
      CAPTURE(i);
      REQUIRE(all.vested[i][path] == expected);
      REQUIRE(all.exercisable[i][path] == exercisable_day(states[piece.tranche], expected));
      vested += expected != no_day ? 1 : 0;
    }
    return vested;
  }

  /// The first day on which so many shares of a tranche are vested, exercised or not.
  std::int32_t first_day_with(Warrant terms, const DealHistory& known, std::size_t tranche,
                              Shares shares) const {
    terms.exercise_gates.clear();  // one that is late takes back what has vested
    if (vesting(terms, known, today)[tranche].vested >= shares * (1 - 1e-9)) return 0;
    for (std::size_t d = 0; d < dates_.size() && dates_[d] <= terms.expiry; ++d) {
      if (vesting(terms, known, dates_[d])[tranche].vested >= shares * (1 - 1e-9))
        return static_cast<std::int32_t>(d + 1);
    }
    return no_day;
  }

  /// Pieces of a linear tranche that vest later become exercisable with it.
  std::int32_t exercisable_day(const TrancheVesting& state, std::int32_t vested) const {
    if (vested == no_day || !state.exercisable_on) return no_day;
    return std::max(vested, day_of(state.exercisable_on));
  }

  std::int32_t day_of(std::optional<Date> date) const {
    if (!date) return no_day;
    if (*date <= today) return 0;
    return static_cast<std::int32_t>(std::ranges::lower_bound(dates_, *date) - dates_.begin()) + 1;
  }

  Asked simulation_;
  std::vector<Date> dates_{};
};

}  // namespace samples
