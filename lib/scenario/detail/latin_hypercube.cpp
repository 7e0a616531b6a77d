#include "latin_hypercube.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

#include "random_streams.hpp"

namespace fairvalue::detail {
namespace {

using Columns = std::vector<std::vector<double>>;

std::size_t samples_of(const Strata& strata) { return strata.front().size(); }

/// A uniform number in [0, below): the upper part of a product.
std::uint32_t number_below(std::uint32_t below, std::uint32_t high, std::uint32_t low) {
  const std::uint64_t rest = (std::uint64_t{low} * below) >> 32;
  return static_cast<std::uint32_t>((std::uint64_t{high} * below + rest) >> 32);
}

/// Durstenfeld (1964), Communications of the ACM 7(7).
std::vector<std::uint32_t> shuffled(const LatinDesign& design, std::uint32_t input) {
  std::vector<std::uint32_t> order(design.samples);
  std::iota(order.begin(), order.end(), 0U);
  const auto key = philox_key(design.seed);
  for (std::uint32_t left = design.samples; left > 1; --left) {
    const auto words = philox4x32({left, design.replicate, input, stream::shuffle}, key);
    std::swap(order[left - 1], order[number_below(left, words[0], words[1])]);
  }
  return order;
}

/// f(input) for each, in parallel.
template <class F>
void for_inputs(std::size_t inputs, int threads, F f) {
  in_parallel(
      inputs, [&](std::uint64_t i) { f(static_cast<std::size_t>(i)); }, threads);
}

/// The normals at the middles of the strata.
Columns middles(const Strata& strata) {
  const std::size_t samples = samples_of(strata);
  std::vector<double> scores(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    scores[i] = normal_quantile((static_cast<double>(i) + 0.5) / static_cast<double>(samples));
  }
  Columns columns;
  for (const auto& column : strata) {
    auto& normals = columns.emplace_back();
    for (const std::uint32_t stratum : column) normals.push_back(scores[stratum]);
  }
  return columns;
}

double product(const std::vector<double>& x, const std::vector<double>& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

/// The correlation of columns that hold the same numbers, of mean 0, in different orders.
CorrelationMatrix correlations(const Columns& columns) {
  CorrelationMatrix matrix{columns.size()};
  const double square = product(columns[0], columns[0]);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      matrix.set(i, j, std::clamp(product(columns[i], columns[j]) / square, -1.0, 1.0));
    }
  }
  return matrix;
}

/// The T for which T found = asked, all lower triangular.
std::vector<double> quotient(std::span<const double> asked, const std::vector<double>& found,
                             std::size_t size) {
  std::vector<double> t(asked.begin(), asked.end());
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i + 1; j-- > 0;) {
      for (std::size_t k = j + 1; k <= i; ++k) t[i * size + j] -= t[i * size + k] * found[k * size + j];
      t[i * size + j] /= found[j * size + j];
    }
  }
  return t;
}

std::vector<std::uint32_t> ranks(const std::vector<double>& numbers) {
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(numbers.size());
  for (const double number : numbers) order.emplace_back(number, static_cast<std::uint32_t>(order.size()));
  std::ranges::sort(order);
  std::vector<std::uint32_t> places(numbers.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i].second] = static_cast<std::uint32_t>(i);
  return places;
}

/// sum of row[k] columns[k].
std::vector<double> combined(const Columns& columns, std::span<const double> row) {
  std::vector<double> sum(columns[0].size());
  for (std::size_t k = 0; k < row.size(); ++k) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[k] * columns[k][i];
  }
  return sum;
}

}  // namespace

Strata shuffled_strata(const LatinDesign& design, int threads) {
  Strata strata(design.inputs);
  for_inputs(design.inputs, threads,
             [&](std::size_t input) { strata[input] = shuffled(design, static_cast<std::uint32_t>(input)); });
  return strata;
}

Strata correlated_strata(const Strata& strata, std::span<const double> factor, int threads) {
  const std::size_t inputs = strata.size();
  if (inputs < 2 || samples_of(strata) < 2) return strata;
  const Columns normals = middles(strata);
  const auto found = cholesky_factor(correlations(normals));
  const auto mix =
      found ? quotient(factor, *found, inputs) : std::vector<double>{factor.begin(), factor.end()};
  Strata reordered(inputs);
  for_inputs(inputs, threads, [&](std::size_t input) {
    reordered[input] = ranks(combined(normals, std::span{mix}.subspan(input * inputs, input + 1)));
  });
  return reordered;
}

LatinSamples::LatinSamples(const LatinDesign& design, std::span<const double> factor, int threads)
    : design_(design), strata_(correlated_strata(shuffled_strata(design, threads), factor, threads)) {}

double normal_in_stratum(std::uint32_t stratum, double part, std::uint32_t strata) {
  constexpr double below_one = 1.0 - 0x1p-53;  // the last of very many strata ends closer to 1 than this
  return normal_quantile(std::min((stratum + part) / strata, below_one));
}

void LatinSamples::draw(std::uint32_t sample, std::span<double> normals) const {
  const auto key = philox_key(design_.seed);
  std::array<std::uint32_t, 4> words{};
  for (std::size_t input = 0; input < normals.size(); ++input) {
    const auto call = static_cast<std::uint32_t>(input / words.size());
    if (input % words.size() == 0)
      words = philox4x32({sample, design_.replicate, call, stream::stratum}, key);
    normals[input] =
        normal_in_stratum(strata_[input][sample], uniform(words[input % words.size()]), design_.samples);
  }
}

}  // namespace fairvalue::detail
