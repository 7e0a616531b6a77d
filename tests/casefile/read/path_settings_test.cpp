#include "casefile/read/path_settings.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/key_path.hpp>

#include "casefile/read/load_tree.hpp"
#include "casefile/toml/parse_toml.hpp"

namespace path_settings_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("casefile/read/path_settings") {
  TEST_CASE("a path that names no element of a list is told the names that there are") {
    const std::string one = "[[deal]]\nname = \"OpenAI\"\nmargin = 0.1\n";
    const std::string table = "[deal]\nname = \"OpenAI\"\nmargin = 0.1\n";
    const std::string two = one + "[[deal]]\nname = \"Meta\"\nmargin = 0.2\n";
    struct Row {
      const std::string& text;
      const char* path;
      const char* message;
    };
    for (const Row& row :
         {Row{one, "deal.Nope.margin", "must name an element of deal ('OpenAI'), got 'Nope'"},
          Row{table, "deal.Nope.margin", "must name an element of deal ('OpenAI'), got 'Nope'"},
          Row{two, "deal.margin", "must name an element of deal ('OpenAI', 'Meta'), got 'margin'"},
          Row{two, "deal[2].margin", "must name an element of deal ('OpenAI', 'Meta'), got [2]"}}) {
      CAPTURE(row.path);
      Findings findings;
      findings.add_source({.name = "a.toml"});
      Node root = parse_toml(row.text, 0).root;
      apply(root, {parse_key_path(row.path), "0.3"}, findings, SetAgain::refused);
      const auto found = findings.take();
      REQUIRE(found.size() == 1);
      CHECK(found[0].message == row.message);
    }
  }

  TEST_CASE("a setting replaces a value by index or by name or of the only element") {
    const std::string text =
        "schema = 1\n[[deal]]\nname = \"A\"\nmargin = { value = 0.28, source = \"10-K\" }\n[[deal]]\nname = "
        "\"B 2.0\"\nmargin = 0.3\n"
        "[[scenario]]\nname = \"s\"\nweight = 1\n";
    Findings findings;
    Node root = *load_text(text, "a.toml", findings);
    for (const char* setting : {"deal[0].margin=0.5", "deal.\"B 2.0\".margin=\"60 %\"", "scenario.weight=0.9",
                                "market.price=180"}) {
      apply(root, parse_setting(setting), findings);
    }
    CHECK(findings.errors() == 0);
    const Node& deals = *find(root, "deal");
    const Node& margin = *find(deals.items[0], "margin");
    CHECK(find(margin, "value")->number == 0.5);
    CHECK(find(margin, "source")->text == "set from outside the file");
    CHECK(find(deals.items[1], "margin")->text == "60 %");
    CHECK(find(find(root, "scenario")->items[0], "weight")->number == 0.9);
    CHECK(find(*find(root, "market"), "price")->number == 180.0);
    apply(root, parse_setting("deal[7].margin=1"), findings);
    apply(root, parse_setting("deal.margin=1"), findings);
    apply(root, parse_setting("schema.x=1"), findings);
    CHECK(findings.errors() == 3);
  }

  TEST_CASE("an element that is written as one table goes by its name too") {
    Findings findings;
    Node root =
        *load_text("schema = 1\n[deal]\nname = \"A\"\nmargin = 0.28\n[deal.plan]\nmeasure = \"paid\"\n",
                   "a.toml", findings);
    apply(root, parse_setting("deal.A.margin=0.5"), findings);
    apply(root, parse_setting("deal.plan.measure=purchased_gw"), findings);
    CHECK(findings.errors() == 0);
    CHECK(find(*find(root, "deal"), "margin")->number == 0.5);
    CHECK(find(*find(root, "deal"), "A") == nullptr);
    CHECK(find(*find(*find(root, "deal"), "plan"), "measure")->text == "purchased_gw");
  }

