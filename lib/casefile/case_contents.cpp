#include <fairvalue/casefile/case_contents.hpp>

#include <algorithm>

#include <fmt/core.h>

namespace fairvalue {
namespace {

std::vector<KeyProvenance> by_path(std::vector<KeyProvenance> provenance) {
  std::sort(provenance.begin(), provenance.end(),
            [](const KeyProvenance& a, const KeyProvenance& b) { return a.path < b.path; });
  return provenance;
}

}  // namespace

bool operator==(const CaseFile& a, const CaseFile& b) {
  return a.name == b.name && a.company == b.company && a.market == b.market &&
         a.operating_model == b.operating_model && a.valuation == b.valuation && a.deals == b.deals &&
         a.awards == b.awards && a.scenarios == b.scenarios && a.uncertain == b.uncertain &&
         a.consensus == b.consensus && a.estimates == b.estimates && a.price_targets == b.price_targets &&
         a.peers == b.peers && a.customers == b.customers && a.sum_of_the_parts == b.sum_of_the_parts &&
         a.data_files == b.data_files && by_path(a.provenance) == by_path(b.provenance);
}

std::string describe(const ClauseReading& reading) {
  return fmt::format("{} has {} readings, taken as number {}: \"{}\"", reading.path, reading.names.size(),
                     reading.taken, reading.names.at(reading.taken));
}

}  // namespace fairvalue
