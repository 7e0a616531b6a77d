// expect: conversion from 'Quantity<fairvalue::GigawattsUnit>' to non-scalar type 'Quantity<fairvalue::SharesUnit>' requested
#include <fairvalue/core/units.hpp>
using namespace fairvalue;
#ifdef WRONG
Shares vested = Gigawatts{1};
#else
Gigawatts deployed = Gigawatts{1};
#endif
