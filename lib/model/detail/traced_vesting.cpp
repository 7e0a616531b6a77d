#include "traced_vesting.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

constexpr double rounding = 1e-12;  // as `reaches`

auto alike_key(const TrancheTerms& one) {
  const auto timing = one.price ? std::optional{one.price->timing} : std::nullopt;
  const auto hurdle = one.price ? std::optional{one.price->hurdle} : std::nullopt;
  return std::tuple{one.deal, one.claim.strike, hurdle, timing, one.granted, one.expiry, one.counted_from};
}

Traced greater_of(const Traced& a, const Traced& b) {
  if (is_zero_constant(a)) return b;
  return operation("greater of", {a, b}, std::max(a.value(), b.value()), "shares vested or open");
}

Traced excess(const Traced& over, const Traced& base) {
  if (is_zero_constant(base)) return over;
  return operation("excess", {over, base}, std::max(0.0, over.value() - base.value()),
                   "shares that may still vest");
}

/// The hurdle's state after a day on which the price counts.
Traced hurdle_met(const Traced& before, const Traced& price, const Traced& hurdle) {
  const bool met = price.value() >= hurdle.value() * (1.0 - rounding);
  if (is_zero_constant(before))
    return operation("hurdle met", {price, hurdle}, met ? 1.0 : 0.0, "hurdle met by then");
  return operation("hurdle met", {before, price, hurdle}, met || before.value() == 1.0 ? 1.0 : 0.0,
                   "hurdle met by then");
}

/// At most 16 terms in one step: a spreadsheet's formula has an end.
Traced sum_of(const std::vector<Traced>& terms, std::string name) {
  constexpr std::size_t most = 16;
  if (terms.empty()) return Traced{0.0};
  if (terms.size() == 1) return terms.front();
  if (terms.size() > most) {
    const auto rest = terms.begin() + static_cast<std::ptrdiff_t>(most);
    std::vector<Traced> shorter{sum_of({terms.begin(), rest}, name)};
    shorter.insert(shorter.end(), rest, terms.end());
    return sum_of(shorter, std::move(name));
  }
  double sum = 0.0;
  for (const Traced& one : terms) sum += one.value();
  return operation("sum", terms, sum, std::move(name));
}

/// The price of a pool shared with what is vested at the strikes, and with what opens there if asked.
template <class Strikes, class Count>
Traced shared_with(const Traced& value, const Traced& outstanding, const Strikes& strikes, Count count,
                   std::string name) {
  std::vector<Traced> operands{value, outstanding};
  double total = value.value(), shares = outstanding.value();
  double price = total / shares;
  for (const auto& at : strikes) {
    const Traced claimed = count(at);
    if (is_zero_constant(claimed)) continue;
    operands.insert(operands.end(), {at.strike, claimed});
    total += at.strike.value() * claimed.value();
    shares += claimed.value();
    price = std::min(price, total / shares);
  }
  return operation("shared with those who gain", operands, price, std::move(name));
}

/// A step's number with the bits of the one that was found, which it must be.
Traced as_found(const Traced& step, double found, double scale) {
  const double size = std::max({std::abs(found), std::abs(step.value()), scale});
  if (!(std::abs(step.value() - found) <= 1e-8 * size))
    throw DomainError("derivation", fmt::format("the number found, {:g}", found), step.value());
  if (!step.derivation()) return step;
  (*step.derivation())[step.place()].value = found;
  return {*step.derivation(), step.place()};
}

}  // namespace

TracedBook::TracedBook(TracedCase& traced, const std::vector<TrancheTerms>& terms) : traced_{traced} {
  for (const TrancheTerms& one : terms) {
    const auto same = [&](const Line& line) { return alike_key(line.terms()) == alike_key(one); };
    const auto known = std::ranges::find_if(lines_, same);
    if (known != lines_.end()) {
      known->alike.push_back(&one);
      continue;
    }
    const auto term = [&](const char* what, PerShare price) {
      return operation("by the warrant's terms", {traced.warrant_terms(one.deal)}, price.value, what);
    };
    lines_.push_back({.alike = {&one},
                      .strike = term("strike of the tranches", one.claim.strike),
                      .hurdle = one.price ? term("hurdle of the tranches", one.price->hurdle) : Traced{0.0}});
  }
}

