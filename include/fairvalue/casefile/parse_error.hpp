/// \file casefile/parse_error.hpp
/// What a reader of files throws: one line that says where, what and why.
#pragma once
#include <string>

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

 private:
  FilePosition position_;
  std::string key_;
  std::string rule_;
  std::string value_;
};

}  // namespace fairvalue
