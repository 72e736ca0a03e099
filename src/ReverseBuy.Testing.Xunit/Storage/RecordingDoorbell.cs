using System.Collections.Concurrent;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>Notes who rang.</summary>
internal sealed class RecordingDoorbell : IDoorbell
{
    private readonly ConcurrentQueue<(TenantId Tenant, string Worker)> _rings = new();
    private readonly ConcurrentQueue<(TenantId Tenant, string Worker, DateTimeOffset Due)> _alarms = new();
    private readonly ConcurrentQueue<(TenantId Tenant, string Worker)> _promises = new();

    public IReadOnlyList<(TenantId Tenant, string Worker)> Rings => [.. _rings];

    /// <summary>What was told to be due, and when.</summary>
    public IReadOnlyList<(TenantId Tenant, string Worker, DateTimeOffset Due)> Alarms => [.. _alarms];

    /// <summary>Who was promised to look.</summary>
    public IReadOnlyList<(TenantId Tenant, string Worker)> Promises => [.. _promises];

    /// <summary>Is done at each promise, by whoever promises.</summary>
    public Func<Task> OnPromise { get; set; } = () => Task.CompletedTask;

    /// <summary>Is done at each ring, by whoever rings.</summary>
    public Action OnRing { get; set; } = () => { };

    public async ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken)
    {
        foreach (var worker in workers)
        {
            _promises.Enqueue((tenant, worker));
        }

        await OnPromise().ConfigureAwait(false);
    }

    public void Ring(TenantId tenant, string worker)
    {
        _rings.Enqueue((tenant, worker));
        OnRing();
    }

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        _alarms.Enqueue((tenant, worker, due));
        OnRing();
    }
}
