/// \file lib/casefile/detail/fact_tags.hpp
/// The tags of filings for each measure, in order of preference.
#pragma once
#include <string_view>

#include <fairvalue/company/filed_facts.hpp>

namespace fairvalue::detail {

struct FactTag {
  std::string_view taxonomy;
  std::string_view tag;
  FiledMeasure measure;
  int rank;
};

/// Null if the tag is not one of them. The address stays valid.
const FactTag* find_tag(std::string_view taxonomy, std::string_view tag);

}  // namespace fairvalue::detail
