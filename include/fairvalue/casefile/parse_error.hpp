/// \file casefile/parse_error.hpp
/// What a reader of files throws: one line that says where, what and why.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace fairvalue {

/// A place in a text file; lines and columns count from 1, columns in bytes.
struct FilePosition {
  std::string file{};
  int line = 0;
  int column = 0;

  friend bool operator==(const FilePosition&, const FilePosition&) = default;
};

/// An input file breaks a rule. The message is one line that reads
/// "peers.csv:7:12: multiple: must be a number, got 'n/a'"; without a key "peers.csv:7:12: must be ...", and
/// where nothing stands in the file "... got none". In the message, not in value(), a value is cut after
/// about 60 bytes and made printable.
class ParseError : public Error {
 public:
  ParseError(FilePosition position, std::string key, std::string rule, std::string value);

  const FilePosition& position() const { return position_; }
  const std::string& key() const { return key_; }  ///< column or field; empty where none applies
  const std::string& rule() const { return rule_; }
  const std::string& value() const { return value_; }  ///< as it stands in the file; empty where nothing does

 protected:
  /// Its message ends in `more`.
  ParseError(const ParseError& first, std::string_view more);

 private:
  FilePosition position_;
  std::string key_;
  std::string rule_;
  std::string value_;
};

/// More than one error of a file, at most one a row. As a ParseError it is the first of them, and the message
/// says how many there are: "peers.csv:7:12: ... (and 2 more rows with errors)".
class ParseErrors : public ParseError {
 public:
  static constexpr std::size_t most = 20;  ///< that are kept

  /// `kept`: the first of them, in order; not empty. `count`: of all.
  ParseErrors(std::vector<ParseError> kept, std::size_t count);

  const std::vector<ParseError>& kept() const { return kept_; }
  std::size_t left_out() const { return count_ - kept_.size(); }

 private:
  std::vector<ParseError> kept_;
  std::size_t count_;
};

}  // namespace fairvalue
