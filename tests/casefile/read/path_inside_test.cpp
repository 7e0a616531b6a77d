#include "casefile/read/path_inside.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace path_inside_test {
using fairvalue::detail::path_inside;
namespace fs = std::filesystem;

TEST_SUITE("casefile/read/path_inside") {
  TEST_CASE("a file in the folder or below and none beside it or by a link") {
    const fs::path folder = fs::temp_directory_path() / "fairvalue-path-inside";
    fs::remove_all(folder);
    fs::create_directories(folder / "cases" / "below");
    std::ofstream{folder / "secret.csv"} << "x";
    fs::create_symlink("../secret.csv", folder / "cases" / "link.csv");
    fs::create_symlink("below", folder / "cases" / "again");
    const std::string file = (folder / "cases" / "a.toml").string();
    CHECK(path_inside(file, "b.csv") == folder / "cases" / "b.csv");
    CHECK(path_inside(file, "below/b.csv").has_value());
    CHECK(path_inside(file, "below/../b.csv").has_value());
    CHECK(path_inside(file, "again/b.csv").has_value());
    CHECK(path_inside("a.toml", "b.csv") == fs::path{"b.csv"});
    CHECK_FALSE(path_inside(file, "../secret.csv").has_value());
    CHECK_FALSE(path_inside(file, "link.csv").has_value());
    CHECK_FALSE(path_inside(file, "/etc/passwd").has_value());
    CHECK_FALSE(path_inside(file, std::string(5'000, 'n')).has_value());
    fs::remove_all(folder);
  }
}

}  // namespace path_inside_test
