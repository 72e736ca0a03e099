using ReverseBuy.Testing.Suites;

namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>The storage in memory keeps the same promises, but for those of a disk.</summary>
public sealed class InMemoryTenantStorageTests : InMemoryTenantStorageSuite
{
    protected override int HoldSequences => 1000;

    protected override int OutboxSequences => FullRun.IsAsked ? 500 : base.OutboxSequences;

    protected override int TimerSequences => FullRun.IsAsked ? 500 : base.TimerSequences;
}
