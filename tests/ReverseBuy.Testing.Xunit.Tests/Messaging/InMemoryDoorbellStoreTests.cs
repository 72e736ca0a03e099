namespace ReverseBuy.Testing.Xunit.Tests.Messaging;

public sealed class InMemoryDoorbellStoreTests : InMemoryDoorbellStoreSuite;
