# Writes a header that holds a file's bytes as a string, so that a program carries its data.
#   cmake -D INPUT=<file> -D NAME=<variable> -D OUTPUT=<header> -P embed.cmake
cmake_policy(VERSION 3.25)

file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
cmake_path(GET INPUT FILENAME name)
file(WRITE ${OUTPUT} "// ${name}, byte by byte.\n#pragma once\n#include <string_view>\n
inline constexpr char ${NAME}_bytes[] = {\n    ${bytes}'\\0'};
inline constexpr std::string_view ${NAME}{${NAME}_bytes, sizeof ${NAME}_bytes - 1};\n")
