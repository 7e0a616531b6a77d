# bash, zsh and man read what the program makes for them, without a word of complaint.
#   cmake -D PROGRAM=<program> -D WORK=<folder> -P shell_scripts.cmake
cmake_policy(VERSION 3.25)

function(check reader option file)
  execute_process(COMMAND ${PROGRAM} ${option} OUTPUT_FILE ${WORK}/${file} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "fairvalue ${option}: exit status ${status}")
  endif()
  find_program(${reader}_PROGRAM ${reader})
  if(NOT ${reader}_PROGRAM)
    message(STATUS "${reader} is not installed")
    return()
  endif()
  execute_process(COMMAND ${${reader}_PROGRAM} ${ARGN} ${WORK}/${file} RESULT_VARIABLE status OUTPUT_QUIET
                  ERROR_VARIABLE errors)
  if(NOT status EQUAL 0 OR NOT errors STREQUAL "")
    message(SEND_ERROR "${reader} ${file}: exit status ${status}\n${errors}")
  endif()
endfunction()

check(bash --completion=bash fairvalue.bash -n)
check(zsh --completion=zsh _fairvalue -n)
check(man --man fairvalue.1 --warnings -l -E UTF-8)
# bash completes a verb and its options.
set(script "source ${WORK}/fairvalue.bash; COMP_WORDS=(fairvalue value --no); COMP_CWORD=2; _fairvalue; echo \${COMPREPLY[@]}"
           "COMP_WORDS=(fairvalue sens); COMP_CWORD=1; _fairvalue; echo \${COMPREPLY[@]}")
list(JOIN script "; " script)
execute_process(COMMAND bash -c "${script}" OUTPUT_VARIABLE completed)
if(NOT completed STREQUAL "--no-simulation\nsensitivity\n")
  message(SEND_ERROR "bash completes '${completed}'")
endif()
