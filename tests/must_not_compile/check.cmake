# A file compiles as it stands and, with WRONG defined, fails with the message its first line expects.
#   cmake -D ROOT=<checkout> -D FILE=<file> -D CXX=<compiler> -P check.cmake
cmake_policy(VERSION 3.25)

file(STRINGS ${FILE} expectation LIMIT_COUNT 1 REGEX "^// expect: ")
if(NOT expectation)
  message(FATAL_ERROR "${FILE}: its first line must read // expect: <part of the compiler's message>")
endif()
string(REPLACE "// expect: " "" expected "${expectation}")

set(compile ${CXX} -std=c++20 -fsyntax-only -fdiagnostics-plain-output -I ${ROOT}/include ${FILE})
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${compile} RESULT_VARIABLE right ERROR_VARIABLE message)
if(NOT right EQUAL 0)
  message(FATAL_ERROR "${FILE}: must compile without WRONG\n${message}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${compile} -DWRONG
                RESULT_VARIABLE wrong ERROR_VARIABLE message)
if(wrong EQUAL 0)
  message(FATAL_ERROR "${FILE}: must not compile with WRONG, but does")
endif()
string(FIND "${message}" "${expected}" place)
if(place EQUAL -1)
  message(FATAL_ERROR "${FILE}: must fail with \"${expected}\", but says\n${message}")
endif()
