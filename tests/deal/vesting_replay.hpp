/// A slow oracle for vesting: the days pass one by one, and on each every rule is worked out anew in whole
/// numbers. Days are numbered from 0, prices are in cents, split ratios in hundredths, volumes in tenths of a
/// gigawatt; -1 stands for none. Shares nothing with the library's code.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace fairvalue::fixtures {

enum class Kind {
  continuous,
  close,
  average,
  consecutive,
  some_of,
  total_of,
  relative,
  volume,
  service,
  named,
  all_at_once,
  any_of
};

struct PlainGate {
  Kind kind;
  long long level = 0;  ///< hurdle, volume, excess in percent, last day of service
  int n = 1;
  int k = 1;
  bool after = false;
  int by = -1;
  int event = 0;  ///< index of a named event
  int window_from = -1;
  std::vector<PlainGate> parts{};  ///< of all_at_once and any_of
  bool vwap = false;               ///< in place of closes
  int step_day = -1;               ///< from which the hurdle is another
  long long step_level = 0;
  long long count = 0;  ///< of shares, where the hurdle is one of a hundred shares' capitalisation
  int count_day = -1;   ///< from which the count is another
  long long later_count = 0;
};

struct PlainTranche {
  std::vector<PlainGate> gates;
  long long from = -1;  ///< of the linear part
  long long to = -1;
  int expiry = -1;  ///< of its own
  bool own_exercise = false;
  std::vector<PlainGate> exercise_gates{};  ///< in place of the deal's, where they are its own
};

enum class Control { no_effect, accelerates, lapses };

struct PlainSplit {
  int day;
  long long ratio;
};

/// Rows by day, as many as there are days.
struct PlainDeal {
  int grant;
  int expiry;
  std::vector<PlainTranche> tranches{};
  std::vector<PlainGate> exercise_gates{};
  std::vector<PlainSplit> splits{};  ///< at most two, all after the grant
  std::vector<long long> closes{};   ///< as traded; -1 on holidays
  std::vector<long long> highs{};
  std::vector<long long> vwaps{};
  std::vector<long long> levels{};   ///< of the benchmark
  std::vector<long long> volumes{};  ///< cumulative
  std::vector<int> events{};         ///< day of each named event; -1 never
  int service_ended = -1;
  int terminated = -1;
  std::vector<int> exercised{};  ///< by tranche
  int control = -1;              ///< day of a change of control
  Control on_control = Control::no_effect;
};

struct PlainVesting {
  std::string state;
  std::vector<int> gates;
  int vested = -1;
  int exercisable = -1;
  bool accelerated = false;  ///< all of it vested by a change of control
  int exercised = -1;
  double shares = 0;  ///< part of the tranche, on the grant's shares
};

class Replay {
 public:
  explicit Replay(const PlainDeal& deal) : deal_(deal) {}

  PlainVesting operator()(std::size_t tranche, int as_of) const {
    const PlainTranche& terms = deal_.tranches[tranche];
    PlainDeal own = deal_;
    if (terms.expiry >= 0) own.expiry = terms.expiry;
    if (terms.own_exercise) own.exercise_gates = terms.exercise_gates;
    return Replay{own}.of_tranche(tranche, as_of);
  }

 private:
  PlainVesting of_tranche(std::size_t tranche, int as_of) const {
    PlainVesting now{.state = "waiting", .gates = std::vector<int>(deal_.tranches[tranche].gates.size(), -1)};
    std::vector<int> exercise(deal_.exercise_gates.size(), -1);
    for (int day = deal_.grant; day <= as_of; ++day)
      pass(day, deal_.tranches[tranche], tranche, now, exercise);
    return now;
  }

  bool ended(int day) const {
    return (deal_.terminated >= 0 && day > deal_.terminated) || (lapsing() >= 0 && day > lapsing());
  }
  int lapsing() const { return deal_.on_control == Control::lapses ? deal_.control : -1; }
  bool accelerates_on(int day) const {
    return deal_.on_control == Control::accelerates && deal_.control == day && day <= deal_.expiry &&
           !ended(day);
  }

  void pass(int day, const PlainTranche& terms, std::size_t i, PlainVesting& now,
            std::vector<int>& exercise) const {
    if (day <= deal_.expiry && !ended(day)) {
      const bool begun = terms.from < 0 || volume(day) > terms.from;
      const bool all = look(day, terms.gates, begun, now.gates);
      if (now.vested < 0 && all) now.vested = day;
    }
    if (accelerates_on(day) && !gone(now.state) && !is_lost(day, terms, now, exercise)) {
      now.accelerated = true;
      if (now.vested < 0) now.vested = day;
    }
    if (day <= deal_.expiry) {
      const bool all = look(day, deal_.exercise_gates, now.vested >= 0, exercise);
      if (now.exercisable < 0 && all) now.exercisable = day;
    }
    if (!gone(now.state)) now.state = state(day, terms, i, now, exercise);
    if (now.state == "exercised" && now.exercised < 0) now.exercised = day;
    now.shares = shares(day, terms, now);
  }

