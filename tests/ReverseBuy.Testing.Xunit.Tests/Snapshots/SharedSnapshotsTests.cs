using ReverseBuy.Inventory;

namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

/// <summary>The tier that mutants are made of keeps every promise when none is broken.</summary>
public sealed class SharedSnapshotsTests : SnapshotTierSuite
{
    private readonly SharedSnapshots _shared = new(TierMutation.None);

    protected override int Sequences => 300;

    protected override ValueTask<ISnapshotTier> MakeNodeAsync() => ValueTask.FromResult(_shared.MakeNode());
}
