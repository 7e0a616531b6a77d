#pragma once

namespace fairvalue::fixtures {

/// How much a test does: `all` in a build that is optimized, `fewer` in one for sanitizers, where a path or a
/// random case takes some fifty times as long.
template <class Number>
constexpr Number by_build([[maybe_unused]] Number all, [[maybe_unused]] Number fewer) {
#ifdef NDEBUG
  return all;
#else
  return fewer;
#endif
}

}  // namespace fairvalue::fixtures
