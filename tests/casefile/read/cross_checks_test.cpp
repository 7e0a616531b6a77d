#include "casefile/read/cross_checks.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

namespace cross_checks_test {
using namespace fairvalue;

/// The keys of what is refused of the text; the broken files in tests/bad_input hold the messages.
std::vector<std::string> refused(const std::string& text) {
  try {
    read_case_text(text, "a.toml");
  } catch (const CaseFileErrors& errors) {
    std::vector<std::string> keys;
    for (const CaseFileFinding& one : errors.findings()) keys.push_back(one.key);
    return keys;
  }
  return {};
}

TEST_SUITE("casefile/read/cross_checks") {
  using Keys = std::vector<std::string>;
  const std::string company = new_case_text({.with_deal = false});

  TEST_CASE("years of a customer are one after the other and none is years of two") {
    const auto customer = [](const std::string& name, const std::string& years) {
      return "[[customer]]\nname = \"" + name + "\"\nsource = \"s\"\nyear = [" + years + "]\n";
    };
    const std::string first = "{ year = 2026, revenue = 1 }, { year = 2027, revenue = 2 }";
    CHECK(refused(company + customer("A", first) + customer("B", first)).empty());
    CHECK(refused(company + customer("A", first) + customer("A", first)) == Keys{"customer[1].name"});
    CHECK(refused(company + customer("", first)) == Keys{"customer[0].name"});
    CHECK(refused(company + customer("A", "{ year = 1899, revenue = 1 }")) ==
          Keys{"customer[0].year[0].year"});
    CHECK(refused(company + customer("A", "{ year = 1900, revenue = 1 }")).empty());
    CHECK(refused(company + customer("A", "{ year = 2200, revenue = 1 }, { year = 2201, revenue = 1 }")) ==
          Keys{"customer[0].year[1].year"});
    CHECK(refused(company + "[customer]\nname = \"A\"\nyear = { year = 0, revenue = 1 }\n") ==
          Keys{"customer.year.year"});
  }
}

}  // namespace cross_checks_test
