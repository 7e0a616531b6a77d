# A document is, byte for byte, what a program prints.
#   cmake -D DOCUMENT=<file> -D PROGRAM=<program> -D ARGUMENTS=<a;b> -P same_document.cmake
cmake_policy(VERSION 3.25)

execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} RESULT_VARIABLE status OUTPUT_VARIABLE printed)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM}: exit status ${status}")
endif()
file(READ ${DOCUMENT} written)
if(NOT written STREQUAL printed)
  message(FATAL_ERROR "${DOCUMENT}: is not what ${PROGRAM} ${ARGUMENTS} prints; write it anew")
endif()
