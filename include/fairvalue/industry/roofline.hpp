/// \file industry/roofline.hpp
/// What memory and speed allow a model at most, and what a speed-up does to cost.
/// Bytes and bytes a second, in single units.
#pragma once

namespace fairvalue {

/// Seconds to read `bytes` once at `bandwidth`: the least time of a decoding step that touches every weight.
/// Both > 0.
double stream_seconds(double bytes, double bandwidth);

/// Reads of the whole memory in a second, bandwidth / bytes: the most tokens a second one sequence can get
/// from a model that fills the memory. Both > 0. Not covered: caches, and batches that share one read.
/// Source: Williams, Waterman, Patterson (2009), CACM 52(4), the roofline model.
double memory_passes_per_second(double bytes, double bandwidth);

/// The reference behind "x is `advantage` more than": x / (1 + advantage). 288 GB, 50 % more: 192 GB.
/// x > 0, advantage > -1.
double reference_of_advantage(double x, double advantage);

/// What doing `speedup` times as much at the same price does to cost a unit (or to time a job):
/// 1 / speedup - 1. 40 % more tokens a dollar is speedup 1.4 and -28.57 %, not -40 %. Speed-up > 0.
double unit_cost_change(double speedup);

}  // namespace fairvalue
