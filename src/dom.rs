//! Elements, put together by plain calls.
//!
//! Yew's `html!` writes out the making of every element where it stands; with
//! as many elements as a report has, that was a third of the program. Here each
//! of them is a few calls of the same functions, and the page loads sooner.

use std::borrow::Cow;
use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Html};

/// An element in the making. It is boxed so that passing it on costs nothing.
pub(crate) struct El(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(AttrValue::Static(tag))))
}

/// Several nodes side by side.
pub(crate) fn all(nodes: Vec<Html>) -> Html {
    Html::from(VList::with_children(nodes, None))
}

/// A text.
#[inline(never)]
pub(crate) fn text(text: impl Into<AttrValue>) -> Html {
    Html::from(VText::new(text.into()))
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub(crate) fn with(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into())
    }

    /// Sets an attribute if there is a value.
    #[inline(never)]
    pub(crate) fn maybe(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.set(name, value.into()),
            None => self,
        }
    }

    /// Sets an attribute without a value, such as `open`.
    pub(crate) fn when(self, holds: bool, name: &'static str) -> Self {
        if holds {
            self.set(name, AttrValue::Static(""))
        } else {
            self
        }
    }

    /// Sets the class.
    #[inline(never)]
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.set("class", AttrValue::Static(class))
    }

    /// Adds a child. What may be there or not keeps its place as an empty one.
    #[inline(never)]
    pub(crate) fn put(mut self, child: impl Into<Child>) -> Self {
        self.0.add_child(child.into().0);
        self
    }

    /// Adds children.
    #[inline(never)]
    pub(crate) fn each(mut self, children: &mut dyn Iterator<Item = Html>) -> Self {
        for child in children {
            self.0.add_child(child);
        }
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(mut self, words: impl Into<AttrValue>) -> Self {
        self.0.add_child(text(words));
        self
    }

    /// Listens to an event.
    #[inline(never)]
    pub(crate) fn on(mut self, event: &'static str, act: Rc<dyn Fn(Event)>) -> Self {
        self.0.add_listener(Rc::new(On { event, act }));
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }
}

/// What can stand in an element.
pub(crate) struct Child(Html);

impl From<Html> for Child {
    fn from(node: Html) -> Self {
        Self(node)
    }
}

impl From<El> for Child {
    fn from(element: El) -> Self {
        Self(element.into())
    }
}

impl From<Option<Html>> for Child {
    fn from(node: Option<Html>) -> Self {
        Self(node.unwrap_or_default())
    }
}

impl From<Option<El>> for Child {
    fn from(element: Option<El>) -> Self {
        Self(element.map(Html::from).unwrap_or_default())
    }
}

impl From<El> for Html {
    fn from(element: El) -> Self {
        Self::from(*element.0)
    }
}

/// A listener: one type for all events.
struct On {
    event: &'static str,
    act: Rc<dyn Fn(Event)>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(self.event))
    }

    fn handle(&self, event: Event) {
        (self.act)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
