//! One finding: what is broken, how that is known, what to do.

use acr_doctor_rules::report::Finding;
use acr_doctor_rules::{Report, decimal};

use super::fold::fold;
use super::proof::proof;
use super::steps::fixes;
use super::{links, prose};
use crate::dom::{El, el};
use crate::route::Route;
use crate::view::View;
use acr_doctor_rules::labels;

/// A finding at full length. What the head of the report has said is not shown twice.
pub(crate) fn finding(view: &View, report: &Report, finding: &Finding) -> El {
    let said = (finding.title == report.headline).then_some("sr");
    let title = el("h3").maybe("class", said).put(prose(&finding.title));
    let article = marked(el("article"), finding).put(title);
    body(view, article, finding, finding.why != report.summary)
}

/// A finding of which only the title is seen until it is opened.
pub(crate) fn folded(view: &View, report: &Report, finding: &Finding, open: bool) -> El {
    let summary = el("summary").put(el("h4").put(prose(&finding.title)));
    let line = finding.lines.map_or(0, |span| span.0);
    let place = [decimal(report.run), decimal(line)].join(" ");
    let key = [&finding.cause, " ", &place].concat();
    let details = marked(el("details"), finding);
    fold(view, details, key, open, summary, |details| {
        body(view, details, finding, true)
    })
}

/// What scripts and tests find a finding by.
fn marked(element: El, finding: &Finding) -> El {
    element
        .class("finding")
        .with("data-cause", finding.cause.clone())
        .with("data-certainty", finding.certainty.as_str())
        .maybe("data-code", finding.code.clone())
}

/// How certain it is, its code, and the way to the reference.
fn tags(view: &View, finding: &Finding) -> El {
    let (class, word) = if finding.harmless {
        ("tag harmless", view.ui.harmless_tag)
    } else {
        use acr_doctor_rules::catalog::Certainty::{Likely, Possible, Sure};
        let class = match finding.certainty {
            Sure => "tag sure",
            Likely => "tag likely",
            Possible => "tag possible",
        };
        (class, labels::certainty(finding.certainty, view.language))
    };
    let code = finding
        .code
        .as_ref()
        .map(|code| match Route::from_hash(code) {
            route @ Route::Code(_) => el("a")
                .class("code")
                .with("href", view.href(&route.hash()))
                .text(code.clone()),
            _ => el("span").class("code").text(code.clone()),
        });
    let reference = (finding.cause != "unknown").then(|| {
        el("a")
            .with("href", view.href(&["#cause/", &finding.cause].concat()))
            .text(view.ui.explanation_of)
    });
    el("p")
        .class("tags")
        .put(el("span").class(class).text(word))
        .put(code)
        .put(reference)
}

fn body(view: &View, element: El, finding: &Finding, says_why: bool) -> El {
    let ui = view.ui;
    let row = |label: &'static str, content: El| {
        el("div")
            .class("row")
            .put(el("p").class("label").text(label))
            .put(content)
    };
    let proof = finding
        .lines
        .map(|span| row(ui.how_we_know, proof(view, span)));
    let fixes =
        (!finding.fixes.is_empty()).then(|| row(ui.what_to_do, fixes(view, &finding.fixes)));
    element
        .put(tags(view, finding))
        .put(says_why.then(|| el("p").class("why").put(prose(&finding.why))))
        .put(proof)
        .put(fixes)
        .put(links(
            ui.source,
            &mut finding.links.iter().map(String::as_str),
        ))
}
