#include "draw_words.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/draw/draw_words.cpp"
#include <hwy/foreach_target.h>
// after it
#include "simd_normals-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

constexpr int vectors_of_words = 4;

/// store(word, place) for every word of the job.
template <class Store>
FV_INLINE void for_each_word(const WordJob& job, Store store) {
  for (int column = 0; column < batch_paths; column += vectors_of_words * lanes()) {
    const PathWords<vectors_of_words> words_of(job.seed, job.stream,
                                               job.first_path + static_cast<std::uint64_t>(column));
    for (int step = 0; step < job.steps; step += 2) {
      Word pair[2][vectors_of_words];
      words_of.draw(static_cast<std::uint32_t>(step / 2), pair[0], pair[1]);
      for (int k = 0; k < 2; ++k) {
        for (int u = 0; u < vectors_of_words; ++u)
          store(pair[k][u], (step + k) * batch_paths + column + u * lanes());
      }
    }
  }
}

void write_words(const WordJob& job, std::uint32_t* out) {
  for_each_word(job, [out](Word word, int place) HWY_ATTR { hn::Store(word, words, out + place); });
}

void write_normals(const WordJob& job, float* out) {
  for_each_word(job, [out](Word word, int place) HWY_ATTR { hn::Store(normal(word), floats, out + place); });
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(write_words);
HWY_EXPORT(write_normals);
void draw_words(const WordJob& job, std::uint32_t* words) { HWY_DYNAMIC_DISPATCH(write_words)(job, words); }
void draw_normals(const WordJob& job, float* normals) { HWY_DYNAMIC_DISPATCH(write_normals)(job, normals); }
}  // namespace fairvalue::detail
#endif
