#include "casefile/detail/whole_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <sys/stat.h>

#include <fairvalue/core/error.hpp>

namespace whole_file_test {
using namespace fairvalue;
using detail::whole_file;

struct TemporaryFile {
  std::string path = (std::filesystem::temp_directory_path() / "fairvalue_whole_file_test").string();
  explicit TemporaryFile(const std::string& content) { std::ofstream{path, std::ios::binary} << content; }
  ~TemporaryFile() { std::filesystem::remove(path); }
};

TEST_SUITE("casefile/detail/whole_file") {
  TEST_CASE("a file is read byte for byte up to its limit and not beyond") {
    const std::string content = "a\r\n\"\xFF" + std::string(200'000, 'x');
    const TemporaryFile file{content};
    const auto text = whole_file(file.path, {content.size(), "that"});
    CHECK(std::string_view{text} == content);
    CHECK_THROWS_WITH_AS(whole_file(file.path, {content.size() - 1, "1 GB"}),
                         (file.path + ": must be at most 1 GB, got more").c_str(), Error);
  }
  TEST_CASE("devices without an end stop") {
    CHECK(whole_file("/dev/null", {1, "1 byte"}).empty());
    CHECK(whole_file("/dev/zero", {1'000'000, "1 MB"}).size() < 1'000'000);  // no text has a byte of zero
    CHECK(whole_file("/dev/zero", {1'000'000, "1 MB"}).find('\0') == 0);
    CHECK_THROWS_WITH_AS(whole_file("/dev/zero", {100, "100 bytes"}),
                         "/dev/zero: must be at most 100 bytes, got more", Error);
  }
  TEST_CASE("a named pipe is refused and not waited for") {
    const std::string path = (std::filesystem::temp_directory_path() / "fairvalue_pipe_test").string();
    std::filesystem::remove(path);
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    CHECK_THROWS_WITH_AS(
        whole_file(path, {1, "1 byte"}),
        (path + ": must be a file, got a named pipe; give what it carries as /dev/stdin").c_str(), Error);
    std::filesystem::remove(path);
  }
  TEST_CASE("what is no file is refused by its path") {
    CHECK_THROWS_WITH_AS(whole_file("no/such\n.csv", {1, "1 byte"}),
                         "no/such\\n.csv: cannot be read: there is no such file", Error);
    CHECK_THROWS_WITH_AS(whole_file("/", {1, "1 byte"}), "/: cannot be read: it is a folder", Error);
  }
}

}  // namespace whole_file_test
