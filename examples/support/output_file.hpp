/// \file support/output_file.hpp
/// Files that a program writes because it was asked to: whole or not at all.
#pragma once
#include <functional>
#include <iosfwd>
#include <span>
#include <string>

namespace examples {

/// The file that an option names. It is written beside it first, as FILE.fairvalue.part0, so that one that
/// cannot be written whole, or a signal, leaves what was there. What a killed run has left under that name is
/// written over; while another run writes it, the next number is taken. A file keeps its mode and, where
/// allowed, its owner; a new one follows the umask; a link stays one. What is standard output or standard
/// error is written through to it, and a device or a pipe is written to as it is.
class OutputFile {
 public:
  /// Begun at once, so that a place that cannot be written is refused before the work whose results it takes.
  /// Throws fairvalue::Error naming the option: "--write-samples: must be a file that can be written, got
  /// 'x/y.csv'".
  OutputFile(std::string option, std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Writes it, once. Throws as above when that fails, as on a full disk, and what `write` throws.
  void write(const std::function<void(std::ostream&)>& write);

  /// The two halves of it, for several files of which all or none are wanted: writes beside its place, and
  /// puts all in their places. Where one cannot be put there, those that were not there before are taken away
  /// again.
  void fill(const std::function<void(std::ostream&)>& write);
  static void place(std::span<OutputFile* const> all);

 private:
  bool is_placed();

  std::string option_;
  std::string path_;
  std::string target_{};           ///< where links lead
  std::string part_{};             ///< what is written first; empty where the path is written to as it is
  int lock_ = -1;                  ///< of the part, held while it is there
  bool is_new_ = false;            ///< nothing was there
  std::ostream* stream_{nullptr};  ///< of what is standard output or standard error
};

}  // namespace examples
