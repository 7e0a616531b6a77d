#include <optional>

#include <fairvalue/casefile/case_needs.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {

using namespace fairvalue;

DocumentTable business_table(const CaseFile& file) {
  const Units units{file.company.currency};
  const CaseBusinesses& stated = *file.sum_of_the_parts;
  const SumOfTheParts sum = sum_of_the_businesses(file);
  DocumentTable table{
      .key = "parts",
      .title = "The company as the sum of its businesses, each at a multiple of its " + stated.figure,
      .columns = {{"business", "business"},
                  {"figure", "figure", units.money},
                  {"multiple", "multiple", "x"},
                  {"value", "value", units.money},
                  {"share", "of all", "%"},
                  {"a_share", "a share", units.a_share}},
      .rows = {}};
  double figures = 0.0;
  PerShare a_share{0.0};
  for (std::size_t i = 0; i < sum.parts.size(); ++i) {
    const CaseBusiness& one = stated.businesses[i];
    figures += one.figure.value.value;
    a_share += sum.parts[i].price;
    add_row(
        table, one.name,
        {text(one.name), with_standing(quantity(one.figure.value.value, units.money), one.figure.standing),
         with_standing(quantity(one.multiple.value.value, "x"), one.multiple.standing),
         quantity(sum.parts[i].value.value, units.money), quantity(sum.parts[i].share, "%"),
         quantity(sum.parts[i].price.value, units.a_share)});
  }
  add_row(table, "business value",
          {text("the businesses"), quantity(figures, units.money), quantity(sum.overall.value, "x"),
           quantity(sum.enterprise_value.value, units.money), quantity(1.0, "%"),
           quantity(a_share.value, units.a_share)});
  add_row(table, "net cash",
          {text("net cash"), text(""), text(""),
           with_standing(quantity(stated.net_cash.value.value, units.money), stated.net_cash.standing),
           text(""), quantity(sum.net_cash.value, units.a_share)});
  add_row(table, "a share",
          {text("in all"), text(""), text(""),
           quantity((sum.enterprise_value + stated.net_cash.value).value, units.money), text(""),
           quantity(sum.price ? std::optional{sum.price->value} : std::nullopt, units.a_share)});
  return table;
}

}  // namespace calculator
