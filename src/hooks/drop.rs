//! Files that are dropped anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File};
use yew::prelude::*;

use crate::browser;

/// Hands over each dropped file; the value says whether one hovers over the page.
#[hook]
pub(crate) fn use_drop(on_file: Callback<File>) -> bool {
    let hovers = use_state_eq(|| false);
    let setter = hovers.setter();
    use_effect_with(on_file, move |on_file| {
        let on_file = on_file.clone();
        let handle = move |event: &Event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            let Some(data) = event.data_transfer() else { return };
            // Text that is dragged into the text area is none of our business.
            if !data.types().includes(&"Files".into(), 0) {
                return;
            }
            event.prevent_default();
            match event.type_().as_str() {
                "drop" => {
                    setter.set(false);
                    if let Some(file) = data.files().and_then(|files| files.get(0)) {
                        on_file.emit(file);
                    }
                }
                // Leaving one element enters another; only what leaves the window goes nowhere.
                "dragleave" => setter.set(event.related_target().is_some()),
                _ => setter.set(true),
            }
        };
        let listeners = ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
            let options = EventListenerOptions::enable_prevent_default();
            let handle = handle.clone();
            EventListener::new_with_options(&browser::window(), kind, options, move |event| {
                handle(event);
            })
        });
        move || drop(listeners)
    });
    *hovers
}
