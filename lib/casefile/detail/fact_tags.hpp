/// \file lib/casefile/detail/fact_tags.hpp
/// The tags of filings that hold the measures read, the first choice of each first.
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

/// None when the tag holds nothing that is read. The address stays good.
const FactTag* find_tag(std::string_view taxonomy, std::string_view tag);

}  // namespace fairvalue::detail
