//! The native program of ACR Doctor.
fn main() {}
