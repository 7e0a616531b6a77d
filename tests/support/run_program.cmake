# Runs a program and holds its exit status and its output against what is expected.
#   cmake -D PROGRAM=<program> -D ARGUMENTS=<a;b> -D STATUS=<status> -D STDOUT=<part of the output;another>
#         -D STDERR=<part of the one line of errors, or parts of findings with their lines and carets> -P run_program.cmake
# STDOUT and STDERR may be empty: then that stream must be.
cmake_policy(VERSION 3.25)

execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} RESULT_VARIABLE status OUTPUT_VARIABLE stdout ERROR_VARIABLE stderr)
if(NOT status STREQUAL STATUS)
  message(FATAL_ERROR "exit status must be ${STATUS}, is ${status}\n${stdout}\n${stderr}")
endif()
foreach(stream stdout stderr)
  string(TOUPPER ${stream} expected)
  if("${${expected}}" STREQUAL "" AND NOT "${${stream}}" STREQUAL "")
    message(FATAL_ERROR "${stream} must be empty, is\n${${stream}}")
  endif()
  foreach(part IN LISTS ${expected})
    string(FIND "${${stream}}" "${part}" place)
    if(place EQUAL -1)
      message(FATAL_ERROR "${stream} must hold '${part}', is\n${${stream}}")
    endif()
  endforeach()
endforeach()
if(NOT STDERR STREQUAL "" AND NOT stderr MATCHES "\n +[|] +\\^\n")
  string(REGEX MATCHALL "\n" line_ends "${stderr}")
  list(LENGTH line_ends lines)
  if(NOT lines EQUAL 1)
    message(FATAL_ERROR "stderr must be one line, is ${lines}\n${stderr}")
  endif()
endif()
