#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <sstream>
#include <string>

#include <fairvalue/core/error.hpp>

#include "support/output_file.hpp"

namespace output_file_test {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / "fairvalue_output_file_test";
  Folder() {
    fs::remove_all(path);
    fs::create_directory(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
};

std::string content(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream{file}.rdbuf();
  return text.str();
}

void put(const std::string& file, const char* text) { std::ofstream{file} << text; }

void write(const std::string& path) {
  examples::OutputFile{"--out", path}.write([](std::ostream& out) { out << "new"; });
}

TEST_SUITE("examples/output_file") {
  TEST_CASE("a file is written anew and replaced whole with nothing left beside it") {
    const Folder folder;
    write(folder.file("a.csv"));
    CHECK(content(folder.file("a.csv")) == "new");
    put(folder.file("a.csv"), "something longer");
    write(folder.file("a.csv"));
    CHECK(content(folder.file("a.csv")) == "new");
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
  }

  TEST_CASE("what failed half way leaves what was there") {
    const Folder folder;
    put(folder.file("a.csv"), "old");
    const auto fail = [](std::ostream& out) {
      out << "half";
      out.setstate(std::ios::badbit);
    };
    CHECK_THROWS_AS(examples::OutputFile("--out", folder.file("a.csv")).write(fail), fairvalue::Error);
    const auto refuse = [](std::ostream& out) {
      out << "half";
      throw fairvalue::Error{"no more"};
    };
    CHECK_THROWS_WITH_AS(examples::OutputFile("--out", folder.file("a.csv")).write(refuse), "no more",
                         fairvalue::Error);
    CHECK(content(folder.file("a.csv")) == "old");
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
  }

  TEST_CASE("a link stays a link and a file that looks like a part stays too") {
    const Folder folder;
    put(folder.file("a.csv"), "old");
    put(folder.file("a.csv.part0"), "mine");
    fs::create_symlink("a.csv", folder.file("link.csv"));
    write(folder.file("link.csv"));
    CHECK(fs::is_symlink(folder.file("link.csv")));
    CHECK(content(folder.file("a.csv")) == "new");
    CHECK(content(folder.file("a.csv.part0")) == "mine");
  }

  TEST_CASE("what a killed run has left is taken away and what another run holds is not") {
    const Folder folder;
    put(folder.file("a.csv.fairvalue.part0"), "half of an ol");
    write(folder.file("a.csv"));
    CHECK(content(folder.file("a.csv")) == "new");
    CHECK_FALSE(fs::exists(folder.file("a.csv.fairvalue.part0")));
    {
      const examples::OutputFile other{"--out", folder.file("a.csv")};
      CHECK(fs::exists(folder.file("a.csv.fairvalue.part0")));
      write(folder.file("a.csv"));
      CHECK(fs::exists(folder.file("a.csv.fairvalue.part0")));
    }
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
  }

  TEST_CASE("of several files all are put in their places or none") {
    const Folder folder;
    const auto fill = [](examples::OutputFile& file) { file.fill([](std::ostream& out) { out << "new"; }); };
    const auto place_both = [&](const std::function<void()>& between) {
      examples::OutputFile first{"--first", folder.file("a.csv")};
      examples::OutputFile second{"--second", folder.file("b.csv")};
      fill(first);
      fill(second);
      CHECK_FALSE(fs::exists(folder.file("a.csv")));
      between();
      examples::OutputFile* const all[] = {&first, &second};
      examples::OutputFile::place(all);
    };
    const auto in_the_way = [&] {
      fs::create_directories(folder.file("b.csv") + "/x");
    };  // no rename goes there
    CHECK_THROWS_WITH_AS(
        place_both(in_the_way),
        ("--second: must be a file that can be written, got '" + folder.file("b.csv") + "'").c_str(),
        fairvalue::Error);
    CHECK_FALSE(fs::exists(folder.file("a.csv")));
    fs::remove_all(folder.file("b.csv"));
    place_both([] {});
    CHECK(content(folder.file("a.csv")) == "new");
    CHECK(content(folder.file("b.csv")) == "new");
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 2);
  }

  TEST_CASE("a file that was begun and not written leaves nothing") {
    const Folder folder;
    { const examples::OutputFile begun{"--out", folder.file("a.csv")}; }
    CHECK(fs::is_empty(folder.path));
    put(folder.file("a.csv"), "old");
    {
      const examples::OutputFile begun{"--out", folder.file("a.csv")};
      CHECK(content(folder.file("a.csv")) == "old");
    }
    CHECK(content(folder.file("a.csv")) == "old");
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
  }

  TEST_CASE("a file keeps its mode and a new one follows the umask") {
    const Folder folder;
    const auto mode = [&](const char* name) {
      return static_cast<unsigned>(fs::status(folder.file(name)).permissions());
    };
    const mode_t before = umask(027);
    write(folder.file("new.csv"));
    umask(before);
    CHECK(mode("new.csv") == 0640);
    put(folder.file("old.csv"), "old");
    fs::permissions(folder.file("old.csv"), fs::perms{0604});
    write(folder.file("old.csv"));
    CHECK(mode("old.csv") == 0604);
    CHECK(content(folder.file("old.csv")) == "new");
  }

  TEST_CASE("a link that leads nowhere yet makes what it leads to") {
    const Folder folder;
    fs::create_symlink("b.csv", folder.file("link.csv"));
    write(folder.file("link.csv"));
    CHECK(fs::is_symlink(folder.file("link.csv")));
    CHECK(content(folder.file("b.csv")) == "new");
  }

  TEST_CASE("a device is written to and stays one") {
    write("/dev/null");
    CHECK(fs::is_character_file("/dev/null"));
  }

  TEST_CASE("a folder or a place that is not there is refused by the option") {
    const Folder folder;
    const auto refusal = [](const std::string& path) {
      return "--out: must be a file that can be written, got '" + path + "'";
    };
    CHECK_THROWS_WITH_AS(write(folder.path.string()), refusal(folder.path.string()).c_str(),
                         fairvalue::Error);
    CHECK_THROWS_WITH_AS(write(folder.file("no/a.csv")), refusal(folder.file("no/a.csv")).c_str(),
                         fairvalue::Error);
  }
}

}  // namespace output_file_test
