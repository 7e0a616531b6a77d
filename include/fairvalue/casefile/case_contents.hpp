/// \file casefile/case_contents.hpp
/// All that a case file may hold, in the library's types.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/casefile/case_parts.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>

namespace fairvalue {

/// The schema that is written and read. A file of a newer one is refused by name.
inline constexpr int case_schema_version = 1;
/// The most that a case file may hold: 16 MB.
inline constexpr std::size_t case_file_limit = 16'000'000;

/// Where a number is from that the library's types hold bare: a strike, a hurdle, a probability.
struct KeyProvenance {
  std::string path;  ///< as key_path.hpp writes it
  Standing standing;
  std::string source{};
  std::string quote{};

  friend bool operator==(const KeyProvenance&, const KeyProvenance&) = default;
};

/// A clause of the file that can be read in several ways, and the one that was taken for want of a choice.
struct ClauseReading {
  std::string path;                  ///< of its table: "award[0].warrant"
  std::size_t taken;                 ///< counted from 0
  std::vector<std::string> names{};  ///< of all its readings, in the order of the file

  friend bool operator==(const ClauseReading&, const ClauseReading&) = default;
};

/// 'award[0].warrant has 2 readings, taken as number 0: "as a floor"'
std::string describe(const ClauseReading& reading);

/// All that a file may hold. Each part may be missing; whoever needs one says so (see case_needs.hpp).
struct CaseFile {
  std::string name;  ///< of the case; the company's where the file gives none
  CompanyProfile company;
  std::optional<CaseMarket> market{};
  std::optional<OperatingModel> operating_model{};
  std::optional<CaseValuation> valuation{};
  std::vector<CaseDeal> deals{};
  std::vector<Award> awards{};
  std::vector<Scenario> scenarios{};
  std::optional<UncertainInputs> uncertain{};
  std::vector<Consensus> consensus{};
  std::vector<Estimate> estimates{};  ///< stated in the file itself; those of a file are in `data`
  std::vector<Sourced<BrokerTarget>> price_targets{};
  std::vector<PeerRow> peers{};
  std::vector<CaseCustomer> customers{};
  std::optional<CaseBusinesses> sum_of_the_parts{};
  DataFiles data_files{};
  CaseData data{};                          ///< what these hold
  std::vector<KeyProvenance> provenance{};  ///< in the order of the file
  std::vector<CaseFileFinding> warnings{};
  std::vector<ClauseReading> readings{};  ///< in the order of the file; those that `reading` chooses are not

  /// Whether both state the same: all but the content of data files, the warnings and the readings left.
  friend bool operator==(const CaseFile& a, const CaseFile& b);
};

}  // namespace fairvalue
