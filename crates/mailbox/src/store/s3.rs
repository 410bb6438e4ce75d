//! A bucket of an S3 server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use zeroize::Zeroizing;

use super::{StoreError, reason};

/// How to reach a bucket.
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What every path begins with; may be empty.
    pub prefix: String,
    /// The server, `https://…`; `http://` only where the configuration says so. None: Amazon's.
    pub endpoint: Option<String>,
    /// The region; servers that have none take any.
    pub region: String,
    /// Who asks.
    pub access_key_id: Zeroizing<String>,
    /// The secret of who asks.
    pub secret_access_key: Zeroizing<String>,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bucket(..)")
    }
}

impl Bucket {
    /// Nothing is asked of the server yet, and nothing is read from the environment.
    pub(super) fn open(&self) -> Result<Arc<dyn ObjectStore>, StoreError> {
        let plain = self.endpoint.as_deref().is_some_and(|address| address.starts_with("http://"));
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: 4,
            // A collector waits behind this.
            retry_timeout: Duration::from_secs(40),
        };
        let options = ClientOptions::new()
            .with_allow_http(plain)
            .with_connect_timeout(Duration::from_secs(10))
            .with_timeout(Duration::from_secs(120));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(self.access_key_id.as_str())
            .with_secret_access_key(self.secret_access_key.as_str())
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            .with_retry(retry)
            .with_client_options(options)
            .with_allow_http(plain);
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.build().map_err(|error| reason(&error))?;
        if self.prefix.is_empty() {
            return Ok(Arc::new(store));
        }
        Ok(Arc::new(PrefixStore::new(store, Path::from(self.prefix.as_str()))))
    }
}
