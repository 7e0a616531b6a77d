// Random words and normals on vectors. Compiled once for every target.
#if defined(FAIRVALUE_SIMD_NORMALS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FAIRVALUE_SIMD_NORMALS_INL
#undef FAIRVALUE_SIMD_NORMALS_INL
#else
#define FAIRVALUE_SIMD_NORMALS_INL
#endif

#include <cstdint>

#include "normal_table.hpp"
#include "path_words.hpp"
#include "simd-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

/// The words of a stream, equal to `path_word`, for U vectors of neighbouring paths from an even path on.
/// Each 64-bit lane computes one block of Philox 4x32-10 for two paths in its low half, and each path finds
/// its word in its own half, so that nothing is packed. Computations that do not depend on the step, about
/// two and a half of ten rounds, are done outside the loop.
template <int U>
class PathWords {
 public:
  FV_INLINE PathWords(std::uint64_t seed, std::uint32_t stream, std::uint64_t first_path)
      : key0_(static_cast<std::uint32_t>(seed)), key1_(static_cast<std::uint32_t>(seed >> 32)) {
    const std::uint64_t product = std::uint64_t{stream} * m1;
    stream_high_ = static_cast<std::uint32_t>(product >> 32);
    const Word first_pair = set(static_cast<std::uint32_t>(first_path / 2));
    for (int u = 0; u < U; ++u) {
      const auto path = static_cast<std::uint32_t>(u * lanes());
      const Word id = hn::Add(first_pair, hn::ShiftRight<1>(hn::Iota(words, path)));
      const Word p0 = product_of(id, m0);
      const Word n2 = hn::Xor(high(p0), set(key1_));
      const Word p1 = product_of(n2, m1);
      const Word r0 = xor3(high(p1), set(static_cast<std::uint32_t>(product)), set(key0_ + w0));
      const Word q0 = product_of(r0, m0);
      n3_[u] = hn::Xor(p0, set(key1_ + w1));
      r1_[u] = hn::Xor(p1, set(key0_ + 2 * w0));
      q2_[u] = hn::Xor(high(q0), set(key1_ + 2 * w1));
      q3_[u] = q0;
    }
  }

  /// The words of the steps 2 pair and 2 pair + 1.
  FV_INLINE void draw(std::uint32_t pair, Word (&even)[U], Word (&odd)[U]) const {
    const std::uint64_t p = std::uint64_t{stream_high_ ^ pair ^ key0_} * m0;
    const Word uniform_high = set(static_cast<std::uint32_t>(p >> 32));
    const Word uniform_low = set(static_cast<std::uint32_t>(p));
    Word c0[U], c1[U], c2[U], c3[U];
    for (int u = 0; u < U; ++u) {
      const Word q = product_of(hn::Xor(n3_[u], uniform_high), m1);
      c0[u] = hn::Xor(high(q), r1_[u]);
      c1[u] = q;
      c2[u] = hn::Xor(q2_[u], uniform_low);
      c3[u] = q3_[u];
    }
    std::uint32_t key0 = key0_ + 3 * w0;
    std::uint32_t key1 = key1_ + 3 * w1;
    HWY_UNROLL(6) for (int round = 3; round < 9; ++round) {
      for (int u = 0; u < U; ++u) {
        const Word p0 = product_of(c0[u], m0);
        const Word p1 = product_of(c2[u], m1);
        const Word n0 = xor3(high(p1), c1[u], set(key0));
        const Word n2 = xor3(high(p0), c3[u], set(key1));
        c0[u] = n0, c1[u] = p1, c2[u] = n2, c3[u] = p0;
      }
      key0 += w0;
      key1 += w1;
    }
    const Word last0 = upper_half(set(key0));
    const Word last1 = upper_half(set(key1));
    for (int u = 0; u < U; ++u) {
      even[u] = xor3(product_of(c2[u], m1), upper_half(c1[u]), last0);
      odd[u] = xor3(product_of(c0[u], m0), upper_half(c3[u]), last1);
    }
  }

 private:
  static constexpr std::uint32_t m0 = 0xD2511F53, m1 = 0xCD9E8D57, w0 = 0x9E3779B9, w1 = 0xBB67AE85;

