#include "casefile/describe/json_schema.hpp"

#include <doctest/doctest.h>

namespace json_schema_test {
using namespace fairvalue::detail;

TEST_SUITE("casefile/describe/json_schema") {
  TEST_CASE("a table requires what it needs and allows nothing else") {
    KeyNode root;
    root.keys.push_back({.name = "price",
                         .meaning = "Of a share.",
                         .rule = Rule::positive,
                         .kind = KeyKind::number,
                         .required = true,
                         .dimension = Dimension::multiple});
    root.keys.push_back({.name = "range", .meaning = "Of any input.", .kind = KeyKind::number});
    root.keys.push_back({.name = "names", .meaning = "Of peers.", .kind = KeyKind::text, .is_list = true});
    CHECK(json_schema(root).find("minItems") == std::string::npos);
    root.keys.back().required = true;
    CHECK(json_schema(root).find("\"minItems\": 1") != std::string::npos);
    root.keys.back().required = false;
    root.keys.push_back(
        {.name = "kind", .meaning = "Which.", .kind = KeyKind::choice, .choices = {"a", "b"}});
    const std::string schema = json_schema(root);
    CHECK(schema.find("\"required\": [\n        \"price\"\n      ]") != std::string::npos);
    CHECK(schema.find("\"additionalProperties\": false") != std::string::npos);
    CHECK(schema.find("\"description\": \"Of a share. Must be > 0.\"") != std::string::npos);
    CHECK(schema.find("\"$ref\": \"#/$defs/multiple\"") != std::string::npos);
    CHECK(schema.find("\"$ref\": \"#/$defs/quantity\"") != std::string::npos);
    CHECK(schema.find("\"array\"") != std::string::npos);
    CHECK(schema.find("\"enum\"") != std::string::npos);
    CHECK(schema.find("\"exclusiveMinimum\": 0") != std::string::npos);
    CHECK(schema.find("\"const\": 1") != std::string::npos);
    CHECK(schema.find("\"if\": {\n    \"required\": [\n      \"extend\"\n    ]") != std::string::npos);
    CHECK(schema.find("\"readings\"") != std::string::npos);
  }
}

}  // namespace json_schema_test
