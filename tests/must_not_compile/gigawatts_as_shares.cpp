// expect: conversion from
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
Shares vested = Gigawatts{1};
#else
Gigawatts deployed = Gigawatts{1};
#endif
