package dev.heddle.samples.suite;

/** All families that can be explored in any way. */
interface Families extends WaitingFamilies, SharingFamilies {}
