//! The certificate and its key.

use std::path::Path;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::Failure;
use crate::options::TlsConfig;

/// Reads both files and checks that they belong together.
pub(crate) fn load(config: &TlsConfig) -> Result<Arc<ServerConfig>, Failure> {
    let chain = read_chain(&config.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&config.key).map_err(|error| {
        Failure::usage(format!(
            "cannot read a private key from {}: {error}; --tls-key takes a PEM file",
            config.key.display()
        ))
    })?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut server = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|error| {
            Failure::usage(format!(
                "cannot use the certificate {} with the key {}: {error}; give the pair that \
                 belongs together",
                config.certificate.display(),
                config.key.display()
            ))
        })?;
    server.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(server))
}

fn read_chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let refuse = |why: String| {
        Failure::usage(format!(
            "cannot read a certificate from {}: {why}; --tls-cert takes a PEM file",
            path.display()
        ))
    };
    let chain: Vec<_> = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(|error| refuse(error.to_string()))?;
    if chain.is_empty() {
        return Err(refuse("there is none in it".to_owned()));
    }
    Ok(chain)
}
