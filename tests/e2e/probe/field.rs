//! The one field: what it understands, and what it says where it does not.

use serde_json::json;

use super::form::{choose, open};
use crate::harness::{Page, browse};

/// Types into the field in place of what stands there.
async fn typed(page: &Page, text: &str) {
    let field = page.element("#registry").await;
    page.ask("document.querySelector('#registry').select()")
        .await;
    field.send_keys(text).await.expect("the text is typed");
}

/// Whether this is what the page understood: each part with its name, or the refusal.
const UNDERSTOOD: &str = "
    const place = document.querySelector('#understood');
    const names = [...place.querySelectorAll('dt')].map(name => name.textContent);
    const values = [...place.querySelectorAll('dd')].map(value => value.textContent);
    const said = names.map((name, at) => `${name}: ${values[at]}`).join('; ')
        || place.querySelector('.bad')?.textContent || '';
    return said === WHAT;
";

async fn until_understood(page: &Page, typed: &str, what: &str) {
    let script = UNDERSTOOD.replace("WHAT", &json!(what).to_string());
    page.until(&format!("{typed:?} is read as {what:?}"), &script)
        .await;
}

#[test]
fn the_field_says_what_it_understood() {
    browse(async |page| {
        open(page, "en").await;
        choose(page, "browser").await;
        for (text, what) in [
            (
                "Harborlab",
                "Asks: harborlab.azurecr.io; name: harborlab; cloud: AzureCloud",
            ),
            (
                "harborlab.azurecr.cn",
                "Asks: harborlab.azurecr.cn; name: harborlab; cloud: AzureChinaCloud",
            ),
            (
                "docker pull harborlab.azurecr.io/team/app:1.2",
                "Asks: harborlab.azurecr.io; name: harborlab; cloud: AzureCloud; repository: team/app",
            ),
            (
                "https://harborlab.azurecr.io/v2/",
                "Asks: harborlab.azurecr.io; name: harborlab; cloud: AzureCloud",
            ),
            (
                "harborlab-a1b2c3d4e5f6g7h8.azurecr.io",
                "Asks: harborlab-a1b2c3d4e5f6g7h8.azurecr.io; name: harborlab; \
                 domain name label: a1b2c3d4e5f6g7h8; cloud: AzureCloud",
            ),
            (
                "harborlab.eastus.geo.azurecr.io",
                "Asks: harborlab.eastus.geo.azurecr.io; name: harborlab; region: eastus; \
                 cloud: AzureCloud",
            ),
        ] {
            typed(page, text).await;
            until_understood(page, text, what).await;
            assert_eq!(
                page.ask("return !!document.querySelector('.primary:enabled')")
                    .await,
                json!(true)
            );
        }
        typed(page, " ").await;
        until_understood(page, " ", "").await;
        page.until(
            "nobody can be asked",
            "return !!document.querySelector('.primary:disabled')",
        )
        .await;
    });
}

#[test]
fn a_typing_error_is_put_right_with_one_click() {
    browse(async |page| {
        for (language, refusal, button) in [
            (
                "en",
                "This looks like a typing error. Did you mean harborlab.azurecr.io?",
                "Use harborlab.azurecr.io",
            ),
            (
                "ja",
                "入力ミスの可能性があります。 harborlab.azurecr.io のことですか?",
                "使用する: harborlab.azurecr.io",
            ),
        ] {
            open(page, language).await;
            choose(page, "browser").await;
            typed(page, "harborlab.azureacr.io").await;
            until_understood(page, "azureacr.io", refusal).await;
            let invalid = "return document.querySelector('#registry').matches('[aria-invalid]')";
            page.until("the field says that it is wrong", invalid).await;
            page.click("button", button).await;
            page.until(
                "it is put right",
                "return document.querySelector('#registry').value === 'harborlab.azurecr.io'
                    && !document.querySelector('#registry[aria-invalid]')
                    && !!document.querySelector('.primary:enabled')",
            )
            .await;
        }
    });
}

#[test]
fn what_is_no_registry_is_refused_with_the_reason() {
    browse(async |page| {
        for (language, table) in [
            (
                "en",
                [
                    (
                        "http://harborlab.azurecr.io",
                        "A registry is asked over https:// only.",
                    ),
                    (
                        "harborlab.azurecr.io:5000",
                        "A registry answers on port 443 only.",
                    ),
                    (
                        "127.0.0.1",
                        "This is an address, not the name of a registry.",
                    ),
                    (
                        "two words",
                        "There is white space in it. Type one registry or one command line.",
                    ),
                    ("example.com", "This is no Azure container registry."),
                ],
            ),
            (
                "ja",
                [
                    (
                        "http://harborlab.azurecr.io",
                        "レジストリには https:// でのみ接続します。",
                    ),
                    (
                        "harborlab.azurecr.io:5000",
                        "レジストリが応答するのはポート 443 のみです。",
                    ),
                    (
                        "127.0.0.1",
                        "これは IP アドレスで、レジストリの名前ではありません。",
                    ),
                    (
                        "two words",
                        "空白が含まれています。レジストリまたはコマンドを 1 つだけ入力してください。",
                    ),
                    ("example.com", "Azure Container Registry ではありません。"),
                ],
            ),
        ] {
            open(page, language).await;
            choose(page, "browser").await;
            for (text, why) in table {
                typed(page, text).await;
                until_understood(page, text, why).await;
            }
            assert_eq!(
                page.ask("return !!document.querySelector('.primary:disabled')")
                    .await,
                json!(true)
            );

            // What this machine may be asked for, only its server knows.
            choose(page, "machine").await;
            page.until(
                "it can be asked",
                "return !!document.querySelector('.primary:enabled')",
            )
            .await;
            page.click_on(".primary").await;
            let why = table[4].1;
            let alert = page
                .until(
                    "it is refused",
                    "return document.querySelector('[role=alert]')?.textContent",
                )
                .await;
            assert_eq!(alert, why);
            assert_eq!(
                page.ask("return document.querySelectorAll('[data-cause]').length")
                    .await,
                json!(0)
            );
            // The browser says of the refusal itself that it is one.
            let faults = page.take_faults().await;
            assert!(faults.is_empty(), "{faults:?}");
        }
    });
}
