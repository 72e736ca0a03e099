namespace ReverseBuy.Testing.Xunit.Tests.Credentials;

public sealed class InMemoryCredentialStoreTests : InMemoryCredentialStoreSuite;
