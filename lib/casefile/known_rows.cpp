#include <fairvalue/casefile/known_rows.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace fairvalue {
namespace {

/// Notes `count` rows at `key` of which the first is of that day.
void note(KnownCase& known, const char* key, std::size_t count, Date first) {
  if (count > 0) known.later.push_back({key, count, first});
}

/// Drops the rows whose day is later.
template <class Row, class DayOf>
void drop_later(KnownCase& known, const char* key, std::vector<Row>& rows, Date day, DayOf day_of) {
  std::size_t count = 0;
  Date first{};
  for (const Row& row : rows) {
    const Date own = day_of(row);
    if (own <= day) continue;
    first = count++ == 0 ? own : std::min(first, own);
  }
  std::erase_if(rows, [&](const Row& row) { return day_of(row) > day; });
  note(known, key, count, first);
}

template <class T>
DatedSeries<T> until(const DatedSeries<T>& series, Date day) {
  return series.empty() ? series : series.between(series[0].date, day);
}

void drop_later_prices(KnownCase& known, Date day) {
  if (!known.file.data.prices) return;
  PriceFile& prices = *known.file.data.prices;
  const DatedSeries<PerShare> closes = until(prices.history.closes, day);
  const std::size_t left = closes.size();
  if (left == prices.history.closes.size()) return;
  note(known, "data.prices", prices.history.closes.size() - left, prices.history.closes[left].date);
  prices.history.closes = closes;
  if (prices.history.highs) prices.history.highs = until(*prices.history.highs, day);
  if (prices.adjusted_closes) prices.adjusted_closes = until(*prices.adjusted_closes, day);
  prices.dividends = until(prices.dividends, day);
}

void drop_later_curves(KnownCase& known, Date day) {
  CaseFile& file = known.file;
  if (file.market && file.market->curve && file.market->curve->value.as_of > day) {
    note(known, "market.curve", 1, file.market->curve->value.as_of);
    file.market->curve.reset();
  }
  if (file.data.curve && file.data.curve->as_of > day) {
    note(known, "data.curve", 1, file.data.curve->as_of);
    file.data.curve.reset();
  }
}

}  // namespace

KnownCase known_by(const CaseFile& file, Date day) {
  KnownCase known{.file = file};
  CaseFile& own = known.file;
  if (own.operating_model && own.market && own.market->spot.value.as_of > day) {
    note(known, "operating_model", own.operating_model->consensus_eps.size(), own.market->spot.value.as_of);
    own.operating_model.reset();
  }
  const auto as_of = [](const Consensus& one) { return one.as_of; };
  const auto known_at = [](const Estimate& one) { return one.known_at; };
  const auto published = [](const auto& one) { return one.value.published; };
  drop_later(known, "consensus", own.consensus, day, as_of);
  drop_later(known, "estimate", own.estimates, day, known_at);
  drop_later(known, "price_target", own.price_targets, day, published);
  drop_later(known, "data.estimates", own.data.estimates, day, known_at);
  drop_later(known, "data.actuals", own.data.actuals, day, [](const ReportedEps& one) { return one.reported; });
  drop_later(known, "data.price_targets", own.data.price_targets, day, published);
  drop_later(known, "data.published_targets", own.data.published_targets, day,
             [](const PublishedTarget& one) { return one.published; });
  drop_later_prices(known, day);
  drop_later_curves(known, day);
  return known;
}

std::vector<LaterRows> later_at(const std::vector<LaterRows>& later,
                                std::initializer_list<std::string_view> keys) {
  std::vector<LaterRows> found;
  for (const LaterRows& one : later) {
    if (std::ranges::find(keys, one.key) != keys.end()) found.push_back(one);
  }
  return found;
}

std::string left_out_words(const std::vector<LaterRows>& later, Date day) {
  std::string words;
  for (const LaterRows& one : later)
    words += fmt::format("{}{} of {} (the first {})", words.empty() ? "" : ", ", one.count, one.key,
                         to_string(one.first));
  return words.empty() ? "" : fmt::format("dated after {} and left out: {}", to_string(day), words);
}

std::string nothing_known_words(const std::vector<LaterRows>& later, Date day) {
  const auto first = std::ranges::min_element(later, {}, &LaterRows::first);
  if (first == later.end()) return "";
  return fmt::format("nothing is known by {}: the first of {} is of {}", to_string(day), first->key,
                     to_string(first->first));
}

}  // namespace fairvalue
