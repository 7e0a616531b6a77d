/// \file reproduce_figures/figure.hpp
/// What a row computes: one value, or several that the ledger lists together, in base units.
#pragma once
#include <initializer_list>
#include <optional>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/units.hpp>

#include "units.hpp"

namespace figures {

class Figure {
 public:
  Figure(double value) : values_{value} {}
  template <class Unit>
  Figure(fairvalue::Quantity<Unit> value) : values_{value.value} {}
  template <class T>
  Figure(const fairvalue::Interval<T>& range)
      : values_{fairvalue::number(range.low), fairvalue::number(range.high)} {}
  Figure(fairvalue::Date date) : values_{day_number(date)} {}
  /// A row must have an answer: an empty one is an error of the row.
  template <class T>
  Figure(const std::optional<T>& value) {
    if (!value) throw fairvalue::Error("the figure has no answer (NM)");
    values_ = Figure(*value).values_;
  }
  /// Several figures one after the other: {split.multiple, split.earnings}.
  Figure(std::initializer_list<Figure> parts) {
    for (const Figure& part : parts) {
      for (const double value : part.values_) values_.push_back(value);
    }
  }

  const std::vector<double>& values() const { return values_; }

 private:
  std::vector<double> values_;
};

}  // namespace figures
