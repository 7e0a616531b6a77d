#include "units.hpp"

#include <algorithm>
#include <map>

#include <fairvalue/core/error.hpp>

#include "ledger.hpp"

namespace figures {
namespace {

const std::map<std::string, Unit>& units() {
  static const std::map<std::string, Unit> table{
      {"%", {Dimension::ratio, 0.01}},
      {"%/yr", {Dimension::ratio, 0.01}},
      {"pp", {Dimension::ratio, 0.01}},
      {"pp/yr", {Dimension::ratio, 0.01}},
      {"x", {Dimension::ratio, 1}},
      {"x per pp", {Dimension::ratio, 100}},
      {"passes/s", {Dimension::ratio, 1}},
      {"USD bn", {Dimension::money, 1e9}},
      {"USD bn (currency not stated)", {Dimension::money, 1e9}},
      {"USD bn/yr", {Dimension::money, 1e9}},
      {"USD/GPU-hr", {Dimension::money, 1}},
      {"USD/GPU-yr", {Dimension::money, 1}},
      {"USD/share", {Dimension::per_share, 1}},
      {"USD/share per 0.10 EPS", {Dimension::per_share, 1}},
      {"USD/share per 1x", {Dimension::per_share, 1}},
      {"USD million", {Dimension::money, 1e6}},
      {"USD/share per GW-yr", {Dimension::per_share, 1}},
      {"million shares", {Dimension::shares, 1e6}},
      {"million shares/GW", {Dimension::shares_a_gigawatt, 1e6}},
      {"GW", {Dimension::gigawatts, 1}},
      {"USD bn/GW", {Dimension::per_gigawatt, 1e9}},
      {"date", {Dimension::date, 1}},
      {"half-year", {Dimension::date, 1}},
      {"days", {Dimension::count, 1}},
      {"years", {Dimension::years, 1}},
      {"h", {Dimension::hours, 1}},
      {"ms", {Dimension::seconds, 1e-3}},
      {"GB", {Dimension::bytes, 1e9}},
      {"TB/s", {Dimension::bytes_per_second, 1e12}},
      {"TB/s/GPU", {Dimension::bytes_per_second, 1e12}},
      {"GPUs/rack", {Dimension::count, 1}},
      {"customers", {Dimension::count, 1}},
      {"year", {Dimension::calendar_year, 1}},
  };
  return table;
}

}  // namespace

const Unit& unit(const std::string& name) {
  const auto found = units().find(name);
  if (found == units().end())
    throw fairvalue::Error("ledger: the unit '" + name + "' is not in the table of units");
  return found->second;
}

const Unit& unit_of_value(const std::string& name, std::size_t i) {
  const auto names = split(name, ';');
  std::string own = names[std::min(i, names.size() - 1)];
  own.erase(0, own.find_first_not_of(' '));
  return unit(own);
}

}  // namespace figures
