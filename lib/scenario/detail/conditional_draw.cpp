#include "conditional_draw.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace fairvalue::detail {
namespace {

double product(const double* a, const double* b, std::size_t count) {
  return std::inner_product(a, a + count, b, 0.0);
}

}  // namespace

ConditionalDraw::ConditionalDraw(CorrelationMatrix correlations)
    : correlations_(std::move(correlations)),
      order_(correlations_.size()),
      factor_(correlations_.size() * correlations_.size()),
      independent_(correlations_.size()) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  factorize();
}

void ConditionalDraw::set_order(std::span<const std::size_t> order) {
  std::copy(order.begin(), order.end(), order_.begin());
  factorize();
}

/// Cholesky factorization, written out because the order may differ in every row of a sample.
void ConditionalDraw::factorize() {
  const std::size_t size = order_.size();
  for (std::size_t i = 0; i < size; ++i) {
    double* row = factor_.data() + i * size;
    for (std::size_t j = 0; j < i; ++j) {
      const double* above = factor_.data() + j * size;
      row[j] = (correlations_.at(order_[i], order_[j]) - product(row, above, j)) / above[j];
    }
    row[i] = std::sqrt(1.0 - product(row, row, i));
  }
}

void ConditionalDraw::draw(std::size_t kept, std::span<const double> normals, std::span<const double> fresh,
                           std::span<double> out) {
  const std::size_t size = order_.size();
  for (std::size_t i = 0; i < size; ++i) {
    const double* row = factor_.data() + i * size;
    const std::size_t position = order_[i];
    const double given = product(row, independent_.data(), i);
    independent_[i] = i < kept ? (normals[position] - given) / row[i] : fresh[position];
    out[position] = i < kept ? normals[position] : given + row[i] * independent_[i];
  }
}

}  // namespace fairvalue::detail
