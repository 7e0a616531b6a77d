# What tests, headers and sources cite is there: a document they name (*.md, from the root or beside the pages of
# docs/reference) exists, and none cites an issue by its number or a file of a folder that is not here.
#   cmake -D ROOT=<checkout> -P citations.cmake
cmake_policy(VERSION 3.25)

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/include/*.hpp ${ROOT}/lib/*.?pp ${ROOT}/tests/*.?pp ${ROOT}/tests/*.py
     ${ROOT}/examples/*.?pp)
list(FILTER files EXCLUDE REGEX "/fixtures/")
list(LENGTH files count)
if(count EQUAL 0)
  message(FATAL_ERROR "no sources below ${ROOT}")
endif()
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  string(REGEX MATCHALL "[A-Za-z0-9_./-]+\\.md" documents "${text}")
  foreach(document IN LISTS documents)
    if(NOT EXISTS ${ROOT}/${document} AND NOT EXISTS ${ROOT}/docs/reference/${document})
      message(SEND_ERROR "${file}: cites ${document}, which is not in the repository")
    endif()
  endforeach()
  string(REGEX MATCHALL "[Ii]ssue #?[0-9]+|limits/[a-z_]+|[Dd]esign('s)? reference" others "${text}")
  foreach(other IN LISTS others)
    message(SEND_ERROR "${file}: cites ${other}; cite a public source or docs/reference/reference-values.md")
  endforeach()
endforeach()
message(STATUS "citations: ${count} files")
