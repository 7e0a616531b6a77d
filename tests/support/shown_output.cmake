# The ```text blocks of a document, one after the other, are what a program prints (or how that begins).
#   cmake -D DOCUMENT=<file.md> -D PROGRAM=<program> [-D ARGUMENTS=<a;b>] -D WORK=<prefix for a scratch file>
#         [-D BEGINNING=ON] -P shown_output.cmake
cmake_policy(VERSION 3.25)

set(LANGUAGE text)
set(OUTPUT ${WORK}.txt)
include(${CMAKE_CURRENT_LIST_DIR}/extract_code.cmake)
file(READ ${OUTPUT} shown)
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} RESULT_VARIABLE status OUTPUT_VARIABLE printed)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM}: exit status ${status}")
endif()
if(BEGINNING)
  string(LENGTH "${shown}" length)
  string(SUBSTRING "${printed}" 0 ${length} printed)
endif()
if(NOT shown STREQUAL printed)
  message(FATAL_ERROR "${DOCUMENT}: shows\n${shown}\nbut the program prints\n${printed}")
endif()
