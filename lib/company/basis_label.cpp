#include <fairvalue/company/basis_label.hpp>

#include <algorithm>
#include <cctype>
#include <string>

namespace fairvalue {
namespace {

/// Small letters and digits alone: "non-GAAP EPS" is "nongaapeps".
std::string plain_letters(std::string_view words) {
  std::string letters;
  for (const char c : words) {
    const auto one = static_cast<unsigned char>(c);
    if (std::isalnum(one)) letters += static_cast<char>(std::tolower(one));
  }
  return letters;
}

}  // namespace

bool contradicts(std::string_view words, EarningsBasis basis) {
  constexpr std::string_view other = "nongaap", own = "gaap";
  if (words.find_first_of("gG") == std::string_view::npos) return false;
  std::string letters = plain_letters(words);
  bool says_non_gaap = false;
  for (std::size_t at = letters.find(other); at != std::string::npos; at = letters.find(other)) {
    letters.erase(at, other.size());
    says_non_gaap = true;
  }
  const bool says_gaap = letters.find(own) != std::string::npos;
  if (says_gaap == says_non_gaap) return false;
  return says_gaap != (basis == EarningsBasis::gaap);
}

}  // namespace fairvalue
