#include "units.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "ledger.hpp"

namespace figures {
namespace {

constexpr fairvalue::Date epoch{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};

constexpr double week = 7 / 365.25;  // in years, as the ledger has it
constexpr double day_in_seconds = 86400;

const std::map<std::string, Unit> units{
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
    {"0..1", {Dimension::ratio, 1}},
    {"%/month", {Dimension::ratio, 0.01}},
    {"exponent", {Dimension::ratio, 1}},
    {"fraction", {Dimension::ratio, 1}},
    {"points", {Dimension::ratio, 1e-4}},  // of the Herfindahl index
    {"pp/pp", {Dimension::ratio, 1}},
    {"x cost", {Dimension::ratio, 1}},
    {"x money (gross)", {Dimension::ratio, 1}},
    {"x per 6 months", {Dimension::ratio, 1}},
    {"x revenue", {Dimension::ratio, 1}},
    {"x/yr", {Dimension::ratio, 1}},
    {"USD bn per 10k USD", {Dimension::money, 1e9}},
    {"USD bn/quarter", {Dimension::money, 1e9}},
    {"USD million/yr", {Dimension::money, 1e6}},
    {"USD/GPU", {Dimension::money, 1}},
    {"USD/chip", {Dimension::money, 1}},
    {"USD/chip-hr", {Dimension::money, 1}},
    {"USD/developer-yr", {Dimension::money, 1}},
    {"USD/hr", {Dimension::money, 1}},
    {"USD/unit", {Dimension::money, 1}},
    {"USD/yr", {Dimension::money, 1}},
    {"months", {Dimension::years, 1.0 / 12}},
    {"weeks", {Dimension::years, week}},
    {"h/week", {Dimension::hours, 1}},
    {"s", {Dimension::seconds, 1}},
    {"TB", {Dimension::bytes, 1e12}},
    {"bytes/token", {Dimension::bytes, 1}},
    {"FLOP/s", {Dimension::per_second, 1}},
    {"tokens/s", {Dimension::per_second, 1}},
    {"tokens/s/GPU", {Dimension::per_second, 1}},
    {"tokens/s/person", {Dimension::per_second, 1}},
    {"tokens/day", {Dimension::per_second, 1 / day_in_seconds}},
    {"GPUs", {Dimension::count, 1}},
    {"GPUs/day", {Dimension::count, 1}},
    {"batch", {Dimension::count, 1}},
    {"billion parameters", {Dimension::count, 1e9}},
    {"cards", {Dimension::count, 1}},
    {"cards/server", {Dimension::count, 1}},
    {"chips", {Dimension::count, 1}},
    {"chips/rack", {Dimension::count, 1}},
    {"companies", {Dimension::count, 1}},
    {"developers", {Dimension::count, 1}},
    {"domains", {Dimension::count, 1}},
    {"fabs", {Dimension::count, 1}},
    {"iterations", {Dimension::count, 1}},
    {"million GPUs", {Dimension::count, 1e6}},
    {"people", {Dimension::count, 1}},
    {"probability %", {Dimension::ratio, 0.01}},
    {"racks", {Dimension::count, 1}},
    {"requests", {Dimension::count, 1}},
    {"revisions", {Dimension::count, 1}},
    {"servers", {Dimension::count, 1}},
    {"tokens", {Dimension::count, 1}},
    {"units", {Dimension::count, 1}},
    {"vendors", {Dimension::count, 1}},
    {"wafers", {Dimension::count, 1}},
    {"wafers/fab", {Dimension::count, 1}},
};

}  // namespace

const Unit& unit(const std::string& name) {
  const auto found = units.find(name);
  if (found == units.end())
    throw fairvalue::Error("ledger: the unit '" + name + "' is not in the table of units");
  return found->second;
}

const Unit& unit_of_value(const std::string& name, std::size_t i) {
  const auto names = split(name, ';');
  std::string own = names[std::min(i, names.size() - 1)];
  own.erase(0, own.find_first_not_of(' '));
  return unit(own);
}

double day_number(fairvalue::Date date) { return fairvalue::days_between(epoch, date); }

fairvalue::Date date_of(double day_number) {
  return fairvalue::add_days(epoch, static_cast<int>(day_number));
}

double parse_value(const std::string& id, const Unit& unit, const std::string& text) {
  if (unit.dimension == Dimension::date) {
    const auto date = fairvalue::parse_date(text);
    if (!date) throw fairvalue::Error(fmt::format("{}: '{}' is not a date", id, text));
    return day_number(*date);
  }
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0') throw fairvalue::Error(fmt::format("{}: '{}' is not a number", id, text));
  return number;
}

}  // namespace figures
