# The top folder has no visible files but those named here: none that a test or a program left there.
#   cmake -D ROOT=<checkout> -P top_files.cmake
cmake_policy(VERSION 3.25)

file(GLOB files LIST_DIRECTORIES false RELATIVE ${ROOT} ${ROOT}/*)
list(FILTER files EXCLUDE REGEX "^\\.")
list(REMOVE_ITEM files CHANGELOG.md CMakeLists.txt CMakePresets.json CMakeUserPresets.json LICENSE README.md)
foreach(file IN LISTS files)
  message(SEND_ERROR "${file}: does not belong in the top folder")
endforeach()
