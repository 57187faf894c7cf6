//! Dates: the header `Date` as a number, and a number as a date.

use crate::words::number;

const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// Reads a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section
/// 5.6.7, the form that is sent), in seconds since 1970.
pub fn read(text: &str) -> Option<i64> {
    let (_, rest) = text.trim().split_once(", ")?;
    let mut words = rest.split(' ');
    let day: i64 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let year: i64 = words.next()?.parse().ok()?;
    let mut clock = words.next()?.splitn(3, ':');
    let mut part = |most: i64| {
        let value: i64 = clock.next()?.parse().ok()?;
        (0..=most).contains(&value).then_some(value)
    };
    let (hour, minute, second) = (part(23)?, part(59)?, part(60)?);
    if words.next() != Some("GMT") || !(1..=31).contains(&day) || !(1970..=9999).contains(&year) {
        return None;
    }
    let month = (1..)
        .zip(MONTHS.chunks(3))
        .find(|(_, name)| *name == month.as_bytes())?
        .0;
    Some(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

/// Days since 1970 of a date of the Gregorian calendar (the year begins in March here).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

/// A date as `YYYY-MM-DD`, of seconds since 1970.
pub fn day(seconds: i64) -> String {
    // Certificates end in the year 9999 at the latest.
    let seconds = seconds.clamp(0, 253_402_300_799);
    let past = seconds / 86_400 + 719_468;
    let era = past / 146_097;
    let day_of_era = past % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let mut out = number(year);
    for part in [month, day] {
        out.push_str(if part < 10 { "-0" } else { "-" });
        out.push_str(&number(part));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{day, read};

    #[test]
    fn reads_and_writes() {
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(read("Thu, 29 Feb 2024 00:00:00 GMT"), Some(1_709_164_800));
        assert_eq!(day(784_111_777), "1994-11-06");
        assert_eq!(day(1_709_164_800), "2024-02-29");
        assert_eq!(day(0), "1970-01-01");
        for other in [
            "",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "x, 40 Nov 1994 08:49:37 GMT",
            "x, 06 Nov 1994 08:49 GMT",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
        for seconds in (0..4_000_000_000_i64).step_by(86_400 * 97) {
            let date = day(seconds);
            assert_eq!(date.len(), 10, "{date}");
        }
    }
}
