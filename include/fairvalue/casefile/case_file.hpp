/// \file casefile/case_file.hpp
/// A case as text: company, market, deals and scenarios in one TOML file, read into the library's types.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/casefile/case_parts.hpp>
#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/market/equity_market.hpp>
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
  DataFiles data_files{};
  CaseData data{};                          ///< what these hold
  std::vector<KeyProvenance> provenance{};  ///< in the order of the file
  std::vector<CaseFileFinding> warnings{};

  /// Whether both state the same: all but the content of data files and the warnings.
  friend bool operator==(const CaseFile& a, const CaseFile& b);
};

/// Reads a case. A file may extend another in its folder or below (`extend = "base.toml"`): tables are joined
/// key by key, lists and values replaced. Data files are read relative to the file that names them. `set`
/// replaces values before anything is checked. Of a table with `readings` the first is taken.
/// A number is bare or a table { value, source, quote, standing }. Bare, it has the standing and source of
/// the nearest table around it that gives one, else it is assumed with the source "case file". A source
/// without a standing is stated. Throws CaseFileErrors with all that is wrong (a syntax error stops at its
/// line), Error where the file cannot be read or is larger than `case_file_limit`, and as the readers of the
/// data files do.
CaseFile read_case_file(const std::string& path, const std::vector<PathSetting>& set = {});

/// The same from text; `name` stands in messages. Files it names are sought in the folder of `name`.
CaseFile read_case_text(std::string_view text, const std::string& name,
                        const std::vector<PathSetting>& set = {});

/// One way to read a file whose clauses have several readings.
struct CaseReading {
  std::string label;  ///< "deal[0].warrant.tranche[5] = 2: as a floor"; empty for a file with one reading
  CaseFile file;
};
/// All combinations of `readings` in the order of the file, the last one changing first; one for a file
/// without any. More than 16 are refused.
std::vector<CaseReading> read_case_readings(const std::string& path,
                                            const std::vector<PathSetting>& set = {});

/// All findings of a file, errors and warnings in the order of their places; none where it is sound. Strict:
/// what a reviewer would ask for is an error. Throws Error only where the file cannot be read.
std::vector<CaseFileFinding> check_case_file(const std::string& path, bool strict = false,
                                             const std::vector<PathSetting>& set = {});

/// The case as text: read again it is equal. Warnings and what came from data files are not written.
std::string case_text(const CaseFile& file);

}  // namespace fairvalue
