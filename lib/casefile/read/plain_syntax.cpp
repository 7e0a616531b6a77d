#include "plain_syntax.hpp"

#include <string_view>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

struct Phrase {
  std::string_view found;
  const char* plain;
  const char* advice;
};

constexpr const char* in_quotes = "Text such as 15 bn USD stands in quotes.";
constexpr const char* number_range = "a number is at most 1e24 in size";
constexpr const char* in_range = "Write a smaller number.";
constexpr const char* closed_text = "text ends with its quote on the same line, without control characters";
constexpr const char* close_it = "Close the text with its quote on the same line.";
constexpr const char* one_value = "nothing more may follow a value on its line";
constexpr const char* values_rule = "a value is a number, a date, true, false, or text in double quotes";
constexpr const char* header_rule = "a table begins with its name in brackets";
constexpr const char* with_brackets = "Write [name] or [[name]].";
constexpr const char* list_rule = "a list has commas between its elements and ends with ]";
constexpr const char* with_commas = "Write one comma between two elements and ] behind the last.";
constexpr const char* day_rule = "a date is a day of the calendar";
constexpr const char* date_rule = "a date is written YYYY-MM-DD";
constexpr const char* as_date =
    "Write year, month and day with four, two and two digits, such as 2028-06-30.";
constexpr const char* digits_rule = "a number has digits before and behind its point, and behind an e";
constexpr const char* key_rule = "a line is key = value, a table or a comment";
constexpr const char* as_key =
    "Write = behind the key, which is one word: growth_rate = 0.1, not growth rate or growth: 0.1.";

/// What toml++ says in part; the first that is found holds.
constexpr Phrase phrases[] = {
    {"expected a comment or whitespace, saw ','", one_value,
     "Write numbers with a decimal point and without commas, and one key on a line."},
    {"expected a comment or whitespace, saw ']'", header_rule, with_brackets},
    {"expected a comment or whitespace, saw", one_value, in_quotes},
    {"could not determine value type", values_rule, in_quotes},
    {"boolean: ", values_rule, "Write true and false in small letters, other words in double quotes."},
    {"string: unescaped control characters", closed_text, close_it},
    {"literal string: control characters", closed_text, close_it},
    {"string: encountered end-of-file", closed_text, close_it},
    {"unknown escape sequence", "a backslash in double quotes begins an escape such as \\n",
     "Write two backslashes, or put the text in single quotes."},
    {"control character", "a file has no control characters", "Remove the character that stands there."},
    {"could not be interpreted as a value", number_range, in_range},
    {"is not representable in 64 bits",
     "a number without a decimal point is at most 9223372036854775807 in size",
     "Write it with an exponent, such as 1e20."},
    {"after '\\r'", "lines end with a line feed, or with carriage return and line feed",
     "Save the file with the ends of lines of Unix or Windows."},
    {"array: expected", list_rule, with_commas},
    {"array: encountered end-of-file", list_rule, with_commas},
    {"dangling comma", "a table in { } has no comma behind its last key", "Remove the comma before the }."},
    {"inline table: expected comma", "a table in { } has commas between its keys and ends with }",
     "Write a comma between two keys and } behind the last value."},
    {"inline table: ", "a table in { } stands on one line and ends with }",
     "Write it on one line with } at its end, or under a header such as [name]."},
    {"key-value pair: expected '='", key_rule, as_key},
    {"key-value pair: ", "a value follows the = on its line", "Write the value, or remove the line."},
    {"key: expected bare key", key_rule, as_key},
    {"date: expected day between", day_rule, "Write a day that the month has."},
    {"date: expected month between", day_rule, "Write a month from 01 to 12."},
    {"date: ", date_rule, as_date},
    {"expected digit, saw '/'", date_rule, as_date},
    {"expected decimal digit or exponent, saw '.'", "a number has one decimal point",
     "Write numbers such as 30.5 and dates such as 2028-06-30."},
    {"leading zeroes are prohibited", "a number other than 0 does not begin with 0 without a decimal point",
     "Remove the zeroes before it; write dates such as 2028-06-30."},
    {"underscores", "an underscore in a number stands between two digits", "Write 1000000 or 1_000_000."},
    {"floating-point: ", digits_rule, "Write 0.5 for .5 and 1.0 for 1. and the like."},
    {"decimal integer: expected digit", one_value, "Write the number alone; text stands in quotes."},
    {"maximum nested value depth", "lists and tables stand in one another at most 64 deep",
     "Remove brackets, or write the tables under headers such as [name]."},
    {"table header: ", header_rule, with_brackets},
    {"expected keys, tables, whitespace or comments", key_rule, "Write key = value."}};

}  // namespace

PlainSyntax plain_syntax(const std::string& what) {
  const bool is_twice = what.find("cannot redefine") != std::string::npos;
  if (const std::size_t name = what.find('\''); is_twice && name != std::string::npos)
    return {fmt::format("{} is there twice", what.substr(name)), "Keep one of the two."};
  for (const Phrase& phrase : phrases) {
    if (what.find(phrase.found) != std::string::npos) return {phrase.plain, phrase.advice};
  }
  return {what, "Correct what stands there."};
}

}  // namespace fairvalue::detail
