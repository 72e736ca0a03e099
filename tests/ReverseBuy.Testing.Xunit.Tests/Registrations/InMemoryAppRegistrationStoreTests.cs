namespace ReverseBuy.Testing.Xunit.Tests.Registrations;

public sealed class InMemoryAppRegistrationStoreTests : InMemoryAppRegistrationStoreSuite;
