//! A project's environments: which there are, how one is added and taken away, and what two of them may not share.

use std::collections::BTreeSet;

use crate::address::DomainWishes;
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::names::EnvName;
use crate::project::{Project, Wishes};

impl Project {
    /// Its environments, `production` first. A project that names none has that one alone.
    #[must_use]
    pub fn environments(&self) -> Vec<EnvName> {
        if self.env.is_empty() {
            return vec![EnvName::production()];
        }
        let (mut all, others): (Vec<_>, Vec<_>) = self.env.keys().cloned().partition(EnvName::is_production);
        all.extend(others);
        all
    }

    /// Adds an environment that wants what another one wants, but for its bucket and its domain: those belong to one
    /// environment. Without another one it wants what the project wants. Gives its own wishes.
    ///
    /// # Errors
    /// `EnvironmentExists`; `NoEnvironment` for one to start from that is not there.
    pub fn add_environment(&mut self, env: &EnvName, from: Option<&EnvName>) -> Result<&mut Wishes> {
        if self.environments().contains(env) {
            return Err(Error::new(Code::EnvironmentExists).arg("env", env).arg("project", &self.name));
        }
        let wishes = match from {
            None => Wishes::default(),
            Some(from) => {
                self.site(Some(from))?;
                let own = self.env.get(from).cloned().unwrap_or_default();
                Wishes { bucket: None, domain: None, ..own }
            }
        };
        if self.env.is_empty() {
            // The one environment there was keeps its name beside the new one.
            self.env.insert(EnvName::production(), Wishes::default());
        }
        Ok(self.env.entry(env.clone()).or_insert(wishes))
    }

    /// Takes an environment out of the file. Where `production` alone is left, the project is as one that names none.
    ///
    /// # Errors
    /// `NoEnvironment`; `BadValue` with `rule` `env-last` for the only one, `env-adopted` for the one that was made by
    /// hand and taken over.
    pub fn remove_environment(&mut self, env: &EnvName) -> Result<()> {
        self.site(Some(env))?;
        let refuse = |rule| Err(Error::new(Code::BadValue).arg("field", "env").arg("value", env).arg("rule", rule));
        if self.environments().len() == 1 {
            return refuse("env-last");
        }
        if self.adopted.is_some() && env.is_production() {
            return refuse("env-adopted");
        }
        self.env.remove(env);
        if self.env.keys().all(EnvName::is_production) {
            self.site = self.wishes(&EnvName::production());
            self.env.clear();
        }
        Ok(())
    }

    /// Refuses a bucket or a name of the web that two environments want: each would undo what the other does.
    ///
    /// # Errors
    /// `BadValue` with `rule` `env-shared`.
    pub fn refuse_shared(&self) -> Result<()> {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for env in self.environments() {
            let wishes = self.wishes(&env);
            let names: BTreeSet<Domain> =
                wishes.domain.map(DomainWishes::spec).map(|domain| domain.names()).unwrap_or_default();
            let bucket = wishes.bucket.map(|bucket| ("bucket", bucket.to_string()));
            for (field, value) in bucket.into_iter().chain(names.into_iter().map(|name| ("domain", name.to_string()))) {
                if !taken.insert(format!("{field} {value}")) {
                    let error = Error::new(Code::BadValue).arg("field", field).arg("value", value);
                    return Err(error.arg("rule", "env-shared"));
                }
            }
        }
        Ok(())
    }
}