TracedPrice TracedBook::vest(const FiscalPeriod& year, const Traced& shared, const Traced& outstanding,
                             const FoundPrice& found) {
  open([&](const TrancheTerms& one) { return part_open_in(one, year, traced_.path(one.deal)); });
  const TracedPrice price = settle({label(year), shared, outstanding}, found);
  for (Line& line : lines_) {
    if (line.is_latched() && line.terms().counted_from <= year.end) latch(line, price.price);
  }
  return price;
}

TracedPrice TracedBook::vest_on(Date day, TrancheBook::Tested tested, const Traced& shared,
                                const Traced& outstanding, const FoundPrice& found) {
  const auto is_asked = [&](const TrancheTerms& one) {
    return tested == TrancheBook::Tested::all || one.expiry == day;
  };
  open([&](const TrancheTerms& one) {
    return is_asked(one) ? part_open_on(one, day, traced_.path(one.deal)) : 0.0;
  });
  const TracedPrice price = settle({to_string(day), shared, outstanding}, found);
  for (Line& line : lines_) {
    const TrancheTerms& terms = line.terms();
    const bool counts = is_asked(terms) && terms.counted_from <= day && day <= terms.expiry;
    if (line.is_latched() && counts) latch(line, price.price);
  }
  return price;
}

/// A number that the plans and terms of some lines decide.
Traced TracedBook::by_terms_of(std::span<const Line> lines, double number, const char* what) {
  std::vector<Traced> decides;
  std::optional<std::size_t> last;
  for (const Line& line : lines) {
    const std::size_t deal = line.terms().deal;
    if (last == deal) continue;
    last = deal;
    for (const Traced& one : traced_.plan_inputs(deal)) decides.push_back(one);
    decides.push_back(traced_.warrant_terms(deal));
  }
  return operation("by the plan and the terms", decides, number, what);
}

/// Vests what needs no price any more, and sets what may vest by its hurdle.
template <class OpenPart>
void TracedBook::open(OpenPart part) {
  for (Line& line : lines_) {
    double shares = 0.0;
    for (const TrancheTerms* one : line.alike) shares += one->claim.shares.value * part(*one);
    line.rest.reset();
    if (!(shares > 0.0)) continue;
    const Traced opened = by_terms_of({&line, 1}, shares, "shares whose other gates are met");
    if (!line.terms().price) {
      line.vested = greater_of(line.vested, opened);
      continue;
    }
    if (!is_zero_constant(line.latched)) {
      const Traced all = greater_of(line.vested, opened);
      line.vested = operation("if met", {line.latched, all, line.vested},
                              line.latched.value() == 1.0 ? all.value() : line.vested.value(),
                              "shares vested whose hurdle was met before");
    }
    line.rest = excess(opened, line.vested);
  }
}