  bool is_lost(int day, const PlainTranche& terms, const PlainVesting& now,
               const std::vector<int>& exercise) const {
    return missed(day, terms.gates, now.gates) || missed(day, deal_.exercise_gates, exercise) ||
           left(day, terms.gates, now.gates) || left(day, deal_.exercise_gates, exercise);
  }

  double shares(int day, const PlainTranche& terms, const PlainVesting& now) const {
    if (now.vested < 0 || (gone(now.state) && now.exercised < 0)) return 0;
    return part(now.exercised >= 0 && day > deal_.expiry ? now.exercised : day, terms, now);
  }

  static bool gone(const std::string& state) {
    return state == "lapsed" || state == "forfeited" || state == "terminated";
  }

  std::string state(int day, const PlainTranche& terms, std::size_t i, const PlainVesting& now,
                    const std::vector<int>& exercise) const {
    const int taken = deal_.exercised[i];
    if (taken >= 0 && taken <= day) {
      if (part(taken, terms, now) == part(std::min(day, deal_.expiry), terms, now)) return "exercised";
      return day > deal_.expiry ? "lapsed" : "exercisable";
    }
    if (day > deal_.expiry) return "lapsed";
    const bool open = !now.accelerated;
    if ((open && missed(day, terms.gates, now.gates)) || missed(day, deal_.exercise_gates, exercise))
      return "lapsed";
    if (now.vested < 0 && lapsing() >= 0 && lapsing() <= day) return "lapsed";
    if ((open && left(day, terms.gates, now.gates)) || left(day, deal_.exercise_gates, exercise))
      return "forfeited";
    if (now.vested < 0 && deal_.terminated >= 0 && deal_.terminated <= day) return "terminated";
    return now.exercisable >= 0 ? "exercisable" : now.vested >= 0 ? "vested" : "waiting";
  }

  /// Notes the gates that are met today; whether all are by now.
  bool look(int day, const std::vector<PlainGate>& gates, bool begun, std::vector<int>& met) const {
    bool milestone = begun;
    for (std::size_t i = 0; i < gates.size(); ++i) {
      if (!gates[i].after && met[i] < 0 && holds(day, gates[i])) met[i] = day;
      if (!gates[i].after && met[i] < 0) milestone = false;
    }
    for (std::size_t i = 0; i < gates.size(); ++i) {
      if (gates[i].after && milestone && met[i] < 0 && holds(day, gates[i])) met[i] = day;
    }
    return begun && std::count(met.begin(), met.end(), -1) == 0;
  }

  bool missed(int day, const std::vector<PlainGate>& gates, const std::vector<int>& met) const {
    return lost(day, gates, met, "lapsed");
  }
  bool left(int day, const std::vector<PlainGate>& gates, const std::vector<int>& met) const {
    return lost(day, gates, met, "forfeited");
  }
  bool lost(int day, const std::vector<PlainGate>& gates, const std::vector<int>& met,
            const std::string& how) const {
    for (std::size_t i = 0; i < gates.size(); ++i) {
      if (met[i] < 0 && lost(day, gates[i]) == how) return true;
    }
    return false;
  }

  /// How a gate that is not met is lost by a day; empty while it is not.
  std::string lost(int day, const PlainGate& gate) const {
    switch (gate.kind) {
      case Kind::volume: return gate.by >= 0 && day > gate.by ? "lapsed" : "";
      case Kind::service:
        if (gate.level > deal_.expiry) return "lapsed";
        return deal_.service_ended >= 0 && day >= deal_.service_ended && gate.level > deal_.service_ended
                   ? "forfeited"
                   : "";
      case Kind::any_of: return all_lost(day, gate);
      default: return "";
    }
  }
  /// As the part was that is lost on the first day on which none is left.
  std::string all_lost(int day, const PlainGate& gate) const {
    for (int d = deal_.grant; d <= day; ++d) {
      std::size_t left = 0;
      std::string newly;
      for (const PlainGate& part : gate.parts) {
        const std::string how = lost(d, part);
        if (how.empty()) ++left;
        if (newly.empty() && !how.empty() && (d == deal_.grant || lost(d - 1, part).empty())) newly = how;
      }
      if (left == 0) return newly;
    }
    return "";
  }

  bool holds(int day, const PlainGate& gate) const {
    switch (gate.kind) {
      case Kind::volume: return volume(day) >= gate.level && (gate.by < 0 || day <= gate.by);
      case Kind::service:
        return day >= gate.level && !(deal_.service_ended >= 0 && deal_.service_ended < gate.level);
      case Kind::named: {
        const int event = deal_.events[static_cast<std::size_t>(gate.event)];
        return event >= 0 && event <= day;
      }
      case Kind::relative: return outgrows(day, gate.level);
      case Kind::any_of:
        return std::any_of(gate.parts.begin(), gate.parts.end(),
                           [&](const PlainGate& part) { return holds(day, part); });
      default: return at_hurdle(day, gate) || was_at_hurdle_before(day, gate);
    }
  }

