//! Whole numbers as text.

/// A whole number in decimal.
///
/// ```
/// assert_eq!(acr_doctor_rules::decimal(4096), "4096");
/// ```
///
/// `to_string` does the same by way of `core::fmt`, which is larger than many a
/// part of the page that it would be linked for.
pub fn decimal(value: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = value;
    loop {
        digits.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    digits
        .iter()
        .rev()
        .map(|&digit| char::from(digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn writes_what_to_string_writes() {
        for value in [0, 7, 10, 4096, 1_000_000, usize::MAX] {
            assert_eq!(decimal(value), value.to_string());
        }
    }
}
