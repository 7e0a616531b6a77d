#include <fairvalue/core/split.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

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
  for (const Split& split : splits) {
    require_date("split.effective", split.effective);
    require_positive("split.ratio", split.ratio);
  }
  return from <= to ? factor_ahead(splits, from, to) : 1.0 / factor_ahead(splits, to, from);
}

PerShare split_adjusted(PerShare amount, double factor) {
  return require_finite("amount", amount) / require_positive("split.factor", factor);
}

Shares split_adjusted(Shares count, double factor) {
  return require_finite("count", count) * require_positive("split.factor", factor);
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
