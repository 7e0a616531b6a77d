#include <fairvalue/report/document_json.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "document_fixtures.hpp"

namespace document_json_test {
using namespace document_fixtures;

TEST_SUITE("report/document_json") {
  TEST_CASE("the layout with keys in the order of the document") {
    CHECK(to_json(small_document()) == R"({
  "schema": 1,
  "verb": "test",
  "about": {
    "case": "small",
    "as_of": "2025-10-06"
  },
  "headline": [
    "A share is worth 150.00."
  ],
  "tables": {
    "inputs": {
      "title": "Inputs",
      "columns": {
        "name": {
          "title": "input",
          "unit": ""
        },
        "value": {
          "title": "value",
          "unit": ""
        }
      },
      "rows": {
        "eps": {
          "name": "EPS",
          "value": 6.0
        },
        "multiple": {
          "name": "multiple",
          "value": 25.0
        },
        "hurdle": {
          "name": "hurdle",
          "value": 600.1
        }
      },
      "units": {
        "eps": {
          "value": "USD/share"
        },
        "multiple": {
          "value": "x"
        },
        "hurdle": {
          "value": "USD/share"
        }
      },
      "standings": {
        "eps": {
          "value": "stated"
        },
        "multiple": {
          "value": "assumed"
        },
        "hurdle": {
          "value": "redacted"
        }
      },
      "notes": [
        "By hand."
      ]
    },
    "result": {
      "title": "Result",
      "columns": {
        "what": {
          "title": "",
          "unit": ""
        },
        "value": {
          "title": "value",
          "unit": "USD/share"
        },
        "why": {
          "title": "why",
          "unit": ""
        }
      },
      "rows": {
        "price": {
          "what": "=1+1",
          "value": 150.0,
          "why": "multiple x EPS"
        },
        "none": {
          "what": "no answer",
          "value": null,
          "why": "a loss"
        }
      }
    }
  },
  "warnings": [
    "the multiple is high"
  ]
}
)");
  }
  TEST_CASE("numbers keep all their digits and zero has no sign") {
    Document document = small_document();
    document.tables[0].rows[0].cells[1].shown.number = 0.1 + 0.2;
    document.tables[0].rows[1].cells[1].shown.number = -0.0;
    const std::string json = to_json(document);
    CHECK(json.find("\"value\": 0.30000000000000004") != std::string::npos);
    CHECK(json.find("-0.0") == std::string::npos);
  }
  TEST_CASE("control characters and bytes that are no UTF-8 are made printable") {
    Document document = small_document();
    document.headline = {"a\tb\xff"};
    CHECK(to_json(document).find(R"("a\\tb\\xff")") != std::string::npos);
  }
  TEST_CASE("a document that breaks a rule is refused") {
    Document document = small_document();
    document.tables[0].key = "";
    CHECK_THROWS_AS(to_json(document), DomainError);
  }
}

}  // namespace document_json_test
