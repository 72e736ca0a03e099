using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

/// <summary>A tier for nodes of one process: the plainest there is, and what the suite is tested with. It can break one promise.</summary>
internal sealed class SharedSnapshots(TierMutation mutation)
{
    private readonly Dictionary<SnapshotKey, (DateTimeOffset Moment, Snapshot? Snapshot)> _held = [];
    private readonly List<(Node Node, ISnapshotListener Listener)> _listeners = [];
    private readonly Lock _gate = new();

    public ISnapshotTier MakeNode() => new Node(this);

    private void Tell(Node from, SnapshotKey key, DateTimeOffset before)
    {
        foreach (var (_, listener) in _listeners.Where(known =>
            mutation != TierMutation.TellsNobody && (known.Node != from || mutation == TierMutation.TellsItself)))
        {
            listener.OutOfDate(key, before);
        }
    }

    private void Save(Node from, SnapshotKey key, Snapshot snapshot)
    {
        var isNewer = !_held.TryGetValue(Of(key), out var held)
            || held.Moment <= snapshot.CapturedAt
            || mutation == TierMutation.OlderReplacesNewer
            || (held.Snapshot is null && mutation == TierMutation.LetsTheLateComeBack);
        if (isNewer)
        {
            _held[Of(key)] = (snapshot.CapturedAt, snapshot);
        }

        if (isNewer || mutation == TierMutation.TellsOfWhatWasLeftOut)
        {
            Tell(from, key, snapshot.CapturedAt);
        }
    }

    private void Remove(Node from, SnapshotKey key, DateTimeOffset before)
    {
        if (!_held.TryGetValue(Of(key), out var held) || held.Moment < before || mutation == TierMutation.RemovesWhatIsNewer)
        {
            _held[Of(key)] = (before, null);
        }

        if (mutation != TierMutation.KeepsRemovalsToItself)
        {
            Tell(from, key, before);
        }
    }

    private SnapshotKey Of(SnapshotKey key) => mutation switch
    {
        TierMutation.ForgetsTenants => key with { Tenant = new TenantId("any") },
        TierMutation.ForgetsAccounts => key with { Account = new BuyingAccountId("any") },
        _ => key,
    };

    private Snapshot Of(Snapshot snapshot) => mutation == TierMutation.RoundsMoments
        ? snapshot with { CapturedAt = new DateTimeOffset(snapshot.CapturedAt.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero) }
        : snapshot;

    private sealed class Node(SharedSnapshots shared) : ISnapshotTier
    {
        public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
        {
            Require(keys, tenant);
            lock (shared._gate)
            {
                var found = keys.Select(key => shared._held.GetValueOrDefault(shared.Of(key)).Snapshot);
                return ValueTask.FromResult<IReadOnlyList<Snapshot?>>([.. shared.Is(TierMutation.AnswersInAnyOrder) ? found.Reverse() : found]);
            }
        }

        public ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
        {
            Require(snapshots.Select(snapshot => snapshot.Key), tenant);
            lock (shared._gate)
            {
                foreach (var (key, snapshot) in snapshots.Where((_, index) => index != 1 || !shared.Is(TierMutation.LosesTheSecond)))
                {
                    shared.Save(this, key, shared.Of(snapshot));
                }
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken)
        {
            lock (shared._gate)
            {
                shared.Remove(this, key, before);
            }

            return ValueTask.CompletedTask;
        }

        public IDisposable Subscribe(ISnapshotListener listener)
        {
            lock (shared._gate)
            {
                shared._listeners.Add((this, listener));
            }

            return new Subscription(shared, this, listener);
        }

        private void Require(IEnumerable<SnapshotKey> keys, TenantId tenant)
        {
            if (!shared.Is(TierMutation.AcceptsForeignKeys))
            {
                SnapshotKey.RequireTenant(keys, tenant);
            }
        }
    }

    private bool Is(TierMutation broken) => mutation == broken;

    private sealed class Subscription(SharedSnapshots shared, Node node, ISnapshotListener listener) : IDisposable
    {
        public void Dispose()
        {
            lock (shared._gate)
            {
                if (!shared.Is(TierMutation.TellsWhoWantsToHearNoMore))
                {
                    shared._listeners.Remove((node, listener));
                }
            }
        }
    }
}
