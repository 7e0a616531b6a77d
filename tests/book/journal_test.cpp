#include <fairvalue/book/journal.hpp>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <set>

#include <fairvalue/core/error.hpp>

#include "book_samples.hpp"

namespace journal_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// Three records of different lengths.
const std::map<std::uint64_t, std::string> three{{7, "first"}, {8, std::string(100, 'x')}, {9, ""}};

/// The file, and where its records begin.
struct Sample {
  BookFolder folder{};
  std::string path = folder.at("j");
  std::vector<JournalPlace> places{};
  std::string bytes{};

  Sample() {
    Journal journal{path};
    for (const auto& [key, content] : three) places.push_back(journal.add(key, content));
    journal.sync();
    bytes = folder.read("j");
    places.push_back(bytes.size());
  }
};

/// The keys that are found; each must have its own content.
std::set<std::uint64_t> found(const Journal& journal) {
  std::set<std::uint64_t> keys;
  for (const auto& [key, content] : three) {
    const auto place = journal.find(key);
    if (!place) continue;
    CHECK(journal.read(*place) == content);
    keys.insert(key);
  }
  return keys;
}

TEST_SUITE("book/journal") {
  TEST_CASE("what was added is found in the next run") {
    const Sample sample;
    const Journal journal{sample.path};
    CHECK(journal.records() == 3);
    CHECK(journal.damaged_bytes() == 0);
    CHECK(found(journal) == std::set<std::uint64_t>{7, 8, 9});
    CHECK_FALSE(journal.find(6));
  }
  TEST_CASE("a file cut at any byte keeps the whole records before it") {
    const Sample sample;
    for (std::size_t cut = 0; cut <= sample.bytes.size(); ++cut) {
      CAPTURE(cut);
      sample.folder.write("j", sample.bytes.substr(0, cut));
      const Journal journal{sample.path};
      std::set<std::uint64_t> whole;
      for (std::size_t i = 0; i < 3; ++i) {
        if (sample.places[i + 1] <= cut) whole.insert(7 + i);
      }
      CHECK(found(journal) == whole);
      const std::size_t in_whole = sample.places[whole.size()];
      CHECK(journal.damaged_bytes() == cut - in_whole);
    }
  }
  TEST_CASE("any flipped bit of any byte costs its own record alone") {
    const Sample sample;
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        CAPTURE(at);
        std::string flipped = sample.bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
        sample.folder.write("j", flipped);
        const Journal journal{sample.path};
        std::set<std::uint64_t> whole;
        for (std::size_t i = 0; i < 3; ++i) {
          if (at < sample.places[i] || at >= sample.places[i + 1]) whole.insert(7 + i);
        }
        CHECK(found(journal) == whole);
      }
    }
  }
  TEST_CASE("a record added after a damaged end is found") {
    const Sample sample;
    for (std::size_t cut = sample.places[1]; cut < sample.bytes.size(); ++cut) {
      sample.folder.write("j", sample.bytes.substr(0, cut));
      Journal{sample.path}.add(11, "later");
      const Journal journal{sample.path};
      CHECK(found(journal).contains(7));
      REQUIRE(journal.find(11));
      CHECK(journal.read(*journal.find(11)) == "later");
    }
  }
  TEST_CASE("a file of something else is refused and stays as it is") {
    const BookFolder folder;
    for (const std::string& bytes :
         {std::string{"position,case\n1,a\n"}, std::string(5000, '\0'), std::string{"\n"},
          std::string("\x8B"
                      "fvrow99") +
              std::string(300, 'x')}) {
      const std::string path = folder.write("j", bytes);
      CHECK_THROWS_WITH_AS(Journal{path},
                           (path + ": must be a journal or not be there, and is another file; move it away "
                                   "or choose another output")
                               .c_str(),
                           Error);
      CHECK(folder.read("j") == bytes);
    }
  }
  TEST_CASE("foreign bytes behind a mark are no records") {
    const BookFolder folder;
    const std::string bytes = std::string(
                                  "\x8B"
                                  "fvrow01") +
                              std::string(300, '\xff');
    const Journal journal{folder.write("j", bytes)};
    CHECK(journal.records() == 0);
    CHECK(journal.damaged_bytes() == bytes.size());
  }
  TEST_CASE("foreign bytes before whole records cost nothing else") {
    const Sample sample;
    sample.folder.write("j", std::string(70'000, 'x') + sample.bytes);
    CHECK(found(Journal{sample.path}) == std::set<std::uint64_t>{7, 8, 9});
  }
  TEST_CASE("a link and a pipe and a device are no journals") {
    const BookFolder folder;
    namespace fs = std::filesystem;
    folder.write("elsewhere", "");
    fs::create_symlink(folder.at("elsewhere"), folder.at("link"));
    fs::create_symlink(folder.at("none"), folder.at("open"));
    fs::create_symlink("loop", folder.at("loop"));
    REQUIRE(mkfifo(folder.at("pipe").c_str(), 0600) == 0);
    for (const std::string& path : {folder.at("link"), folder.at("open"), folder.at("loop"),
                                    folder.at("pipe"), std::string{"/dev/full"}}) {
      CAPTURE(path);
      CHECK_THROWS_WITH_AS(Journal{path},
                           (path + ": must be a file of its own, no link, pipe or device, for it is the "
                                   "journal; move it away or choose another output")
                               .c_str(),
                           Error);
    }
    CHECK_FALSE(fs::exists(folder.at("none")));
  }
  TEST_CASE("a record inside another's content does not count") {
    const Sample sample;
    {
      Journal journal{sample.folder.at("outer")};
      journal.add(1, sample.bytes);
    }
    const Journal journal{sample.folder.at("outer")};
    CHECK(journal.records() == 1);
    CHECK(found(journal).empty());
  }
  TEST_CASE("the last record of a key counts") {
    const BookFolder folder;
    {
      Journal journal{folder.at("j")};
      journal.add(5, "old");
      journal.add(5, "new");
    }
    const Journal journal{folder.at("j")};
    CHECK(journal.read(*journal.find(5)) == "new");
  }
  TEST_CASE("only the records that are kept remain") {
    const Sample sample;
    {
      Journal journal{sample.path};
      journal.keep_only({sample.places[2], sample.places[0], sample.places[0]});
    }
    const Journal journal{sample.path};
    CHECK(journal.records() == 2);
    CHECK(found(journal) == std::set<std::uint64_t>{7, 9});
    CHECK(journal.damaged_bytes() == 0);
  }
  TEST_CASE("one process has a journal at a time") {
    const BookFolder folder;
    const Journal first{folder.at("j")};
    CHECK_THROWS_WITH_AS(
        Journal{folder.at("j")},
        (folder.at("j") + ": is in use by another run; wait for it, or choose another output").c_str(),
        Error);
  }
  TEST_CASE("a journal without a name leaves no file and one that cannot be made is refused") {
    Journal journal{""};
    const auto place = journal.add(1, "content");
    CHECK(journal.read(place) == "content");
    CHECK_THROWS_WITH_AS(Journal{"/no/such/folder/j"},
                         "/no/such/folder/j: must be a file that can be read and written", Error);
  }
  TEST_CASE("a place without a record is refused") {
    const Sample sample;
    const Journal journal{sample.path};
    CHECK_THROWS_AS(journal.read(sample.places[1] + 1), Error);
    CHECK_THROWS_AS(journal.read(sample.bytes.size()), Error);
  }
}
}  // namespace journal_test
