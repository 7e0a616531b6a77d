#include <fairvalue/industry/key_value_cache.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace key_value_cache_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/key_value_cache") {
  TEST_CASE("Llama 2 7B keeps 524288 bytes a token: 2 x 32 layers x 4096 x 2 bytes") {
    CHECK(cache_bytes_per_token({.layers = 32, .key_value_heads = 32, .head_size = 128}) == 524288);
  }
  TEST_CASE("grouped queries keep less: Llama 2 70B has 80 layers and 8 heads: 327680") {
    CHECK(cache_bytes_per_token({.layers = 80, .key_value_heads = 8, .head_size = 128}) == 327680);
    CHECK(cache_bytes_per_token({.layers = 80, .key_value_heads = 8, .head_size = 128, .bytes = 1}) ==
          163840);
  }
  TEST_CASE("all heads may share one key and value") {
    CHECK(cache_bytes_per_token({.layers = 1, .key_value_heads = 1, .head_size = 1}) == 4);
  }
  TEST_CASE("from 10 to 100 tokens the cache grows ten times and the work a hundred times") {
    const ContextGrowth growth = context_growth(10, 100);
    CHECK(growth.cache == 10);
    CHECK(growth.attention_work == 100);
    CHECK(context_growth(20000, 100000).attention_work == 25);
    CHECK(context_growth(100, 10).cache == Approx(0.1).epsilon(round_off));
  }
  TEST_CASE("bytes read are those of each token in turn: a naive sum") {
    for (const int tokens : {0, 1, 2, 7, 1000}) {
      double read = 0;
      for (int i = 1; i <= tokens; ++i) read += 3.0 * i;
      CAPTURE(tokens);
      CHECK(cache_bytes_read(3, tokens) == Approx(read).epsilon(round_off));
    }
    // figures_values.csv, AX-42: 104.86 TB for 20,000 tokens
    CHECK(cache_bytes_read(524288, 20000) == Approx(104.86284288e12).epsilon(round_off));
  }
  TEST_CASE("reading over ten times the tokens is nearly a hundred times the bytes") {
    CHECK(cache_bytes_read(1, 1e6) / cache_bytes_read(1, 1e5) == Approx(100).epsilon(1e-4));  // n (n + 1)
  }
  TEST_CASE("beside 14 GB of weights 288 GB hold 522613.5 tokens") {
    CHECK(*tokens_that_fit(288e9, 14e9, 524288) == Approx(522613.525390625).epsilon(round_off));
  }
  TEST_CASE("weights that fill the memory leave no token and larger ones have no answer") {
    CHECK(tokens_that_fit(80e9, 80e9, 524288) == 0.0);
    CHECK_FALSE(tokens_that_fit(80e9, 140e9, 524288).has_value());
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(cache_bytes_per_token({.layers = 0, .key_value_heads = 8, .head_size = 128}),
                         "attention.layers: must be >= 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(cache_bytes_per_token({.layers = 1, .key_value_heads = -8, .head_size = 128}),
                         "attention.key_value_heads: must be >= 1, got -8", DomainError);
    CHECK_THROWS_WITH_AS(cache_bytes_per_token({.layers = 1, .key_value_heads = 8, .head_size = 0}),
                         "attention.head_size: must be >= 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(
        cache_bytes_per_token({.layers = 1, .key_value_heads = 8, .head_size = 1, .bytes = 0}),
        "attention.bytes: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(context_growth(0, 10), "from_tokens: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(context_growth(10, nan), "to_tokens: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(cache_bytes_read(0, 10), "bytes_per_token: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(cache_bytes_read(1, -1), "tokens: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(tokens_that_fit(0, 1, 1), "memory: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(tokens_that_fit(1, infinity, 1), "weights: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_AS(tokens_that_fit(1, 1, 0), DomainError);
  }
}

}  // namespace key_value_cache_test
