namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

public sealed class InMemorySnapshotStoreTests : InMemorySnapshotStoreSuite;
