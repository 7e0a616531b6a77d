#include <fairvalue/industry/key_value_cache.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

double cache_bytes_per_token(const AttentionShape& attention) {
  require(attention.layers >= 1, "attention.layers", ">= 1", attention.layers);
  require(attention.key_value_heads >= 1, "attention.key_value_heads", ">= 1", attention.key_value_heads);
  require(attention.head_size >= 1, "attention.head_size", ">= 1", attention.head_size);
  const double numbers = 2.0 * attention.layers * attention.key_value_heads * attention.head_size;
  return require_result("cache_bytes_per_token",
                        numbers * require_positive("attention.bytes", attention.bytes));
}

ContextGrowth context_growth(double from_tokens, double to_tokens) {
  const double ratio =
      require_positive("to_tokens", to_tokens) / require_positive("from_tokens", from_tokens);
  return {.cache = require_result("cache", ratio),
          .attention_work = require_result("attention_work", ratio * ratio)};
}

double cache_bytes_read(double bytes_per_token, double tokens) {
  require_positive("bytes_per_token", bytes_per_token);
  require_non_negative("tokens", tokens);
  return require_result("cache_bytes_read", bytes_per_token * (tokens * (tokens + 1.0) / 2.0));
}

std::optional<double> tokens_that_fit(double memory, double weights, double bytes_per_token) {
  require_positive("memory", memory);
  require_positive("weights", weights);
  require_positive("bytes_per_token", bytes_per_token);
  if (weights > memory) return std::nullopt;
  return require_result("tokens_that_fit", (memory - weights) / bytes_per_token);
}

}  // namespace fairvalue
