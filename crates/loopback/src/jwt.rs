//! JSON Web Tokens signed with ES256 (RFC 7515, RFC 7518).

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
    UnparsedPublicKey,
};
use serde_json::{Value, json};

use crate::authority::Identity;

/// Signs tokens, and knows its own again.
pub(crate) struct Signer {
    key: EcdsaKeyPair,
    identity: Identity,
    random: SystemRandom,
}

impl Signer {
    /// A signer with a new key and a certificate that signs itself.
    pub(crate) fn new() -> io::Result<Self> {
        let random = SystemRandom::new();
        let identity = Identity::self_signed(&["token.loopback.example".into()])?;
        let pkcs8 = identity.key.serialize_der();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8, &random)
            .map_err(io::Error::other)?;
        Ok(Self {
            key,
            identity,
            random,
        })
    }

    /// The certificate of the key as PEM, for who shall trust the tokens.
    pub(crate) fn certificate_pem(&self) -> String {
        self.identity.pem()
    }

    /// A token with these claims. Its header carries the certificate (`x5c`,
    /// RFC 7515, 4.1.6), by which docker-registry finds the key.
    pub(crate) fn sign(&self, claims: &Value) -> io::Result<String> {
        let header = json!({
            "typ": "JWT",
            "alg": "ES256",
            "x5c": [STANDARD.encode(&self.identity.chain[0])],
        });
        let signed = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(header.to_string()),
            URL_SAFE_NO_PAD.encode(claims.to_string())
        );
        let signature = self
            .key
            .sign(&self.random, signed.as_bytes())
            .map_err(io::Error::other)?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The claims of a token, if this signer has signed it.
    pub(crate) fn verify(&self, token: &str) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (_, claims) = signed.split_once('.')?;
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.key.public_key().as_ref())
            .verify(signed.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).ok()?)
            .ok()?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signer_knows_its_own_tokens_and_no_others() {
        let (ours, theirs) = (Signer::new().unwrap(), Signer::new().unwrap());
        let claims = json!({"sub": "puller"});
        let token = ours.sign(&claims).unwrap();
        assert_eq!(ours.verify(&token), Some(claims.clone()));
        assert_eq!(ours.verify(&theirs.sign(&claims).unwrap()), None);
        assert_eq!(ours.verify(&token.replace('.', "")), None);
    }

    #[test]
    fn a_changed_claim_is_noticed() {
        let signer = Signer::new().unwrap();
        let token = signer.sign(&json!({"sub": "puller"})).unwrap();
        let other = URL_SAFE_NO_PAD.encode(r#"{"sub":"admin"}"#);
        let mut parts: Vec<&str> = token.split('.').collect();
        parts[1] = &other;
        assert_eq!(signer.verify(&parts.join(".")), None);
    }
}
