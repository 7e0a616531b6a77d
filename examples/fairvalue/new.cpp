#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/currency.hpp>

#include "verbs.hpp"

namespace calculator {

Answer answer_new(const Request& request) {
  fairvalue::NewCase options;
  if (const auto name = request.value("name")) {
    options.name = *name;
    options.ticker = "";  // that of the example is not this company's
  }
  if (const auto ticker = request.value("ticker")) options.ticker = *ticker;
  if (const auto currency = request.value("currency"))
    options.currency = fairvalue::Currency{*currency}.code();
  options.with_deal = !request.has("without-deal");
  return {.text = fairvalue::new_case_text(options)};
}

}  // namespace calculator
