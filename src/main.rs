//! The page of ACR Doctor.
fn main() {}
