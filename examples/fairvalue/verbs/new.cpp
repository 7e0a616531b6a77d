#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/utf8.hpp>

#include "fairvalue/command/verbs.hpp"

namespace calculator {
namespace {

/// Refused as `check` would refuse the file with it.
std::string plain_text(const char* option, const std::string& text) {
  const std::string shown = fairvalue::printable(text);
  if (shown != text)
    throw fairvalue::Error{std::string{"--"} + option +
                           ": must be UTF-8 text without control characters, got '" + shown + "'"};
  return text;
}

}  // namespace

Answer answer_new(const Request& request) {
  fairvalue::NewCase options;
  if (const auto name = request.value("name")) {
    options.name = plain_text("name", *name);
    options.ticker = "";  // that of the example is not this company's
  }
  if (const auto ticker = request.value("ticker")) options.ticker = plain_text("ticker", *ticker);
  if (const auto currency = request.value("currency")) {
    const auto read = fairvalue::attempt([&] { return fairvalue::Currency{*currency}; });
    if (!read.has_value()) throw fairvalue::Error{"--" + read.reason()};
    options.currency = read.value().code();
  }
  options.with_deal = !request.has("without-deal");
  return {.text = fairvalue::new_case_text(options)};
}

}  // namespace calculator
