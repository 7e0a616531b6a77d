/// \file casefile/parse_error.hpp
/// What a reader of files throws: one line that says where, what and why.
#pragma once
#include <string>

#include <fairvalue/core/error.hpp>

namespace fairvalue {

/// A place in a text file; lines and columns count from 1, columns in bytes.
struct FilePosition {
  std::string file;
  int line;
  int column;
};

/// An input file breaks a rule. The message reads
/// "peers.csv:7:12: multiple: must be a number, got 'n/a'".
class ParseError : public Error {
 public:
  ParseError(FilePosition position, std::string key, std::string rule, std::string value);

  const FilePosition& position() const { return position_; }
  const std::string& key() const { return key_; }  ///< column or field; empty where none applies
  const std::string& rule() const { return rule_; }
  const std::string& value() const { return value_; }  ///< as it stands in the file

 private:
  FilePosition position_;
  std::string key_;
  std::string rule_;
  std::string value_;
};

}  // namespace fairvalue
