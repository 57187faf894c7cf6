//! What people do: keys, the clipboard, files.

use std::path::Path;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use super::page::Page;

impl Page {
    /// Presses a key and lets go of it.
    pub(crate) async fn press(&self, key: Key) {
        self.press_with(&[], key.into()).await;
    }

    /// Presses a key while others are held down.
    pub(crate) async fn press_with(&self, held: &[Key], key: char) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for key in held {
            keys = keys.then(KeyAction::Down {
                value: (*key).into(),
            });
        }
        keys = keys
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        for key in held {
            keys = keys.then(KeyAction::Up {
                value: (*key).into(),
            });
        }
        self.client.perform_actions(keys).await.expect("keys");
    }

    /// Lets tests write and read the clipboard; with `false` nobody may.
    pub(crate) async fn may_use_clipboard(&self, may: bool) {
        for name in ["clipboard-read", "clipboard-write"] {
            let setting = if may { "granted" } else { "denied" };
            let parameters = json!({ "permission": { "name": name }, "setting": setting });
            self.devtools("Browser.setPermission", parameters).await;
        }
    }

    /// What the clipboard holds.
    pub(crate) async fn clipboard(&self) -> String {
        let script = "navigator.clipboard.readText().then(arguments[0], arguments[0])";
        let text = self.ask_later(script, Vec::new()).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Puts a text into the clipboard.
    pub(crate) async fn fill_clipboard(&self, text: &str) {
        self.may_use_clipboard(true).await;
        let script = "const [text, done] = arguments;
            navigator.clipboard.writeText(text).then(() => done(true), error => done(`${error}`))";
        let done = self.ask_later(script, vec![json!(text)]).await;
        assert_eq!(done, json!(true), "the clipboard cannot be written");
    }

    /// Pastes a text into the text area in the place of what stands there.
    pub(crate) async fn paste(&self, text: &str) {
        self.fill_clipboard(text).await;
        self.ask("performance.clearMeasures(); document.querySelector('#paste').focus()")
            .await;
        self.press_with(&[Key::Control], 'a').await;
        self.press_with(&[Key::Control], 'v').await;
    }

    /// Chooses a file, as in the dialog that the button opens.
    pub(crate) async fn choose(&self, file: &Path) {
        self.ask("performance.clearMeasures()").await;
        let input = self.element("input[type=file]").await;
        let path = file.to_str().expect("a path of letters");
        input.send_keys(path).await.expect("the file is chosen");
    }

    /// Drags a file over the page; it is dropped by [`Page::drop_file`].
    pub(crate) async fn drag(&self, file: &Path) {
        self.dragged("dragEnter", file).await;
        self.dragged("dragOver", file).await;
    }

    /// Drops the file that is dragged.
    pub(crate) async fn drop_file(&self, file: &Path) {
        self.dragged("drop", file).await;
    }

    /// Drags a file out of the window again. The browser has no command that
    /// tells the page so, and the event is made here.
    pub(crate) async fn drag_away(&self) {
        self.ask(
            "const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['x'], 'x.txt'));
            document.body.dispatchEvent(new DragEvent('dragleave',
                { bubbles: true, cancelable: true, dataTransfer }))",
        )
        .await;
    }

    async fn dragged(&self, kind: &str, file: &Path) {
        let data = json!({ "items": [], "files": [file], "dragOperationsMask": 1 });
        let event = json!({ "type": kind, "x": 200, "y": 300, "data": data });
        self.devtools("Input.dispatchDragEvent", event).await;
    }
}
