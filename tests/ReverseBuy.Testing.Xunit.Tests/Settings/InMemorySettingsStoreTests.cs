namespace ReverseBuy.Testing.Xunit.Tests.Settings;

public sealed class InMemorySettingsStoreTests : InMemorySettingsStoreSuite;