  TEST_CASE("an input is set once by whichever of its names") {
    const std::string text =
        "schema = 1\n[[deal]]\nname = \"A\"\nmargin = { value = 0.28, source = \"10-K\" }\n"
        "[valuation]\nmultiple = { value = 20, window = \"next_twelve_months\" }\n";
    struct Row {
      const char* first;
      const char* second;
      const char* message;  ///< empty: both stand
    };
    for (const Row& row :
         {Row{"multiple=28", "valuation.multiple=30", "must be set once, got it also as multiple = 28"},
          Row{"multiple=28", "valuation.multiple.value=30", "must be set once, got it also as multiple = 28"},
          Row{"deal[0].margin=0.2", "deal.A.margin=0.3",
              "must be set once, got it also as deal[0].margin = 0.2"},
          Row{"deal.margin=0.2", "deal[0].margin=0.2", "must be set once, got it also as deal.margin = 0.2"},
          Row{"market.price=1", "market.price=2", "must be set once, got it also as market.price = 1"},
          Row{"deal[0].margin=0.2", "deal[0].margin.standing=\"stated\"", ""},
          Row{"market.price=1", "market.as_of=2026-01-01", ""}}) {
      CAPTURE(row.second);
      Findings findings;
      Node root = *load_text(text, "a.toml", findings);
      apply(root, parse_setting(row.first), findings, SetAgain::refused);
      apply(root, parse_setting(row.second), findings, SetAgain::refused);
      const auto found = findings.take();
      REQUIRE(found.size() == (*row.message == '\0' ? 0 : 1));
      if (!found.empty()) CHECK(found[0].message == row.message);
    }
    Findings findings;
    Node root = *load_text(text, "a.toml", findings);
    apply(root, parse_setting("multiple=28"), findings);
    apply(root, parse_setting("multiple=30"), findings);  // as a shock does
    CHECK(findings.errors() == 0);
  }

  TEST_CASE("what a reading sets is refused and its path named") {
    const std::string text =
        "schema = 1\n[[deal]]\nname = \"A\"\n[deal.warrant]\nprice = 1\nstrike = { value = 2 }\n"
        "readings = [{ reading = \"a\", keep = 1 }, { reading = \"b\", price = 3, strike.value = 4, "
        "tranche = [{ x = 1 }] }]\n";
    struct Row {
      const char* setting;
      const char* sets;
    };
    for (const Row& row : {Row{"deal[0].warrant.price=7", "deal[0].warrant.readings[1].price"},
                           Row{"deal.warrant.price=7", "deal.warrant.readings[1].price"},
                           Row{"deal.A.warrant.strike=7", "deal.A.warrant.readings[1].strike"},
                           Row{"deal.A.warrant.strike.value=7", "deal.A.warrant.readings[1].strike.value"},
                           Row{"deal[0].warrant.tranche[0].x=7", "deal[0].warrant.readings[1].tranche"}}) {
      CAPTURE(row.setting);
      Findings findings;
      Node root = *load_text(text, "a.toml", findings);
      apply(root, parse_setting(row.setting), findings);
      const auto found = findings.take();
      REQUIRE(found.size() == 1);
      CHECK(found[0].message ==
            std::string{"must be a key that no reading sets, got one that "} + row.sets + " sets");
    }
    Findings findings;
    Node root = *load_text(text, "a.toml", findings);
    for (const char* setting : {"deal[0].warrant.expiry=2030-01-01", "deal[0].warrant.readings[1].price=8",
                                "deal[0].warrant.reading=1"})
      apply(root, parse_setting(setting), findings);
    CHECK(findings.errors() == 0);
    CHECK(find(find(*find(find(root, "deal")->items[0], "warrant"), "readings")->items[1], "price")->number ==
          8.0);
  }

  TEST_CASE("a change of a key that no case has is told as a setting of it is") {
    struct Row {
      const char* path;
      bool is_unknown;
    };
    const std::string text =
        "schema = 1\n[market]\nprice = 3\n[[award]]\nname = \"A\"\n[[scenario]]\nname = \"s\"\n";
    for (const Row& row : {Row{"market.prise", true}, Row{"markett.price", true},
                           Row{"award.A.warrant.strik", true}, Row{"award[0].warrant.strike", false},
                           Row{"market.volatility", false}, Row{"scenario[0].set.multiple", false}}) {
      CAPTURE(row.path);
      Findings findings;
      Node root = *load_text(text, "a.toml", findings);
      apply(root, PathShift{.path = fairvalue::parse_key_path(row.path), .times = 1.1}, findings);
      const auto found = findings.take();
      REQUIRE(found.size() == (row.is_unknown ? 0 : 1));  // the reader refuses the unknown key
      if (!row.is_unknown) CHECK(found[0].message == "must be a number in the case, got none");
    }
  }

  TEST_CASE("a newer schema is refused from outside as it is in a file") {
    Findings findings;
    Node root = *load_text("schema = 1\n", "a.toml", findings);
    apply(root, parse_setting("schema=7"), findings);
    apply(root, parse_setting("schema=1"), findings);
    const auto found = findings.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "must be at most 1, the newest this program reads, got 7");
  }
}

}  // namespace path_settings_test
