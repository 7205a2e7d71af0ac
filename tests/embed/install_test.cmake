# cmake -DBUILD=... -DWORK=... -DSAMPLE=... -DCXX=... -DGENERATOR=... -P install_test.cmake
# Installs BUILD to a prefix below WORK; builds and runs a copy of SAMPLE that knows only the prefix.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE out)
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(expect what)
  if(NOT out MATCHES "${what}")
    message(FATAL_ERROR "expected '${what}', got: ${out}")
  endif()
endfunction()

set(prefix ${WORK}/prefix)
file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${prefix}/bin/aio -c "print(6 * 7)")
expect("^42\n$")

file(COPY ${SAMPLE} DESTINATION ${WORK})
get_filename_component(name ${SAMPLE} NAME)
run(${CMAKE_COMMAND} -G ${GENERATOR} -S ${WORK}/${name} -B ${WORK}/build
    -DCMAKE_PREFIX_PATH=${prefix} -DAIO_SOURCE=/nonexistent -DCMAKE_CXX_COMPILER=${CXX})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/${name})
expect("hello script!!.*hello C\\+\\+!!")

file(GLOB_RECURSE description ${prefix}/aiovm.pc)
get_filename_component(description ${description} DIRECTORY)
run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${description} pkg-config --define-variable=prefix=${prefix} --cflags --libs aiovm)
string(STRIP "${out}" flags)
separate_arguments(flags UNIX_COMMAND "${flags}")
run(${CXX} -std=c++20 ${WORK}/${name}/main.cpp -o ${WORK}/by_pkg_config ${flags})
run(${WORK}/by_pkg_config)
expect("hello script!!")
