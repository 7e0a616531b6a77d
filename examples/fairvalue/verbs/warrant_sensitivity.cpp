#include <utility>

#include <fmt/core.h>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/book/warrants_model.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/tornado.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/command/options.hpp"

namespace calculator {

using namespace fairvalue;

bool has_company(const CaseFile& file) { return file.market && file.operating_model && file.valuation; }

std::string analysed_output(const Request& request, const CaseFile& file) {
  const auto positions = attempt([&] { return open_positions(file).size(); });
  const bool has_warrant = positions.has_value() && positions.value() > 0;
  return output_option(request, !has_company(file) && has_warrant ? "warrants" : "value");
}

Document warrant_sensitivity(const Request& request, const CaseFile& file) {
  const CallableModel model = warrants_model(file, pricing_settings(request));
  const Ranges ranges = warrant_ranges(request, file, model);
  const std::string& money = model.outputs.front().unit;
  const double base = tornado(model, {ranges.all.front()}, "warrants").base.value();
  Document document{.verb = "sensitivity", .about = facts_of(file)};
  DocumentTable table = tornado_table(model, ranges, "warrants");
  table.notes.insert(table.notes.begin(),
                     {fmt::format("As the case has it: {} {}, the economic value of all warrants and awards, "
                                  "by formula or by simulation on the same paths throughout.",
                                  words_of(base, money), money),
                      "It has no break-even: a warrant has no price to be met."});
  const DocumentRow& widest = table.rows.front();
  const Cell& low = widest.cells[3].shown;
  const Cell& high = widest.cells[4].shown;
  if (low.number && high.number)
    document.headline = {
        fmt::format("{}: {} moves the value of the warrants most, from {} to {} {}; as the case has it "
                    "they are worth {}.",
                    file.name, widest.key, low.text, high.text, money, words_of(base, money))};
  document.tables = {table};
  if (request.draws()) draw_tornado(document, file, table, base, {});
  document.warnings = ranges.doubts;
  return document;
}

}  // namespace calculator
