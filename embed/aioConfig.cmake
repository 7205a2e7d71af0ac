# find_package(aio): gives the target aio::aio.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/aioTargets.cmake)
