// Sixteen paths to a register, Philox 4x32-10 as the paper has it, and Giles' approximation of the inverse
// error function (2010, GPU Computing Gems). Compiled with -mavx512f -ffast-math: called only where
// limit_runs_here().
#include "limit_kernel.hpp"

#include <cmath>

#include <immintrin.h>

namespace bench {
namespace {

__m512 set(float x) { return _mm512_set1_ps(x); }

template <int N>
__m512 polynomial(const float (&c)[N], __m512 x) {
  __m512 p = set(c[0]);
  for (int i = 1; i < N; ++i) p = _mm512_fmadd_ps(p, x, set(c[i]));
  return p;
}

__m512 logarithm(__m512 x) {
  constexpr float c[] = {7.0376836292e-2f,  -1.1514610310e-1f, 1.1676998740e-1f,
                         -1.2420140846e-1f, 1.4249322787e-1f,  -1.6668057665e-1f,
                         2.0000714765e-1f,  -2.4999993993e-1f, 3.3333331174e-1f};
  __m512 e = _mm512_getexp_ps(x);
  const __m512 m = _mm512_getmant_ps(x, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
  e = _mm512_mask_add_ps(e, _mm512_cmp_ps_mask(m, set(1), _CMP_LT_OQ), e, set(1));
  const __m512 f = _mm512_sub_ps(m, set(1));
  const __m512 f2 = _mm512_mul_ps(f, f);
  __m512 p = _mm512_mul_ps(_mm512_mul_ps(polynomial(c, f), f), f2);
  p = _mm512_add_ps(_mm512_fnmadd_ps(set(0.5f), f2, p), f);
  return _mm512_fmadd_ps(e, set(0.69314718056f), p);
}

/// The inverse error function of x in (-1, 1).
__m512 inverse_erf(__m512 x) {
  constexpr float central[] = {2.81022636e-08f,  3.43273939e-07f, -3.5233877e-06f,
                               -4.39150654e-06f, 0.00021858087f,  -0.00125372503f,
                               -0.00417768164f,  0.246640727f,    1.50140941f};
  constexpr float tail[] = {-0.000200214257f, 0.000100950558f, 0.00134934322f,
                            -0.00367342844f,  0.00573950773f,  -0.0076224613f,
                            0.00943887047f,   1.00167406f,     2.83297682f};
  const __m512 w = _mm512_sub_ps(set(0), logarithm(_mm512_fnmadd_ps(x, x, set(1))));
  const __mmask16 near = _mm512_cmp_ps_mask(w, set(5), _CMP_LT_OQ);
  __m512 p = polynomial(central, _mm512_sub_ps(w, set(2.5f)));
  if (near != 0xFFFF) {
    p = _mm512_mask_blend_ps(near, polynomial(tail, _mm512_sub_ps(_mm512_sqrt_ps(w), set(3))), p);
  }
  return _mm512_mul_ps(p, x);
}

void high_and_low(__m512i a, __m512i b, __m512i& high, __m512i& low) {
  const __m512i even = _mm512_mul_epu32(a, b);
  const __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64(a, 32), b);
  low = _mm512_mask_blend_epi32(0xAAAA, even, _mm512_slli_epi64(odd, 32));
  high = _mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, 32), odd);
}

void philox(__m512i (&c)[4], std::uint32_t key0, std::uint32_t key1) {
  const __m512i m0 = _mm512_set1_epi32(static_cast<int>(0xD2511F53u));
  const __m512i m1 = _mm512_set1_epi32(static_cast<int>(0xCD9E8D57u));
  for (int round = 0; round < 10; ++round) {
    __m512i high0, low0, high1, low1;
    high_and_low(c[0], m0, high0, low0);
    high_and_low(c[2], m1, high1, low1);
    c[0] = _mm512_xor_si512(_mm512_xor_si512(high1, c[1]), _mm512_set1_epi32(static_cast<int>(key0)));
    c[2] = _mm512_xor_si512(_mm512_xor_si512(high0, c[3]), _mm512_set1_epi32(static_cast<int>(key1)));
    c[1] = low1;
    c[3] = low0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
}

}  // namespace

bool limit_runs_here() { return __builtin_cpu_supports("avx512f") != 0; }

HurdleSums limit_kernel(const HurdleJob& job, std::uint32_t seed, std::uint32_t paths) {
  const double dt = job.years / job.closes;
  const __m512 drift = set(static_cast<float>((job.rate - 0.5 * job.volatility * job.volatility) * dt));
  const __m512 deviation = set(static_cast<float>(job.volatility * std::sqrt(2 * dt)));
  const auto level = static_cast<float>(std::log(job.hurdle / job.spot));
  const double discount = std::exp(-job.rate * job.years);
  const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  HurdleSums sums;
  for (std::uint32_t path = 0; path < paths; path += 16) {
    const __m512i id = _mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(path)), lanes);
    __m512 x = set(0), high = set(0);
    for (int day = 0; day < job.closes; day += 4) {
      __m512i words[4] = {id, _mm512_set1_epi32(day), _mm512_setzero_si512(), _mm512_setzero_si512()};
      philox(words, seed, 0);
      for (const __m512i word : words) {
        const __m512 u = _mm512_mul_ps(_mm512_cvtepi32_ps(word), set(4.6566126e-10f * 0.9999999f));
        x = _mm512_fmadd_ps(inverse_erf(u), deviation, _mm512_add_ps(x, drift));
        high = _mm512_max_ps(high, x);
      }
    }
    alignas(64) float end[16], top[16];
    _mm512_store_ps(end, x);
    _mm512_store_ps(top, high);
    for (int lane = 0; lane < 16; ++lane) {
      const double payoff =
          top[lane] >= level ? discount * job.spot * std::exp(static_cast<double>(end[lane])) : 0.0;
      sums.sum += payoff;
      sums.squares += payoff * payoff;
    }
    sums.paths += 16;
  }
  return sums;
}

}  // namespace bench
