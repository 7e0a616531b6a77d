/// \file industry/roofline.hpp
/// What memory and speed allow a model at most, and what a speed-up does to cost.
/// Bytes and bytes a second, in single units.
#pragma once
#include <optional>

namespace fairvalue {

/// Seconds to read `bytes` once at `bandwidth`: the least time of a decoding step that touches every weight.
/// Both > 0.
double stream_seconds(double bytes, double bandwidth);

/// Reads of the whole memory in a second, bandwidth / bytes: the most tokens a second one sequence can get
/// from a model that fills the memory. Both > 0. Not covered: caches, and batches that share one read.
/// Source: Williams, Waterman, Patterson (2009), CACM 52(4), the roofline model.
double memory_passes_per_second(double bytes, double bandwidth);

/// One accelerator's two roofs.
struct Roofline {
  double flops;      ///< peak operations a second, in the precision used; > 0
  double bandwidth;  ///< peak bytes a second; > 0
};

/// Operations a second that a computation of so many operations a byte can reach: the lesser of flops and
/// bandwidth x intensity. Intensity > 0. Throws DomainError naming `roofline.flops` and so on.
double attainable_flops(const Roofline& roofline, double intensity);

/// Tokens a second when `batch` sequences share each read of the weights, and which roof binds.
struct DecodingBound {
  double tokens_per_second;  ///< of all sequences together
  bool compute_bound;        ///< arithmetic binds; else the reading of the weights
};

/// The lesser of batch x bandwidth / weight bytes and flops / (2 x parameters). Batch >= 1, parameters and
/// bytes of each > 0. Not covered: reading the key-value cache, see industry/key_value_cache.hpp.
DecodingBound decoding_bound(const Roofline& roofline, double parameters, double bytes_each, double batch);

/// The least batch that decodes so many tokens a second, at least 1; not rounded. No answer when arithmetic
/// alone does not reach them, whatever the batch. Tokens a second > 0.
std::optional<double> batch_needed(const Roofline& roofline, double parameters, double bytes_each,
                                   double tokens_per_second);

/// The reference behind "x is `advantage` more than": x / (1 + advantage). 288 GB, 50 % more: 192 GB.
/// x > 0, advantage > -1.
double reference_of_advantage(double x, double advantage);

/// What doing `speedup` times as much at the same price does to cost a unit (or to time a job):
/// 1 / speedup - 1. 40 % more tokens a dollar is speedup 1.4 and -28.57 %, not -40 %. Speed-up > 0.
double unit_cost_change(double speedup);

}  // namespace fairvalue
