//! What comes in from the browser: the address, texts, files, typing.

use std::rc::Rc;

use acr_doctor_rules::Language;
use acr_doctor_rules::catalog::Words;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DragEvent, Event, File, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Response,
};
use yew::platform::spawn_local;

use crate::PROBES;
use crate::browser;
use crate::paste::{LARGEST, Paste, is_editable};
use crate::probe::{self, SignIn, run};
use crate::route::{Route, language};
use crate::state::{Action, Reading};
use crate::view::Act;
use crate::words;

/// What the whole window listens to.
const EVENTS: [&str; 9] = [
    "pagehide",
    "beforeprint",
    "afterprint",
    "hashchange",
    "popstate",
    "dragenter",
    "dragover",
    "dragleave",
    "drop",
];

/// Listens for as long as the page lives.
pub(crate) fn window(act: Act) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| match event.dyn_ref() {
        Some(drag) => dragged(drag, &act),
        None => match event.type_().as_str() {
            "beforeprint" => act(Action::Prints(true)),
            "afterprint" => act(Action::Prints(false)),
            "pagehide" => {
                if PROBES {
                    run::leave();
                }
            }
            _ => address(&act),
        },
    });
    for event in EVENTS {
        let function = listener.as_ref().unchecked_ref();
        let _ = browser::window().add_event_listener_with_callback(event, function);
    }
    listener.forget();
}

/// The place and the language of the address.
pub(crate) fn read_address() -> (Route, Language) {
    let languages = browser::languages();
    let languages = languages.iter().map(String::as_str);
    (
        Route::from_hash(&browser::hash()),
        language(&browser::search(), languages),
    )
}

/// Takes over what the address says.
pub(crate) fn address(act: &Act) {
    let (route, language) = read_address();
    act(Action::Went(route, language));
}

/// Files can be dropped anywhere.
fn dragged(event: &DragEvent, act: &Act) {
    let Some(data) = event.data_transfer() else {
        return;
    };
    // Text that is dragged into the text area is none of our business.
    if !data.types().includes(&"Files".into(), 0) {
        return;
    }
    event.prevent_default();
    match event.type_().as_str() {
        "drop" => {
            act(Action::Hovers(false));
            if let Some(file) = data.files().and_then(|files| files.get(0)) {
                open(file, act);
            }
        }
        // Leaving one element enters another; only what leaves the window goes nowhere.
        "dragleave" if event.related_target().is_none() => act(Action::Hovers(false)),
        "dragenter" => act(Action::Hovers(true)),
        _ => {}
    }
}

/// A file was chosen.
pub(crate) fn picked(event: &Event, act: &Act) {
    let Some(input) = target::<HtmlInputElement>(event) else {
        return;
    };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        open(file, act);
    }
    // The same file can be chosen again.
    input.set_value("");
}

/// Reads a file; the page stays usable while the browser does it.
fn open(file: File, act: &Act) {
    if !read_address().0.is_explain() {
        browser::go("");
    }
    if file.size() > f64::from(LARGEST) {
        act(Action::Read(Reading::TooLarge));
        return;
    }
    act(Action::Read(Reading::Waits));
    let act = act.clone();
    spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => {
                browser::begin_measure();
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                act(Action::Took(Paste::file(&file.name(), bytes)));
            }
            Err(_) => act(Action::Read(Reading::Unreadable)),
        }
    });
}

/// Something was typed into the text area.
pub(crate) fn typed(event: &Event, act: &Act) {
    let Some(area) = target::<HtmlTextAreaElement>(event) else {
        return;
    };
    browser::begin_measure();
    let text = area.value();
    let editable = is_editable(&text);
    if !editable {
        // A text area needs a fifth of a second to lay out a megabyte. It is taken
        // out again before the browser begins, and shown in another way.
        area.set_value("");
    }
    act(Action::Took(if editable {
        Paste::typed(text)
    } else {
        Paste::given(text)
    }));
}

/// Something is pasted: what is too long for the text area does not go through it.
pub(crate) fn pasted(event: &Event, act: &Act) {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let text = data
        .and_then(|data| data.get_data("text").ok())
        .unwrap_or_default();
    if !is_editable(&text) {
        event.prevent_default();
        browser::begin_measure();
        act(Action::Took(Paste::given(text)));
    }
}

/// Something was typed as the registry.
pub(crate) fn named(event: &Event, act: &Act) {
    if let Some(input) = target::<HtmlInputElement>(event) {
        act(Action::Probe(probe::Event::Typed(input.value())));
    }
}

/// What to sign in with was chosen.
pub(crate) fn signs_in(event: &Event, act: &Act) {
    let Some(select) = target::<HtmlSelectElement>(event) else {
        return;
    };
    let value = select.value();
    if let Some(kind) = SignIn::ALL.into_iter().find(|kind| kind.value() == value) {
        act(Action::Probe(probe::Event::SignIn(kind)));
    }
}

/// Something is searched for in the reference.
pub(crate) fn searched(event: &Event, act: &Act) {
    if let Some(input) = target::<HtmlInputElement>(event) {
        act(Action::Search(input.value()));
    }
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// Fetches the texts of a language.
pub(crate) fn fetch(language: Language, act: &Act) {
    let act = act.clone();
    spawn_local(async move {
        let words = table(language).await;
        act(Action::Arrived(words.map(Rc::new)));
    });
}

/// Fetches the examples of the reference. Where they get lost, it has none.
pub(crate) fn fetch_examples(act: &Act) {
    let act = act.clone();
    spawn_local(async move {
        if let Some(examples) = file("examples").await {
            act(Action::Examples(examples));
        }
    });
}

async fn table(language: Language) -> Option<Words> {
    let table = file(language.tag()).await?;
    words::read(language, table).ok()
}

/// A file of texts. Its name is written into the document when the page is built.
async fn file(kind: &str) -> Option<String> {
    let name = browser::find("meta[name=texts]")?.get_attribute(&["data-", kind].concat())?;
    let answer = JsFuture::from(browser::window().fetch_with_str(&name))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok().filter(Response::ok)?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    text.as_string()
}
