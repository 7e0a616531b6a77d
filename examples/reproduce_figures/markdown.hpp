/// \file reproduce_figures/markdown.hpp
/// The reproduced rows as a reference page: a table an article.
#pragma once
#include <string>
#include <vector>

#include "verdict.hpp"

namespace figures {

/// A heading, the key of the verdicts and their counts, then for each article its derived figures (what the
/// article says, what follows, verdict, note) and the stated ones whose note casts doubt on them.
std::string to_markdown(const Ledger& ledger, const std::vector<std::string>& articles,
                        const std::vector<Reproduction>& results);

}  // namespace figures
