# Builds the library and the calls with clang, libFuzzer and the sanitizers, and lets it run for half a minute.
set(flags "-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -O1 -g1")
execute_process(COMMAND ${CMAKE_COMMAND} -S ${ROOT} -B ${BUILD} -G Ninja -D CMAKE_CXX_COMPILER=${CXX}
                        -D CMAKE_CXX_FLAGS=${flags} -D FAIRVALUE_BUILD_TESTS=OFF -D FAIRVALUE_BUILD_EXAMPLES=OFF
                        -D FAIRVALUE_FUZZER=ON
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} --target fuzz_target OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${BUILD}/fuzz_target -max_total_time=30 -seed=1 -max_len=256 -print_final_stats=1
                COMMAND_ERROR_IS_FATAL ANY)
