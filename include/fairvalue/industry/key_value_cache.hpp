/// \file industry/key_value_cache.hpp
/// The memory a transformer keeps of its context, and the work attention does over it.
/// The cache is linear in the context; what is quadratic is the work, and all the bytes read while writing
/// it.
#pragma once
#include <optional>

namespace fairvalue {

/// Of one model. Grouped-query attention has fewer key-value heads than heads.
struct AttentionShape {
  int layers;           ///< >= 1
  int key_value_heads;  ///< >= 1
  int head_size;        ///< >= 1
  double bytes = 2;     ///< of one number; 2 for FP16; > 0
};

/// Bytes that one token adds to the cache: 2 (keys and values) x layers x heads x head size x bytes.
/// Llama 2 7B: 2 x 32 x 32 x 128 x 2 = 524,288. Throws DomainError naming `attention.layers` and so on.
double cache_bytes_per_token(const AttentionShape& attention);

/// What a longer context costs, as multiples of the shorter one.
struct ContextGrowth {
  double cache;           ///< memory held: to / from
  double attention_work;  ///< operations of the whole sequence, or bytes of cache read over it: its square
};

/// From one context length to another, both > 0: 10 to 100 tokens is 10 times the cache and 100 times the
/// work. Both are the leading terms: the first tokens' own share is left out.
ContextGrowth context_growth(double from_tokens, double to_tokens);

/// Bytes of cache read while `tokens` are decoded one by one, each reading all before it and itself:
/// bytes per token x n (n + 1) / 2. Bytes > 0, tokens >= 0.
double cache_bytes_read(double bytes_per_token, double tokens);

/// Tokens of cache that fit beside the weights: (memory - weights) / bytes per token, not rounded, for all
/// requests together. All > 0. No answer when the weights alone do not fit.
std::optional<double> tokens_that_fit(double memory, double weights, double bytes_per_token);

}  // namespace fairvalue
