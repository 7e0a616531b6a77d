/// \file casefile/case_file.hpp
/// A case as text: company, market, deals and scenarios in one TOML file, read into the library's types.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue {

/// Reads a case. A file may extend another in its folder or below (`extend = "base.toml"`): tables are joined
/// key by key, lists and values replaced. Data files are read relative to the file that names them. `set`
/// replaces values before anything is checked, each once: an input that is set twice, by either of its names,
/// is refused. Of a table with `readings` the one that its key `reading` names, by name or number from 0, is
/// taken, else the first.
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
/// without any. A table that also has `reading` has that one alone. More than 16 are refused.
std::vector<CaseReading> read_case_readings(const std::string& path,
                                            const std::vector<PathSetting>& set = {});

/// A case file that is parsed once and read many times: with other settings, on several threads.
class CaseSource {
 public:
  /// Parses the file and what it extends. Throws Error where the file cannot be read or is larger than
  /// `case_file_limit`; all other faults are told by `read`.
  explicit CaseSource(const std::string& path);
  ~CaseSource();
  CaseSource(CaseSource&&) noexcept;
  CaseSource& operator=(CaseSource&&) noexcept;

  /// As read_case_file, but that a later setting replaces an earlier one; `shifts` change the numbers that
  /// are there after the settings. Throws CaseFileErrors also for a shift of what is no number.
  CaseFile read(const std::vector<PathSetting>& set = {}, const std::vector<PathShift>& shifts = {}) const;

  /// A checksum of all that `read` depends on: what the file and those it extends state and where, and the
  /// bytes of the data files that they or the settings name. Data files are read for it at most once.
  std::uint64_t fingerprint(const std::vector<PathSetting>& set = {}) const;

 private:
  struct Loaded;
  std::unique_ptr<const Loaded> loaded_;
};

/// The files that a case is read from: its own, those it extends, and the data files that these or the
/// settings name, whether they are there or not; what a broken file still tells. Throws nothing for a file
/// that cannot be read.
std::vector<std::string> files_of_case(const std::string& path, const std::vector<PathSetting>& set = {});

/// All findings of a file, errors and warnings in the order of their places; none where it is sound. Strict:
/// what a reviewer would ask for is an error. Throws Error only where the file cannot be read.
std::vector<CaseFileFinding> check_case_file(const std::string& path, bool strict = false,
                                             const std::vector<PathSetting>& set = {});

/// The case as text: read again it is equal. Warnings and what came from data files are not written.
std::string case_text(const CaseFile& file);

}  // namespace fairvalue
