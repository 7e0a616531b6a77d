// Vector types of a target, and arithmetic that all kernels need. Compiled once for every target.
#if defined(FAIRVALUE_SIMD_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FAIRVALUE_SIMD_INL
#undef FAIRVALUE_SIMD_INL
#else
#define FAIRVALUE_SIMD_INL
#endif

#include <cstdint>

#include <hwy/highway.h>

#include "path_batch.hpp"

#ifndef FV_INLINE
#define FV_INLINE HWY_INLINE HWY_ATTR
#endif

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, widest_vector>;
using Words = hn::CappedTag<std::uint32_t, widest_vector>;
using Ints = hn::CappedTag<std::int32_t, widest_vector>;
using Float = hn::Vec<Floats>;
using Word = hn::Vec<Words>;
using Int = hn::Vec<Ints>;
using Paths = hn::Mask<Ints>;  ///< some of a vector's paths
constexpr Floats floats;
constexpr Words words;
constexpr Ints ints;

FV_INLINE int lanes() { return static_cast<int>(hn::Lanes(floats)); }

/// e^x for x <= 80, and e^-80 below -80: 2^k times a polynomial of degree 5 in the remainder, with a relative
/// error of at most 1.1e-7, exact at 0. Fitted like the normal table.
FV_INLINE Float exponential(Float x) {
  const Float shift = hn::Set(floats, 12582912.0F);  // 1.5 x 2^23 rounds a sum to the nearest whole number
  x = hn::Max(x, hn::Set(floats, -80.0F));
  const Float shifted = hn::Add(hn::Mul(x, hn::Set(floats, 1.44269504F)), shift);
  const Float k = hn::Sub(shifted, shift);
  Float r = hn::Sub(x, hn::Mul(k, hn::Set(floats, 0.693359375F)));  // ln 2 in two parts
  r = hn::Add(r, hn::Mul(k, hn::Set(floats, 2.12194440e-4F)));
  Float p = hn::Set(floats, 0.00831243023F);
  for (const float c : {0.0418909863F, 0.166671187F, 0.499992251F, 1.0F, 1.0F}) {
    p = hn::Add(hn::Mul(p, r), hn::Set(floats, c));
  }
  return hn::BitCast(floats, hn::Add(hn::BitCast(ints, p), hn::ShiftLeft<23>(hn::BitCast(ints, shifted))));
}

/// The price of a logarithm, clamped to e^+-80.
FV_INLINE Float price(Float log) { return exponential(hn::Min(log, hn::Set(floats, 80.0F))); }

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
