#include "casefile/describe/case_template.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_keys.hpp>

namespace case_template_test {
using namespace fairvalue;

TEST_SUITE("casefile/describe/case_template") {
  TEST_CASE("every number of the template says that it is to be replaced") {
    for (const std::string_view text : {detail::company_template, detail::deal_template}) {
      for (std::size_t at = text.find("source = "); at != std::string_view::npos;
           at = text.find("source = ", at + 1)) {
        CHECK(text.substr(at, 19) == "source = \"replace: ");
      }
    }
  }

  TEST_CASE("the parts of the template are in a new case") {
    const std::string text = new_case_text({.currency = "EUR"});
    CHECK(text.find("\"100 EUR\"") != std::string::npos);
    CHECK(text.find("[[deal.warrant.tranche]]") != std::string::npos);
    CHECK(text.find("[[uncertain]]") != std::string::npos);
    CHECK(text.find("{{") == std::string::npos);
    CHECK(new_case_text({.with_deal = false}).find("[[deal]]") == std::string::npos);
  }
}

}  // namespace case_template_test
