// The inverse normal distribution for a random word of 32 bits, by its exponent.
//
// The word, read as a signed integer and turned into a float, is +-m 2^e with m in [1, 2). Its absolute value
// gives the tail probability p = m 2^(e-32), in (0, 1/2]. The quantile of p is a polynomial of degree 5 in m,
// one for each e: a minimax fit by iterated weighted least squares, with an error of at most 3.5e-6. The word
// 0 gives the same normal as the word 2.
#pragma once
#include <cstdint>

namespace fairvalue::detail {

inline constexpr int normal_degree = 5;
inline constexpr int normal_octaves = 32;

/// Coefficient of m^k in row k. The column is the low 5 bits of the float's biased exponent, (e + 127) mod
/// 32; the column of e = 31, where p = 1/2, is zero.
alignas(64) inline constexpr float normal_table[normal_degree + 1][normal_octaves] = {
    {-6.42550611F, -6.31932068F, -6.21140862F, -6.10168505F, -5.99005651F, -5.87642288F, -5.760674F,
     -5.64269018F, -5.52233934F, -5.39947701F, -5.27394295F, -5.14555979F, -5.01413012F, -4.87943316F,
     -4.74122F,    -4.59920979F, -4.45308399F, -4.30247736F, -4.14696932F, -3.98607183F, -3.81921339F,
     -3.64571953F, -3.46478534F, -3.27544093F, -3.07650375F, -2.86651444F, -2.64365363F, -2.4056313F,
     -2.14956069F, -1.8739171F,  0.0F,         -6.53004408F},
    {0.549419165F, 0.558661044F, 0.568377733F, 0.578610897F, 0.589407504F, 0.600820601F, 0.612910509F,
     0.625746071F, 0.639406204F, 0.653981984F, 0.669579089F, 0.686320841F, 0.7043522F,   0.723844945F,
     0.745004356F, 0.768077731F, 0.793366313F, 0.821240962F, 0.852164268F, 0.886721075F, 0.925662875F,
     0.96997273F,  1.02096343F,  1.08043027F,  1.15089667F,  1.23602486F,  1.34133041F,  1.47548437F,
     1.65282369F,  1.90666735F,  0.0F,         0.540614963F},
    {-0.378444761F, -0.384646058F, -0.391156822F, -0.398003429F, -0.405215353F, -0.412825853F, -0.42087245F,
     -0.429397821F, -0.438450605F, -0.44808659F,  -0.45837F,     -0.469375312F, -0.481189251F, -0.493913651F,
     -0.507668793F, -0.522597969F, -0.538873017F, -0.556702197F, -0.57633996F,  -0.598100722F, -0.622376978F,
     -0.649663866F, -0.680593133F, -0.715977669F, -0.756867588F, -0.804608405F, -0.860853493F, -0.927348793F,
     -1.00485921F,  -1.1020987F,   0.0F,          -0.372529477F},
    {0.173164994F, 0.175979599F, 0.178933501F, 0.182038411F, 0.185307473F, 0.188755497F, 0.192399159F,
     0.196257383F, 0.20035176F,  0.204706952F, 0.209351361F, 0.214317814F, 0.219644502F, 0.225376189F,
     0.23156558F,  0.238275304F, 0.24558033F,  0.253571182F, 0.262358159F, 0.272077084F, 0.282896847F,
     0.295029879F, 0.308746457F, 0.324394107F, 0.342423916F, 0.363425016F, 0.388167322F, 0.417662114F,
     0.453401238F, 0.509866595F, 0.0F,         0.170479164F},
    {-0.0441373922F, -0.0448519737F, -0.0456017703F, -0.0463897362F, -0.0472191833F, -0.0480938256F,
     -0.0490178615F, -0.0499960445F, -0.0510337949F, -0.0521373004F, -0.05331368F,   -0.0545711592F,
     -0.055919297F,  -0.0573692806F, -0.0589342825F, -0.0606299303F, -0.0624749027F, -0.0644917339F,
     -0.0667078495F, -0.0691569299F, -0.0718808398F, -0.0749321282F, -0.07837753F,   -0.0823027492F,
     -0.086818926F,  -0.092071116F,  -0.0982484967F, -0.105593391F,  -0.114405274F,  -0.129386738F,
     0.0F,           -0.0434553847F},
    {0.00474915607F, 0.00482586492F, 0.00490634562F, 0.00499091344F, 0.00507992087F, 0.00517376559F,
     0.0052728951F,  0.00537781743F, 0.00548910955F, 0.00560743175F, 0.00573354261F, 0.00586831803F,
     0.00601277594F, 0.00616810704F, 0.00633571157F, 0.00651725009F, 0.00671470817F, 0.00693047559F,
     0.00716746086F, 0.00742923375F, 0.00772022502F, 0.00804599188F, 0.00841358583F, 0.00883205514F,
     0.00931312423F, 0.00987209473F, 0.0105289556F,  0.0113096517F,  0.0122543219F,  0.014382367F,
     0.0F,           0.00467593549F},
};

/// The columns of the eight octaves next to 1/2, which hold 255 of 256 words. They fit into eight lanes,
/// selected by the low 3 bits of the exponent.
inline constexpr int common_first = 150;  ///< biased exponent of e = 23
inline constexpr int common_last = 157;   ///< of e = 30
struct CommonOctaves {
  alignas(32) float row[normal_degree + 1][8];
};
inline constexpr CommonOctaves common_octaves = [] {
  CommonOctaves common{};
  for (int k = 0; k <= normal_degree; ++k) {
    for (int e = common_first; e <= common_last; ++e) common.row[k][e & 7] = normal_table[k][e & 31];
  }
  return common;
}();

/// The standard normal of a random word, by the same operations as in the vector code, hence with the same
/// bits.
float table_normal(std::uint32_t word);

}  // namespace fairvalue::detail
