#include "casefile/read/key_advice.hpp"

#include <doctest/doctest.h>

namespace key_advice_test {
using namespace fairvalue::detail;

TEST_SUITE("casefile/read/key_advice") {
  TEST_CASE("a path is known without its indices") {
    CHECK(without_indices("deal[0].warrant.tranche[12].shares") == "deal.warrant.tranche.shares");
    CHECK(meaning_of("scenario[3].label") == "What readers see; the name unless given.");
    CHECK(meaning_of("scenario[3].lable").empty());
  }

  TEST_CASE("an unknown key is sent to the likely name or to where one is called so") {
    CHECK(advice_for_unknown("prise", {"price", "as_of"}) == "Write price, or leave the key out.");
    CHECK(advice_for_unknown("tranches", {"price", "as_of"}) ==
          "Leave the key out, or move it: deal.warrant.tranche has that name.");
    CHECK(advice_for_unknown("zz9", {"price", "as_of"}) ==
          "Write one of the keys of the table, or leave the key out.");
  }

  TEST_CASE("a missing member is named by its key in the singular") {
    const Node none{};
    CHECK(with_missing_key({&none, "operating_model", "years"}) == "operating_model.year");
    CHECK(with_missing_key({&none, "operating_model", "tax_rate"}) == "operating_model.tax_rate");
    CHECK(with_missing_key({&none, "operating_model", "zz"}) == "operating_model");
  }
}

}  // namespace key_advice_test
