#include <fairvalue/book/book_request.hpp>

#include <bit>

#include <fairvalue/casefile/case_contents.hpp>

namespace fairvalue {
namespace {

/// To be counted up when rows hold something else, or the same version values something else.
constexpr std::uint64_t version_of_rows = 2;

void add_real(Checksum& sum, double number) { sum.add_number(std::bit_cast<std::uint64_t>(number)); }

void add_shock(Checksum& sum, const Shock& shock) {
  sum.add_text(shock.name);
  detail::add_settings(sum, shock.settings);
  sum.add_number(shock.shifts.size());
  for (const PathShift& one : shock.shifts) {
    sum.add_text(to_string(one.path));
    add_real(sum, one.times);
    add_real(sum, one.plus);
  }
}

}  // namespace

namespace detail {

void add_settings(Checksum& sum, const std::vector<PathSetting>& settings) {
  sum.add_number(settings.size());
  for (const PathSetting& one : settings) {
    sum.add_text(to_string(one.path));
    sum.add_text(one.value);
  }
}

std::uint64_t id_of_request(const BookRequest& request) {
  Checksum sum;
  sum.add_text(FAIRVALUE_VERSION);  // another one may value otherwise
  sum.add_number(version_of_rows);
  sum.add_number(case_schema_version);
  add_settings(sum, request.settings);
  sum.add_number(request.shocks.size());
  for (const Shock& shock : request.shocks) add_shock(sum, shock);
  sum.add_number(request.pricing.seed);
  sum.add_number(request.pricing.paths);
  add_real(sum, request.pricing.error.value_or(0.0));
  sum.add_number(request.pricing.simulates ? 1 : 0);
  return sum.value();
}

}  // namespace detail
}  // namespace fairvalue
