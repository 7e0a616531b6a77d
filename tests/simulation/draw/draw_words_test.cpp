#include "simulation/draw/draw_paths.hpp"

#include <doctest/doctest.h>

#include <hwy/targets.h>

#include "simulation/draw/normal_table.hpp"
#include "simulation/draw/path_words.hpp"

namespace draw_words_test {
using namespace fairvalue::detail;

constexpr WordJob job{
    .seed = 0x123456789ABCDEFULL, .stream = stream::progress, .first_path = 1'000'000'064, .steps = 5};
using Words = std::vector<std::uint32_t, AlignedAllocator<std::uint32_t>>;

std::uint32_t word(std::size_t place) {
  return path_word(job.seed, job.stream, job.first_path + place % batch_paths,
                   static_cast<std::uint32_t>(place / batch_paths));
}

TEST_SUITE("simulation/draw/draw_words") {
  TEST_CASE("each word and normal is that of its path and step on every instruction set") {
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
      CAPTURE(hwy::TargetName(target));
      hwy::SetSupportedTargetsForTest(target);
      Words words(6 * batch_paths);
      AlignedFloats normals(6 * batch_paths);
      draw_words(job, words.data());
      draw_normals(job, normals.data());
      for (std::size_t place = 0; place < words.size(); ++place) {
        CHECK(words[place] == word(place));
        CHECK(normals[place] == table_normal(word(place)));
      }
    }
    hwy::SetSupportedTargetsForTest(0);
  }

  TEST_CASE("no steps write nothing") {
    Words words(batch_paths, 7);
    draw_words({.seed = 1, .stream = 2, .first_path = 0, .steps = 0}, words.data());
    CHECK(words == Words(batch_paths, 7));
  }
}

}  // namespace draw_words_test