  static FV_INLINE Word set(std::uint32_t x) { return hn::Set(words, x); }
  /// 64-bit products of the low halves.
  static FV_INLINE Word product_of(Word a, std::uint32_t b) {
    return hn::BitCast(words, hn::MulEven(a, set(b)));
  }
  /// The high halves, moved to the places of the low ones.
  static FV_INLINE Word high(Word a) { return hn::Shuffle2301(a); }
  /// The low halves, moved to the places of the high ones; zero below.
  static FV_INLINE Word upper_half(Word a) {
    const hn::Repartition<std::uint64_t, Words> wide;
    return hn::BitCast(words, hn::ShiftLeft<32>(hn::BitCast(wide, a)));
  }
  static FV_INLINE Word xor3(Word a, Word b, Word c) {
#if HWY_TARGET <= HWY_AVX3
    return hn::Xor3(a, b, c);
#else
    return hn::Xor(hn::Xor(a, b), c);
#endif
  }

  std::uint32_t key0_, key1_, stream_high_;
  Word n3_[U], r1_[U], q2_[U], q3_[U];
};

#else

template <int U>
class PathWords {
 public:
  FV_INLINE PathWords(std::uint64_t seed, std::uint32_t stream, std::uint64_t first_path)
      : seed_(seed), stream_(stream), first_path_(first_path) {}

  FV_INLINE void draw(std::uint32_t pair, Word (&even)[U], Word (&odd)[U]) const {
    for (int u = 0; u < U; ++u) {
      const std::uint64_t path = first_path_ + static_cast<std::uint64_t>(u);
      const auto block = block_of_words(seed_, stream_, static_cast<std::uint32_t>(path / 2), pair);
      even[u] = hn::Set(words, block[1 - path % 2]);
      odd[u] = hn::Set(words, block[3 - path % 2]);
    }
  }

 private:
  std::uint64_t seed_;
  std::uint32_t stream_;
  std::uint64_t first_path_;
};

#endif

/// Coefficient k of the polynomial of each lane's octave.
FV_INLINE Float coefficient(int k, Word exponent) {
#if HWY_TARGET <= HWY_AVX3
  return Float{_mm512_permutex2var_ps(_mm512_load_ps(normal_table[k]), exponent.raw,
                                      _mm512_load_ps(normal_table[k] + 16))};
#else
  return hn::GatherIndex(floats, normal_table[k], hn::BitCast(ints, hn::And(exponent, hn::Set(words, 31))));
#endif
}

template <class Coefficient>
FV_INLINE Float polynomial(Float m, Coefficient c) {
  const Float a = hn::Add(hn::Mul(c(1), m), c(0));
  const Float b = hn::Add(hn::Mul(c(3), m), c(2));
  const Float d = hn::Add(hn::Mul(c(5), m), c(4));
  const Float m2 = hn::Mul(m, m);
  return hn::Add(hn::Mul(hn::Add(hn::Mul(d, m2), b), m2), a);
}

/// The standard normal of a random word.
FV_INLINE Float normal(Word word) {
  const Word f = hn::BitCast(words, hn::ConvertTo(floats, hn::BitCast(ints, word)));
  const Word sign = hn::Set(words, 0x80000000U);
  const Float m =
      hn::BitCast(floats, hn::Or(hn::And(f, hn::Set(words, 0x007fffffU)), hn::Set(words, 0x3f800000U)));
  const Word exponent = hn::ShiftRight<23>(f);
#if HWY_TARGET == HWY_AVX2
  // The eight octaves next to 1/2 hold 255 of 256 words, and eight floats fit in a register.
  const Word size = hn::AndNot(sign, f);
  const auto rare = hn::Or(hn::Lt(hn::BitCast(ints, size), hn::Set(ints, common_first << 23)),
                           hn::Gt(hn::BitCast(ints, size), hn::Set(ints, ((common_last + 1) << 23) - 1)));
  Float z;
  if (HWY_LIKELY(hn::AllFalse(ints, rare))) {
    z = polynomial(m, [&](int k) HWY_ATTR {
      return Float{_mm256_permutevar8x32_ps(_mm256_load_ps(common_octaves.row[k]), exponent.raw)};
    });
  } else {
    z = polynomial(m, [&](int k) HWY_ATTR { return coefficient(k, exponent); });
  }
#else
  const Float z = polynomial(m, [&](int k) HWY_ATTR { return coefficient(k, exponent); });
#endif
  return hn::BitCast(floats, hn::Xor(hn::BitCast(words, z), hn::And(f, sign)));
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