  /// On the grant date what was met before it counts, unless the gate waits.
  bool was_at_hurdle_before(int day, const PlainGate& gate) const {
    if (day != deal_.grant || gate.after) return false;
    if (gate.window_from < 0 && gate.kind != Kind::all_at_once) return false;
    for (int d = std::max(0, gate.window_from); d < day; ++d) {
      if (at_hurdle(d, gate)) return true;
    }
    return false;
  }

  bool all_at_hurdle(int day, const PlainGate& gate) const {
    return std::all_of(gate.parts.begin(), gate.parts.end(), [&](const PlainGate& part) {
      return part.kind == Kind::relative ? outgrows(day, part.level) : at_hurdle(day, part);
    });
  }

  bool at_hurdle(int day, const PlainGate& gate) const {
    if (gate.kind == Kind::all_at_once) return all_at_hurdle(day, gate);
    const int first = gate.window_from < 0 ? deal_.grant + 1 : gate.window_from;
    const auto& prices = gate.vwap ? deal_.vwaps : deal_.closes;
    std::vector<int> last;  // days of the last n rows that count, newest first; fewer at the beginning
    if (day < first || row(prices, day) < 0) return false;
    for (int d = day; d >= first && (gate.kind == Kind::total_of || std::ssize(last) < gate.n); --d) {
      if (row(prices, d) >= 0) last.push_back(d);
    }
    const bool counts = gate.kind == Kind::some_of || gate.kind == Kind::total_of;
    if (!counts && std::ssize(last) < gate.n) return false;
    if (gate.kind == Kind::continuous) return held(deal_.highs, day, gate) >= hurdle(day, gate);
    if (gate.kind == Kind::average) {
      long long sum = 0;
      for (const int d : last) sum += held(prices, d, gate);
      return sum >= hurdle(day, gate) * gate.n;
    }
    const auto above = std::count_if(last.begin(), last.end(),
                                     [&](int d) { return held(prices, d, gate) >= hurdle(d, gate); });
    return above >= (counts ? gate.k : gate.n);
  }

  /// The price of a day, or what its shares are worth together.
  long long held(const std::vector<long long>& prices, int day, const PlainGate& gate) const {
    if (gate.count == 0) return on_grant_shares(prices, day);
    const bool later = gate.count_day >= 0 && day >= gate.count_day;
    return on_grant_shares(prices, day) * (later ? gate.later_count : gate.count);
  }
  static long long hurdle(int day, const PlainGate& gate) {
    const bool later = gate.step_day >= 0 && day >= gate.step_day;
    return (later ? gate.step_level : gate.level) * 10'000 * (gate.count == 0 ? 1 : 100);
  }

  /// own / own0 - level / level0 >= excess / 100, multiplied out.
  bool outgrows(int day, long long excess) const {
    if (day <= deal_.grant || row(deal_.closes, day) < 0 || row(deal_.levels, day) < 0) return false;
    const long long own0 = base(deal_.closes) * 10'000;
    const long long level0 = base(deal_.levels);
    const long long own = on_grant_shares(deal_.closes, day);
    return 100 * own * level0 - 100 * row(deal_.levels, day) * own0 >= excess * own0 * level0;
  }

  long long base(const std::vector<long long>& rows) const {
    int day = deal_.grant;
    while (row(rows, day) < 0) --day;
    return row(rows, day);
  }

  /// In ten-thousandths of a cent on the shares of the grant: two split ratios in hundredths.
  long long on_grant_shares(const std::vector<long long>& prices, int day) const {
    long long price = row(prices, day);
    for (std::size_t i = 0; i < 2; ++i) {
      price *= i < deal_.splits.size() && deal_.splits[i].day <= day ? deal_.splits[i].ratio : 100;
    }
    return price;
  }

  double part(int day, const PlainTranche& terms, const PlainVesting& now) const {
    if (terms.from < 0 || (now.accelerated && day >= deal_.control)) return 1;
    int last = std::min(day, deal_.expiry);
    if (deal_.terminated >= 0) last = std::min(last, deal_.terminated);
    if (lapsing() >= 0) last = std::min(last, lapsing());
    const auto reached = std::clamp(volume(last), terms.from, terms.to);
    return static_cast<double>(reached - terms.from) / static_cast<double>(terms.to - terms.from);
  }

  long long volume(int day) const { return row(deal_.volumes, day); }
  static long long row(const std::vector<long long>& rows, int day) {
    return rows[static_cast<std::size_t>(day)];
  }

  PlainDeal deal_;
};

}  // namespace fairvalue::fixtures
