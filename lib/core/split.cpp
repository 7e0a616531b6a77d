#include <fairvalue/core/split.hpp>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_splits(std::span<const Split> splits) {
  for (std::size_t i = 0; i < splits.size(); ++i) {
    require_date("split.effective", splits[i].effective);
    require_positive("split.ratio", splits[i].ratio);
    for (const Split& earlier : splits.first(i)) {
      if (earlier.effective != splits[i].effective) continue;
      throw DomainError("split.effective", "unique", to_string(splits[i].effective) + " twice");
    }
  }
}

/// A number that was not zero must not become zero, nor infinite.
template <class T>
T still_a_number(T before, T after) {
  require((before.value == 0.0) == (after.value == 0.0), "split_adjusted", "within the range of a double",
          after.value);
  return require_result("split_adjusted", after);
}

double factor_ahead(std::span<const Split> splits, Date from, Date to) {
  double factor = 1.0;
  for (const Split& split : splits) {
    if (from < split.effective && split.effective <= to) factor *= split.ratio;
  }
  return factor;
}

template <class T>
DatedSeries<T> adjusted(const DatedSeries<T>& series, std::span<const Split> splits, Date basis) {
  std::vector<Dated<T>> rows;
  rows.reserve(series.size());
  for (const auto& [date, value] : series) {
    rows.push_back({date, split_adjusted(value, split_factor(splits, date, basis))});
  }
  return DatedSeries<T>{std::move(rows)};
}

}  // namespace

double split_factor(std::span<const Split> splits, Date from, Date to) {
  require_date("from", from);
  require_date("to", to);
  require_splits(splits);
  const double factor = from <= to ? factor_ahead(splits, from, to) : 1.0 / factor_ahead(splits, to, from);
  return require_positive("split_factor", factor);
}

PerShare split_adjusted(PerShare amount, double factor) {
  require_finite("amount", amount);
  return still_a_number(amount, amount / require_positive("split.factor", factor));
}

Shares split_adjusted(Shares count, double factor) {
  require_non_negative("count", count);
  return still_a_number(count, count * require_positive("split.factor", factor));
}

DatedSeries<PerShare> split_adjusted(const DatedSeries<PerShare>& series, std::span<const Split> splits,
                                     Date basis) {
  return adjusted(series, splits, basis);
}

DatedSeries<Shares> split_adjusted(const DatedSeries<Shares>& series, std::span<const Split> splits,
                                   Date basis) {
  return adjusted(series, splits, basis);
}

}  // namespace fairvalue