std::vector<PerShare> TracedBook::open_hurdles() const {
  std::vector<PerShare> all;
  for (const Line& line : lines_) {
    if (line.rest) all.push_back(line.terms().price->hurdle);
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Shares vested at each strike, and those that open at a hurdle, in order of the strikes.
std::vector<TracedBook::AtStrike> TracedBook::by_strike(std::optional<PerShare> hurdle) const {
  std::vector<const Line*> order;
  for (const Line& line : lines_) order.push_back(&line);
  const auto strike = [](const Line* line) { return line->strike.value(); };
  std::ranges::stable_sort(order, {}, strike);
  std::vector<AtStrike> all;
  for (std::size_t i = 0; i < order.size();) {
    const double own = strike(order[i]);
    const Traced named_strike = order[i]->strike;
    std::vector<Traced> vested, opening;
    for (; i < order.size() && strike(order[i]) == own; ++i) {
      const Line& line = *order[i];
      if (!is_zero_constant(line.vested)) vested.push_back(line.vested);
      if (hurdle && line.rest && line.terms().price->hurdle == *hurdle) opening.push_back(*line.rest);
    }
    all.push_back({named_strike, sum_of(vested, "shares vested"), sum_of(opening, "shares that may vest")});
  }
  return all;
}

/// The price after what vests of the tranches at one hurdle.
Traced TracedBook::vest_at(const Pool& pool, PerShare hurdle, const Traced& price) {
  const auto strikes = by_strike(hurdle);
  const std::string those = fmt::format("{}, those at {:g}: ", pool.when, hurdle.value);
  const Traced after = shared_with(
      pool.value, pool.outstanding, strikes, [](const AtStrike& at) { return at.vested + at.opening; },
      those + "price if all vest");
  const auto is_of_it = [&](const Line& line) { return line.rest && line.terms().price->hurdle == hurdle; };
  const Traced at = std::ranges::find_if(lines_, is_of_it)->hurdle;
  std::vector<Traced> operands{price, after, at, pool.value, pool.outstanding};
  double left = pool.value.value() - hurdle.value * pool.outstanding.value(), slope = 0.0;
  for (const AtStrike& one : strikes) {
    operands.insert(operands.end(), {one.strike, one.vested, one.opening});
    const double gain = std::max(0.0, hurdle.value - one.strike.value());
    left -= gain * one.vested.value();
    slope += gain * one.opening.value();
  }
  const double bound = hurdle.value * (1.0 - rounding);
  const double part = price.value() < bound    ? 0.0
                      : after.value() >= bound ? 1.0
                                               : std::clamp(left / slope, 0.0, 1.0);
  const Traced vests = operation("part that vests", operands, part, those + "part that vests");
  for (Line& line : lines_) {
    if (!is_of_it(line)) continue;
    line.vested = operation("with the part", {line.vested, vests, *line.rest},
                            line.vested.value() + part * line.rest->value(), those + "shares vested");
  }
  return operation("price with the part", {price, after, at},
                   price.value() < bound ? price.value() : std::max(after.value(), hurdle.value),
                   those + "price");
}

TracedPrice TracedBook::settle(const Pool& pool, const FoundPrice& found) {
  const Traced nothing{0.0};
  if (lines_.empty()) return {pool.value / pool.outstanding, nothing, nothing, nothing};
  const auto vested_at = [](const AtStrike& at) { return at.vested; };
  Traced price = shared_with(pool.value, pool.outstanding, by_strike({}), vested_at,
                             pool.when + ": price with what has vested");
  for (const PerShare hurdle : open_hurdles()) price = vest_at(pool, hurdle, price);
  price = as_found(price, found.price.value, 0.0);
  (*price.derivation())[price.place()].name = pool.when + ": price on the path";
  std::vector<Traced> operands{price}, all;
  for (const AtStrike& at : by_strike({})) {
    if (is_zero_constant(at.vested)) continue;
    operands.insert(operands.end(), {at.strike, at.vested});
    all.push_back(at.vested);
  }
  if (all.empty()) {
    const Traced none = by_terms_of(lines_, 0.0, "shares vested");
    return {price, none, none, none};
  }
  double gaining = 0.0, pays = 0.0;
  for (std::size_t i = 1; i < operands.size(); i += 2) {
    if (!(operands[i].value() < price.value())) continue;
    gaining += operands[i + 1].value();
    pays += operands[i].value() * operands[i + 1].value();
  }
  const double scale = pool.outstanding.value();
  const Traced exercised = as_found(operation("worth taking up", operands, gaining, "shares worth taking up"),
                                    found.exercised.shares.value, scale);
  const Traced paid = as_found(operation("paid to take up", operands, pays, "what is paid for them"),
                               found.exercised.paid.value, scale * price.value());
  const Traced added = as_found(operation("treasury stock method", {exercised, paid, price},
                                          exercised.value() - paid.value() / price.value(), "net new shares"),
                                found.net_new_shares.value, scale);
  const Traced worth =
      operation("x", {added, price}, added.value() * price.value(), "value of what has vested");
  return {price, added, worth, as_found(sum_of(all, "shares vested in all"), found.vested.value, scale)};
}

void TracedBook::latch(Line& line, const Traced& price) {
  line.latched = hurdle_met(line.latched, price, line.hurdle);
}

}  // namespace fairvalue::detail
